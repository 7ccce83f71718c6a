import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ClassChip } from "~/components/class-chip";
import { ConfirmButton } from "~/components/confirm-button";
import { Link } from "~/components/link";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import { AddLink } from "~/features/children/ui/add-link";
import type { StaffPage } from "../queries.server";

/** The classes a teacher or carer belongs to: the same ones the room screen opens for them. */
export function StaffClasses({ person, mayAssign }: { person: StaffPage; mayAssign: boolean }) {
  const { t } = useTranslation(["staff", "common"]);
  return (
    <Card
      title={t("classes")}
      aside={mayAssign ? <AddLink what="class" label={t("assign")} /> : null}
    >
      {person.classes.length === 0 ? (
        <p className="text-ink-2">{t(mayAssign ? "noClass" : "notInClasses")}</p>
      ) : (
        <RowList
          rows={person.classes.map((place) => ({
            key: place.id,
            title: (
              <Link to={`/classes/${place.id}`} className="hover:underline">
                <ClassChip name={place.name} colour={place.colour} />
              </Link>
            ),
            act: (
              <span className="flex items-center gap-2">
                {place.lead ? <Tag tone="brand">{t("lead")}</Tag> : null}
                {mayAssign ? (
                  <Form method="post" preventScrollReset>
                    <input type="hidden" name="intent" value="removeFromClass" />
                    <input type="hidden" name="classId" value={place.id} />
                    <ConfirmButton
                      kind="quiet"
                      question={t("removeFromClassQuestion", {
                        name: person.name,
                        place: place.name,
                      })}
                      detail={t("removeFromClassDetail")}
                      confirmLabel={t("common:remove")}
                    >
                      {t("common:remove")}
                    </ConfirmButton>
                  </Form>
                ) : null}
              </span>
            ),
          }))}
        />
      )}
    </Card>
  );
}
