import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { PasswordField } from "~/components/password-field";
import { useActionForm } from "~/lib/form";
import { changePasswordInput } from "../schema";

export function ChangePasswordForm({ actionData }: { actionData: unknown }) {
  const { t } = useTranslation("accounts");
  const intent = "changePassword";
  const form = useActionForm({ schema: changePasswordInput, intent, actionData });
  return (
    <ActionForm form={form} intent={intent} act={t("own.act")}>
      <PasswordField
        label={t("own.current")}
        autoComplete="current-password"
        {...form.field("current")}
      />
      <PasswordField
        label={t("own.next")}
        autoComplete="new-password"
        hint={t("passwordHint")}
        {...form.field("password")}
      />
    </ActionForm>
  );
}
