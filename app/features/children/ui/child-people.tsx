import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Avatar } from "~/components/avatar";
import { Card } from "~/components/card";
import { ConfirmButton } from "~/components/confirm-button";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import type { ChildPage } from "../queries.server";
import { AddLink } from "./add-link";

/** Guardians and everyone else who may collect the child. */
export function ChildPeople({ child, mayChange }: { child: ChildPage; mayChange: boolean }) {
  const { t } = useTranslation(["children", "enums", "common"]);
  const add = (what: string, label: string) =>
    mayChange ? <AddLink what={what} label={label} /> : null;
  return (
    <>
      <Card title={t("guardians")} aside={add("guardian", t("addGuardian"))}>
        <RowList
          rows={child.guardians.map((guardian) => ({
            key: guardian.id,
            mark: <Avatar name={guardian.name} size={32} />,
            title: (
              <>
                {guardian.name}
                <span className="font-normal text-ink-2">
                  {" "}
                  {t(`enums:relation.${guardian.relation}`)}
                </span>
              </>
            ),
            detail: `${t(`enums:grade.${guardian.grade}`)} · ${guardian.phone}`,
            act: (
              <span className="flex items-center gap-2">
                {guardian.hasAccount ? <Tag>{t("signsIn")}</Tag> : null}
                {guardian.mayPickUp ? <Tag tone="ok">{t("mayPickUp")}</Tag> : null}
                {mayChange && guardian.grade !== "primary" ? (
                  <RemoveForm
                    intent="removeGuardian"
                    field="guardianId"
                    id={guardian.id}
                    question={t("removeGuardianQuestion", { name: guardian.name })}
                  />
                ) : null}
              </span>
            ),
          }))}
        />
      </Card>
      <Card title={t("pickUpPersons")} aside={add("pickUp", t("addPickUpPerson"))}>
        {child.pickUpPersons.length === 0 ? (
          <p className="text-ink-2">{t("noPickUpPersons")}</p>
        ) : (
          <RowList
            rows={child.pickUpPersons.map((person) => ({
              key: person.id,
              mark: <Avatar name={person.name} size={32} />,
              title: person.name,
              detail: `${t(`enums:relation.${person.relation}`)} · ${person.phone}`,
              act: mayChange ? (
                <RemoveForm
                  intent="revokePickUp"
                  field="pickUpPersonId"
                  id={person.id}
                  question={t("revokePickUpQuestion", { name: person.name })}
                />
              ) : null,
            }))}
          />
        )}
      </Card>
    </>
  );
}

function RemoveForm(props: { intent: string; field: string; id: string; question: string }) {
  const { t } = useTranslation("common");
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value={props.intent} />
      <input type="hidden" name={props.field} value={props.id} />
      <ConfirmButton kind="quiet" question={props.question} confirmLabel={t("remove")}>
        {t("remove")}
      </ConfirmButton>
    </Form>
  );
}
