import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Avatar } from "~/components/avatar";
import { Card } from "~/components/card";
import { ConfirmButton } from "~/components/confirm-button";
import { LinkButton } from "~/components/link-button";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import type { InvitationOfChild } from "../invitations/queries.server";
import type { ChildPage } from "../queries.server";
import { AddLink } from "./add-link";
import { AccountState, InviteAct } from "./invite-act";

/** Guardians and everyone else who may collect the child, and who of them can sign in. */
export function ChildPeople(props: {
  child: ChildPage;
  /** Leads to where they are changed, from a page that only shows them. */
  manage?: boolean;
  mayChange?: boolean;
  /** The newest of each person; null for whoever may not invite. */
  invitations?: readonly InvitationOfChild[] | null;
  timeZone?: string;
}) {
  const { child, mayChange = false, invitations = null, timeZone = "" } = props;
  const { t } = useTranslation(["children", "enums", "common"]);
  const add = (what: string, label: string) =>
    mayChange ? <AddLink what={what} label={label} /> : null;
  const invitationOf = (id: string) => invitations?.find((one) => one.personId === id);
  const accountOf = (person: { id: string; name: string; hasAccount: boolean }) =>
    invitations ? (
      <span className="block">
        <AccountState {...{ person, timeZone }} invitation={invitationOf(person.id)} />
      </span>
    ) : null;
  return (
    <>
      <Card
        title={t("guardians")}
        aside={
          props.manage ? (
            <LinkButton to={`/children/${child.id}/people`} kind="quiet">
              {t("people.manage")}
            </LinkButton>
          ) : (
            add("guardian", t("addGuardian"))
          )
        }
      >
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
            detail: (
              <>
                {`${t(`enums:grade.${guardian.grade}`)} · ${guardian.phone}`}
                {guardian.grade === "emergencyOnly" ? null : accountOf(guardian)}
              </>
            ),
            act: (
              <span className="flex flex-wrap items-center justify-end gap-2">
                {guardian.mayPickUp ? (
                  <Tag tone="ok">{t("mayPickUp")}</Tag>
                ) : (
                  <Tag>{t("family.mayNotCollect")}</Tag>
                )}
                {invitations && guardian.grade !== "emergencyOnly" ? (
                  <InviteAct
                    field="guardianId"
                    person={guardian}
                    invitation={invitationOf(guardian.id)}
                  />
                ) : null}
                {mayChange ? (
                  <LinkButton
                    to={`?change=${guardian.id}`}
                    kind="quiet"
                    label={t("standing.of", { name: guardian.name })}
                  >
                    {t("standing.change")}
                  </LinkButton>
                ) : null}
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
              detail: (
                <>
                  {`${t(`enums:relation.${person.relation}`)} · ${person.phone}`}
                  {accountOf(person)}
                </>
              ),
              act: mayChange ? (
                <span className="flex flex-wrap items-center justify-end gap-2">
                  {invitations ? (
                    <InviteAct
                      field="pickUpPersonId"
                      person={person}
                      invitation={invitationOf(person.id)}
                    />
                  ) : null}
                  <RemoveForm
                    intent="revokePickUp"
                    field="pickUpPersonId"
                    id={person.id}
                    question={t("revokePickUpQuestion", { name: person.name })}
                  />
                </span>
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
