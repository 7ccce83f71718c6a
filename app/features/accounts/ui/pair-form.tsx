import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { TextField } from "~/components/text-field";
import { useActionForm } from "~/lib/form";
import { enterCodeInput } from "../devices/schema";

/** Six digits make this browser a class's tablet; scanned, they stand there already. */
export function PairForm(props: {
  code: string;
  why: "none" | "back" | "ended";
  actionData: unknown;
}) {
  const { t } = useTranslation("accounts");
  const form = useActionForm({
    ...{ schema: enterCodeInput, actionData: props.actionData },
    defaultValues: { code: props.code },
  });
  return (
    <>
      <h1 className="mb-1 text-24 md:text-30">{t("pair.title")}</h1>
      <p className="mb-5 text-ink-2">{t("pair.lead")}</p>
      {props.why === "none" || props.actionData ? null : (
        <div className="mb-4">
          <Banner tone={props.why === "back" ? "ok" : "warn"} inset>
            {t(props.why === "back" ? "pair.givenBack" : "pair.ended")}
          </Banner>
        </div>
      )}
      {form.formError ? (
        <div className="mb-4">
          <Banner tone="stop" inset>
            {form.formError}
          </Banner>
        </div>
      ) : null}
      <Form {...form.formProps} className="grid gap-4">
        <TextField
          label={t("pair.code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={8}
          className="pair-field"
          {...form.field("code")}
        />
        <Button type="submit" kind="main" large busy={form.busy} busyLabel={t("pair.pairing")}>
          {t("pair.act")}
        </Button>
      </Form>
      <p className="mt-4 text-ink-2">{t("pair.whereFrom")}</p>
    </>
  );
}
