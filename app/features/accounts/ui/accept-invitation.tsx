import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { LinkButton } from "~/components/link-button";
import { PasswordField } from "~/components/password-field";
import { useActionForm } from "~/lib/form";
import type { InvitationLink } from "../invitations/queries.server";
import { choosePasswordInput, enterPasswordInput } from "../schema";

type Shown = Omit<InvitationLink, "centreId" | "login">;

/** Behind an invitation's link: who invites whom, and the one field that lets the person in. */
export function AcceptInvitation(props: { link: Shown | null; actionData: unknown }) {
  const { link } = props;
  return link?.state === "open" ? (
    <OpenInvitation link={link} actionData={props.actionData} />
  ) : (
    <ClosedInvitation state={link?.state ?? "unknown"} phone={link?.centrePhone ?? ""} />
  );
}

function OpenInvitation({ link, actionData }: { link: Shown; actionData: unknown }) {
  const { t } = useTranslation(["accounts", "common", "enums"]);
  const schema = link.hasAccount ? enterPasswordInput : choosePasswordInput;
  const form = useActionForm({ schema, actionData });
  return (
    <>
      <h1 className="mb-1 text-24 md:text-30">{t("invite.title", { centre: link.centreName })}</h1>
      <p className="mb-1 text-section">
        {t("invite.who", { name: link.name, phone: link.phone })}
        <span className="text-ink-2"> {t(`enums:role.${link.role}`)}</span>
      </p>
      <p className="mb-5 text-ink-2">
        {link.hasAccount ? t("invite.known") : t(`invite.lead.${link.role}`)}
      </p>
      {form.formError ? (
        <div className="mb-4">
          <Banner tone="stop" inset>
            {form.formError}
          </Banner>
        </div>
      ) : null}
      <Form {...form.formProps} className="grid gap-4">
        <PasswordField
          label={link.hasAccount ? t("invite.ownPassword") : t("invite.newPassword")}
          autoComplete={link.hasAccount ? "current-password" : "new-password"}
          hint={link.hasAccount ? undefined : t("passwordHint")}
          {...form.field("password")}
        />
        <Button type="submit" kind="main" large busy={form.busy} busyLabel={t("common:signingIn")}>
          {link.hasAccount ? t("invite.enter") : t("invite.act")}
        </Button>
      </Form>
      <p className="mt-4 text-ink-2">
        {link.hasAccount ? t("invite.forgot") : t("invite.notYou")}
        <OfficePhone phone={link.centrePhone} />
      </p>
    </>
  );
}

function ClosedInvitation({ state, phone }: { state: string; phone: string }) {
  const { t } = useTranslation(["accounts", "common"]);
  return (
    <>
      <h1 className="mb-2 text-24">{t(`invite.closed.${state}.title`)}</h1>
      <p className="mb-5 text-ink-2">
        {t(`invite.closed.${state}.how`)}
        <OfficePhone phone={phone} />
      </p>
      <LinkButton to="/login">{t("common:signIn")}</LinkButton>
    </>
  );
}

function OfficePhone({ phone }: { phone: string }) {
  const { t } = useTranslation("accounts");
  return phone ? (
    <a href={`tel:${phone}`} className="ml-1 font-semibold text-brand-text underline">
      {t("invite.call", { phone })}
    </a>
  ) : null;
}
