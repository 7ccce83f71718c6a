import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { Button } from "~/components/button";
import { ConfirmButton } from "~/components/confirm-button";
import { TextField } from "~/components/text-field";
import { useActionForm } from "~/lib/form";
import type { OwnEmail as Own } from "../email/queries.server";
import { askForEmailInput, confirmEmailInput } from "../email/schema";

/** The own address: asked for, then confirmed by the code that was sent to it. */
export function OwnEmail({ own, actionData }: { own: Own; actionData: unknown }) {
  if (own.waiting) return <Confirm email={own.waiting} actionData={actionData} />;
  return own.email ? <Held own={own} /> : <Ask actionData={actionData} />;
}

function Ask({ actionData }: { actionData: unknown }) {
  const { t } = useTranslation("accounts");
  const intent = "askForEmail";
  const form = useActionForm({ schema: askForEmailInput, intent, actionData });
  return (
    <>
      <p className="mb-3 text-ink-2">{t("email.lead")}</p>
      <ActionForm form={form} intent={intent} act={t("email.ask")}>
        <TextField
          label={t("email.field")}
          type="email"
          inputMode="email"
          autoComplete="email"
          maxLength={120}
          {...form.field("email")}
        />
      </ActionForm>
    </>
  );
}

function Confirm({ email, actionData }: { email: string; actionData: unknown }) {
  const { t } = useTranslation("accounts");
  const intent = "confirmEmail";
  const form = useActionForm({ schema: confirmEmailInput, intent, actionData });
  return (
    <>
      <p className="mb-3 text-ink-2">{t("email.sent", { email })}</p>
      <ActionForm form={form} intent={intent} act={t("email.confirm")}>
        <TextField
          label={t("email.code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          className="max-w-40"
          {...form.field("code")}
        />
      </ActionForm>
      <Form method="post" preventScrollReset className="mt-2">
        <input type="hidden" name="intent" value="forgetEmail" />
        <Button type="submit" kind="quiet">
          {t("email.other")}
        </Button>
      </Form>
    </>
  );
}

function Held({ own }: { own: Own }) {
  const { t } = useTranslation("accounts");
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <p className="min-w-0 break-words">{t("email.own", { email: own.email ?? "" })}</p>
      {own.isRemovable ? (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="forgetEmail" />
          <ConfirmButton
            kind="quiet"
            question={t("email.forgetQuestion")}
            detail={t("email.forgetDetail")}
            confirmLabel={t("email.forget")}
          >
            {t("email.forget")}
          </ConfirmButton>
        </Form>
      ) : null}
    </div>
  );
}
