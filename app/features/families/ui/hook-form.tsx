import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { CheckboxField } from "~/components/checkbox-field";
import { ConfirmButton } from "~/components/confirm-button";
import { TextField } from "~/components/text-field";
import { useActionForm } from "~/lib/form";
import type { Hook } from "../hooks/queries.server";
import { changeHookInput } from "../hooks/schema";

/** Where the gateway listens, and what it is told. The secret is never shown again. */
export function HookForm({ hook, actionData }: { hook: Hook | null; actionData: unknown }) {
  const { t } = useTranslation("families");
  const intent = "changeHook";
  const form = useActionForm({
    ...{ schema: changeHookInput, intent, actionData },
    defaultValues: { url: hook?.url ?? "", withPhone: hook?.withPhone ?? false },
  });
  const { defaultValue: withPhone, ...phoneField } = form.field("withPhone");
  return (
    <ActionForm form={form} intent={intent} act={t("hook.save")}>
      <TextField
        label={t("hook.url")}
        hint={t("hook.urlHint")}
        type="url"
        inputMode="url"
        autoComplete="off"
        maxLength={500}
        {...form.field("url")}
      />
      <TextField
        label={t("hook.secret")}
        hint={t(hook ? "hook.secretKept" : "hook.secretHint")}
        type="password"
        autoComplete="off"
        maxLength={200}
        {...form.field("secret")}
      />
      <CheckboxField
        label={t("hook.withPhone")}
        hint={t("hook.withPhoneHint")}
        {...phoneField}
        defaultChecked={withPhone === "true" || withPhone === "on"}
      />
    </ActionForm>
  );
}

/** One message that is about nobody, what came of the last, and the way to stop. */
export function HookTest({ hook }: { hook: Hook | null }) {
  const { t } = useTranslation("families");
  if (!hook) {
    return (
      <Card title={t("hook.test")}>
        <p className="text-ink-2">{t("hook.none")}</p>
      </Card>
    );
  }
  const { testedAt: at, testedStatus: status } = hook;
  const isOk = status !== null && status >= 200 && status < 300;
  return (
    <Card title={t("hook.test")}>
      <p className="mb-3 text-ink-2">{t("hook.testLead")}</p>
      {at ? (
        <div className="mb-3">
          <Banner tone={isOk ? "ok" : "warn"} inset>
            {isOk
              ? t("hook.testedOk", { at })
              : status === null
                ? t("hook.testedNone", { at })
                : t("hook.tested", { at, status })}
          </Banner>
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="testHook" />
          <Button type="submit">{t("hook.test")}</Button>
        </Form>
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="removeHook" />
          <ConfirmButton
            kind="quiet"
            question={t("hook.removeQuestion")}
            detail={t("hook.removeDetail")}
            confirmLabel={t("hook.remove")}
          >
            {t("hook.remove")}
          </ConfirmButton>
        </Form>
      </div>
    </Card>
  );
}
