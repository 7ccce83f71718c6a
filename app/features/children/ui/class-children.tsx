import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { EmptyState } from "~/components/empty-state";
import { Link } from "~/components/link";
import { LinkButton } from "~/components/link-button";
import type { ClassPage } from "~/features/centres/queries.server";
import { ageInWords } from "./age";
import { Face } from "./face";

/** The children of a class today; a face leads to the child's page. */
export function ClassChildren({ room }: { room: ClassPage }) {
  const { t } = useTranslation(["children", "enums", "common"]);
  return (
    <Card
      title={t("title")}
      aside={
        <span className="text-second text-ink-2">
          {t("common:people", { n: room.children.length })}
        </span>
      }
    >
      {room.children.length === 0 ? (
        <EmptyState action={<LinkButton to="/children">{t("inClass.toChildren")}</LinkButton>}>
          {t("inClass.none")}
        </EmptyState>
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(190px,100%),1fr))] gap-1 border-t border-line pt-2">
          {room.children.map((child) => (
            <li key={child.id}>
              <Link
                to={`/children/${child.id}`}
                className="flex items-center gap-3 rounded-field p-2 hover:bg-hover"
              >
                <Face name={child.name} fileId={child.faceFileId} colour={room.colour} size={40} />
                <span className="min-w-0">
                  <b className="block">{child.name}</b>
                  <span className="block text-second text-ink-2">
                    {ageInWords(child.bornOn, room.day, t)}
                    {child.schedule === "full"
                      ? null
                      : t("common:clauseSeparator") + t(`enums:schedule.${child.schedule}`)}
                  </span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
