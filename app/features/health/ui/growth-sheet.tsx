import { useTranslation } from "react-i18next";
import { postures } from "~db/enums";
import { ActionForm } from "~/components/action-form";
import { CheckboxField } from "~/components/checkbox-field";
import { DateField } from "~/components/date-field";
import { LinkButton } from "~/components/link-button";
import { SelectField } from "~/components/select-field";
import { AddSheet } from "~/components/add-sheet";
import { TextField } from "~/components/text-field";
import { useActionForm } from "~/lib/form";
import { isFormFailure } from "~/lib/form-failure";
import { recordGrowthInput } from "../schema";

/** The sheet a measurement is written on, open over the child's growth. */
export function GrowthSheet(props: { name: string; today: string; actionData: unknown }) {
  const { t } = useTranslation(["health", "enums", "common"]);
  const intent = "recordGrowth";
  const form = useActionForm({
    schema: recordGrowthInput,
    intent,
    actionData: props.actionData,
    defaultValues: { measuredOn: props.today },
  });
  const { actionData } = props;
  // asked only once the figures were held against the last ones, and then until they are kept
  const asksToCheck = isFormFailure(actionData) && actionData.errors?.checked !== undefined;
  return (
    <AddSheet title={t("recordTitle", { name: props.name })}>
      <ActionForm
        form={form}
        intent={intent}
        act={t("record")}
        aside={
          <LinkButton to="." kind="quiet">
            {t("common:cancel")}
          </LinkButton>
        }
      >
        <DateField label={t("measuredOn")} max={props.today} {...form.field("measuredOn")} />
        <TextField
          label={t("height")}
          unit="cm"
          inputMode="decimal"
          autoComplete="off"
          optional
          {...form.field("heightCm")}
        />
        <TextField
          label={t("weight")}
          unit="kg"
          inputMode="decimal"
          autoComplete="off"
          optional
          {...form.field("weightKg")}
        />
        {asksToCheck ? <CheckboxField label={t("checked")} {...form.tick("checked")} /> : null}
        <SelectField
          label={t("posture")}
          empty={t("postureByAge")}
          options={postures.map((value) => ({ value, label: t(`enums:posture.${value}`) }))}
          {...form.field("posture")}
        />
        <TextField label={t("note")} optional autoComplete="off" {...form.field("note")} />
      </ActionForm>
    </AddSheet>
  );
}
