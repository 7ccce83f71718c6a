import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { LinkButton } from "~/components/link-button";
import { PasswordField } from "~/components/password-field";
import { useActionForm } from "~/lib/form";
import { choosePasswordInput } from "../schema";

/** Behind the office's one-time link. */
export function ChoosePasswordForm(props: { link: { name: string } | null; actionData: unknown }) {
  const { t } = useTranslation(["accounts", "common"]);
  const form = useActionForm({ schema: choosePasswordInput, actionData: props.actionData });
  if (!props.link) {
    return (
      <>
        <h1 className="mb-2 text-24">{t("reset.gone")}</h1>
        <p className="mb-5 text-ink-2">{t("reset.goneHow")}</p>
        <LinkButton to="/login">{t("common:signIn")}</LinkButton>
      </>
    );
  }
  return (
    <>
      <h1 className="mb-1 text-24 md:text-30">{t("reset.title", { name: props.link.name })}</h1>
      <p className="mb-5 text-ink-2">{t("reset.lead")}</p>
      {form.formError ? (
        <div className="mb-4">
          <Banner tone="stop" inset>
            {form.formError}
          </Banner>
        </div>
      ) : null}
      <Form {...form.formProps} className="grid gap-4">
        <PasswordField
          label={t("reset.password")}
          autoComplete="new-password"
          hint={t("passwordHint")}
          {...form.field("password")}
        />
        <Button type="submit" kind="main" large busy={form.busy}>
          {t("reset.act")}
        </Button>
      </Form>
    </>
  );
}
