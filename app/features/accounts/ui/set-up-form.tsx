import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { PasswordField } from "~/components/password-field";
import { TextField } from "~/components/text-field";
import { useActionForm } from "~/lib/form";
import { setUpInput } from "../schema";

/** First run: the centre and its first director on one page. */
export function SetUpForm({ actionData }: { actionData: unknown }) {
  const { t } = useTranslation(["accounts", "common"]);
  const form = useActionForm({
    schema: setUpInput,
    actionData,
    defaultValues: { licensedPlaces: 135 },
  });
  return (
    <>
      <h1 className="mb-1 text-24 md:text-30">{t("setUp.title")}</h1>
      <p className="mb-5 text-ink-2">{t("setUp.lead")}</p>
      {form.formError ? (
        <div className="mb-4">
          <Banner tone="stop" inset>
            {form.formError}
          </Banner>
        </div>
      ) : null}
      <Form {...form.formProps} className="grid gap-4">
        <TextField
          label={t("setUp.centreName")}
          autoComplete="organization"
          {...form.field("centreName")}
        />
        <TextField
          label={t("setUp.shortName")}
          hint={t("setUp.shortNameHint")}
          {...form.field("shortName")}
        />
        <TextField
          label={t("setUp.licensedPlaces")}
          inputMode="numeric"
          {...form.field("licensedPlaces")}
        />
        <TextField
          label={t("setUp.directorName")}
          autoComplete="name"
          {...form.field("directorName")}
        />
        <TextField
          label={t("phone")}
          autoComplete="tel"
          inputMode="tel"
          hint={t("setUp.phoneHint")}
          {...form.field("phone")}
        />
        <PasswordField
          label={t("password")}
          autoComplete="new-password"
          hint={t("passwordHint")}
          {...form.field("password")}
        />
        <Button type="submit" kind="main" large busy={form.busy}>
          {t("setUp.act")}
        </Button>
      </Form>
    </>
  );
}
