import { Form, useNavigation } from "@remix-run/react";
import { QrCode } from "lucide";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { Icon } from "~/components/icon";
import { PasswordField } from "~/components/password-field";
import { TextField } from "~/components/text-field";
import { useActionForm } from "~/lib/form";
import { demoRoles } from "../rules";
import { signInInput } from "../schema";

export function LoginForm(props: { returnTo: string; isDemo: boolean; actionData: unknown }) {
  const { t } = useTranslation(["accounts", "common", "enums"]);
  const form = useActionForm({ schema: signInInput, actionData: props.actionData });
  return (
    <>
      <h1 className="mb-3.5 text-24 md:mb-5 md:text-30">{t("welcomeBack")}</h1>
      {form.formError ? (
        <div className="mb-4">
          <Banner tone="stop" inset>
            {form.formError}
          </Banner>
        </div>
      ) : null}
      <Form {...form.formProps} className="grid gap-4">
        <input type="hidden" name="returnTo" value={props.returnTo} />
        <TextField
          label={t("phoneOrEmail")}
          autoComplete="username"
          inputMode="email"
          {...form.field("login")}
        />
        <PasswordField
          label={t("password")}
          autoComplete="current-password"
          {...form.field("password")}
        />
        <Button type="submit" kind="main" large busy={form.busy} busyLabel={t("common:signingIn")}>
          {t("common:signIn")}
        </Button>
      </Form>
      <details className="mt-4 text-ink-2">
        <summary className="min-h-12 cursor-pointer py-3 font-strong text-brand-text">
          {t("trouble")}
        </summary>
        <p>{t("troubleHow")}</p>
      </details>
      {props.isDemo ? <DemoButtons /> : <FirstVisit />}
    </>
  );
}

function FirstVisit() {
  const { t } = useTranslation("accounts");
  return (
    <div className="mt-3 flex items-center gap-3.5 rounded-card bg-sunk px-4 py-3.5">
      <Icon of={QrCode} size={24} className="text-brand-text" />
      <p className="text-ink-2">
        <b className="block text-ink">{t("firstVisit")}</b>
        {t("firstVisitHow")}
      </p>
    </div>
  );
}

/** The demo has one door a role; nothing has to be typed. */
function DemoButtons() {
  const { t } = useTranslation(["accounts", "enums"]);
  const { state } = useNavigation();
  return (
    <Form method="post" className="mt-3 rounded-card bg-sunk p-4">
      <p className="mb-3 text-ink-2">
        <b className="text-ink">{t("demoTitle")}</b> {t("demoHow")}
      </p>
      <div className="grid grid-cols-2 gap-2">
        {demoRoles.map((role) => (
          <Button
            key={role}
            type="submit"
            name="demoRole"
            value={role}
            disabled={state === "submitting"}
            className="last:odd:col-span-2"
          >
            {t(`enums:role.${role}`)}
          </Button>
        ))}
      </div>
    </Form>
  );
}
