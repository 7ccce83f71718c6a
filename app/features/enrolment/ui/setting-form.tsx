import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { Card } from "~/components/card";
import { CheckboxField } from "~/components/checkbox-field";
import { TextField } from "~/components/text-field";
import { useActionForm } from "~/lib/form";
import { changeSettingInput } from "../settings/schema";

/** Whether and how the centre takes applications, with the address of its public page. */
export function SettingForm(props: {
  setting: { takesApplications: boolean; offerDays: number; keepMonths: number };
  page: { url: string; qr: string };
  actionData: unknown;
}) {
  const { t } = useTranslation("enrolment");
  const intent = "setting";
  const form = useActionForm({
    schema: changeSettingInput,
    intent,
    actionData: props.actionData,
    defaultValues: props.setting,
  });
  return (
    <Card title={t("setting.taking")}>
      <div className="mb-4 flex items-center gap-4">
        <img
          src={props.page.qr}
          width={112}
          height={112}
          alt={t("setting.qr")}
          className="rounded-field bg-white p-1.5"
        />
        <p className="min-w-0">
          <span className="block text-ink-2">{t("setting.address")}</span>
          <a href={props.page.url} className="break-all text-link">
            {props.page.url}
          </a>
        </p>
      </div>
      <ActionForm form={form} intent={intent} act={t("setting.save")}>
        <CheckboxField label={t("setting.takesApplications")} {...form.tick("takesApplications")} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t("setting.offerDays")}
            inputMode="numeric"
            {...form.field("offerDays")}
          />
          <TextField
            label={t("setting.keepMonths")}
            hint={t("setting.keepMonthsHint")}
            inputMode="numeric"
            {...form.field("keepMonths")}
          />
        </div>
      </ActionForm>
    </Card>
  );
}
