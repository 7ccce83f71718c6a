import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { ConfirmButton } from "~/components/confirm-button";
import { instantOf } from "~/lib/clock";
import { formatMoment } from "~/lib/dates";
import type { InvitationOfChild } from "../invitations/queries.server";

type Person = { id: string; name: string; hasAccount: boolean };

/** Whether somebody of the family can sign in, in words. */
export function AccountState(props: {
  person: Person;
  invitation: InvitationOfChild | undefined;
  timeZone: string;
}) {
  const { t, i18n } = useTranslation("children");
  const { person, invitation } = props;
  if (person.hasAccount) return t("invite.hasAccount");
  if (!invitation || invitation.state === "used") return t("invite.noAccount");
  if (invitation.state === "expired") return t("invite.expired");
  const time = formatMoment(instantOf(invitation.expiresAt), props.timeZone, i18n.language);
  return t("invite.until", { time });
}

/** Makes the link; where an earlier one is open it asks first, for that one ends. */
export function InviteAct(props: {
  field: "guardianId" | "pickUpPersonId";
  person: Person;
  invitation: InvitationOfChild | undefined;
}) {
  const { t } = useTranslation("children");
  const { person } = props;
  if (person.hasAccount) return null;
  const label = t("invite.of", { name: person.name });
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="invite" />
      <input type="hidden" name={props.field} value={person.id} />
      {props.invitation?.state === "open" ? (
        <ConfirmButton
          kind="quiet"
          danger={false}
          aria-label={label}
          question={t("invite.againQuestion", { name: person.name })}
          detail={t("invite.againDetail")}
          confirmLabel={t("invite.again")}
        >
          {t("invite.again")}
        </ConfirmButton>
      ) : (
        <Button type="submit" kind="quiet" aria-label={label}>
          {t("invite.act")}
        </Button>
      )}
    </Form>
  );
}
