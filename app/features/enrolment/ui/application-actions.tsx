import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { ConfirmButton } from "~/components/confirm-button";
import { TextField } from "~/components/text-field";
import type { ApplicationState } from "~db/enums";
import { isOver } from "../applications/rules";

/** What else may be done with an application: end it, for either side, or put it back on the list. */
export function ApplicationActions({ state }: { state: ApplicationState }) {
  const { t } = useTranslation("enrolment");
  if (isOver(state)) {
    return (
      <Form method="post">
        <input type="hidden" name="intent" value="reopen" />
        <Button type="submit">{t("application.reopen")}</Button>
      </Form>
    );
  }
  if (state !== "waiting") return null;
  return (
    <Card title={t("application.more")}>
      <Form method="post" className="grid gap-3">
        <TextField label={t("application.reason")} optional name="reason" maxLength={200} />
        <div className="flex flex-wrap gap-2">
          {(["refuse", "withdraw"] as const).map((intent) => (
            <ConfirmButton
              key={intent}
              name="intent"
              value={intent}
              question={t(`application.${intent}Question`)}
              detail={intent === "refuse" ? t("application.refuseDetail") : undefined}
              confirmLabel={t(`application.${intent}`)}
            >
              {t(`application.${intent}`)}
            </ConfirmButton>
          ))}
        </div>
      </Form>
    </Card>
  );
}
