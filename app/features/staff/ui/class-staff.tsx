import { useTranslation } from "react-i18next";
import { Avatar } from "~/components/avatar";
import { Card } from "~/components/card";
import { Link } from "~/components/link";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import type { ClassPage } from "~/features/centres/queries.server";

/** The adults of a class; linked for those who may open staff pages. */
export function ClassStaff({ room, mayOpen }: { room: ClassPage; mayOpen: boolean }) {
  const { t } = useTranslation(["staff", "common"]);
  return (
    <Card
      title={t("ofClass")}
      aside={
        <span className="text-second text-ink-2">
          {t("common:people", { n: room.staff.length })}
        </span>
      }
    >
      {room.staff.length === 0 ? (
        <p className="text-ink-2">{t("ofClassNone")}</p>
      ) : (
        <RowList
          rows={room.staff.map((person) => ({
            key: person.id,
            mark: <Avatar name={person.name} size={32} colour={room.colour} />,
            title: mayOpen ? (
              <Link to={`/staff/${person.id}`} className="hover:underline">
                {person.name}
              </Link>
            ) : (
              person.name
            ),
            act: person.lead ? <Tag tone="brand">{t("lead")}</Tag> : null,
          }))}
        />
      )}
    </Card>
  );
}
