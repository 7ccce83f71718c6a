import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { Banner } from "~/components/banner";
import { CheckboxField } from "~/components/checkbox-field";
import { TextField } from "~/components/text-field";
import { useActionForm } from "~/lib/form";
import { keptAgainst, type AgeSettings } from "../ages/rules";
import { changeAgesInput } from "../ages/schema";

/** How the centre treats the edges of the age bands; what departs from the standard stands beside its clause. */
export function AgesForm(props: { ages: AgeSettings; version: string; actionData: unknown }) {
  const { ages, version, actionData } = props;
  const { t } = useTranslation(["centres", "common"]);
  const intent = "changeAges";
  const form = useActionForm({
    schema: changeAgesInput,
    intent,
    actionData,
    defaultValues: { ...ages, version },
  });
  return (
    <ActionForm form={form} intent={intent} act={t("common:save")}>
      <TextField
        label={t("ages.graceDays")}
        inputMode="numeric"
        hint={t("ages.graceHint")}
        {...form.field("graceDays")}
      />
      <CheckboxField
        label={t("ages.keeps")}
        hint={t("ages.keepsHint")}
        {...form.tick("keepsThreeYearOlds")}
      />
      {ages.keepsThreeYearOlds ? (
        <Banner tone="warn" inset>
          {t("ages.departs", keptAgainst)}
        </Banner>
      ) : null}
    </ActionForm>
  );
}
