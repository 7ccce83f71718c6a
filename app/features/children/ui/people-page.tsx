import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { BackLink } from "~/components/back-link";
import { RefusalBanner } from "~/components/refusal-banner";
import type { Role } from "~db/enums";
import type { CustodyNote } from "../custody/queries.server";
import type { InvitationOfChild } from "../invitations/queries.server";
import type { ChildPage } from "../queries.server";
import { ChildHeader } from "./child-header";
import { ChildPeople } from "./child-people";
import { ChildTabs } from "./child-tabs";
import { CustodyCard } from "./custody-card";
import { GuardianSheet } from "./guardian-sheet";
import { InvitationSheet, type ShownInvitation } from "./invitation-sheet";
import { PeopleSheets } from "./people-sheets";

const isInvited = (answer: unknown): answer is { invited: ShownInvitation } =>
  typeof answer === "object" && answer !== null && "invited" in answer;

/** Everyone around a child: who answers, who collects, who may sign in, and what staff must know. */
export function PeoplePage(props: {
  child: ChildPage;
  invitations: readonly InvitationOfChild[] | null;
  custody: readonly CustodyNote[] | null;
  role: Role | null;
  today: string;
  timeZone: string;
  mayList: boolean;
  mayChange: boolean;
  mayNoteCustody: boolean;
  /** What a later noun has to say of the people. */
  cards?: ReactNode;
  actionData: unknown;
}) {
  const { child, invitations, custody, today, timeZone, actionData } = props;
  const [params] = useSearchParams();
  const { t } = useTranslation("children");
  const add = params.get("add");
  const changed = child.guardians.find(({ id }) => id === params.get("change"));
  const invitation = isInvited(actionData) ? actionData.invited : null;
  const invitee = [...child.guardians, ...child.pickUpPersons].find(
    ({ id }) => id === invitation?.personId,
  );
  return (
    <>
      {props.mayList ? <BackLink to="/children">{t("title")}</BackLink> : null}
      {add || changed ? null : <RefusalBanner actionData={actionData} />}
      <ChildHeader child={child} today={today} />
      <ChildTabs childId={child.id} role={props.role} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="grid gap-4">
          <ChildPeople {...{ child, invitations, timeZone }} mayChange={props.mayChange} />
          {props.cards}
        </div>
        {custody ? <CustodyCard notes={custody} mayChange={props.mayNoteCustody} /> : null}
      </div>
      {changed && props.mayChange ? (
        <GuardianSheet key={changed.id} guardian={changed} actionData={actionData} />
      ) : null}
      <PeopleSheets {...{ child, today, actionData, add }} />
      {invitation && invitee ? (
        <InvitationSheet {...{ invitation, name: invitee.name, childName: child.name, timeZone }} />
      ) : null}
    </>
  );
}
