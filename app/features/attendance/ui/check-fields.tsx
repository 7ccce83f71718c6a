import { useTranslation } from "react-i18next";
import { checkActions, checkFindings } from "~db/enums";
import { CheckboxField } from "~/components/checkbox-field";
import { Field } from "~/components/field";
import { SelectField } from "~/components/select-field";
import { TextField } from "~/components/text-field";
import type { FormFailure } from "~/lib/form-failure";

/** What is asked when a check found something: the same in the room and at the health worker's desk. */
export function CheckFields({ failure }: { failure: FormFailure | null }) {
  const { t } = useTranslation(["attendance", "enums", "errors"]);
  const typed = (name: string) => {
    const value = failure?.values?.[name];
    return typeof value === "string" ? value : undefined;
  };
  const errorOf = (name: string) => {
    const error = failure?.errors?.[name];
    return error ? t(error) : undefined;
  };
  const field = (name: string) => ({ name, error: errorOf(name), defaultValue: typed(name) });
  const found = failure?.values?.["findings"] ?? [];
  return (
    <>
      <TextField
        label={t("check.temperature")}
        {...field("temperature")}
        inputMode="decimal"
        unit={t("check.degrees")}
        optional
      />
      <Field id="check-findings" label={t("check.findings")} group>
        <div className="grid grid-cols-2 gap-x-4">
          {checkFindings.map((finding) => (
            <CheckboxField
              key={finding}
              label={t(`enums:checkFinding.${finding}`)}
              name="findings[]"
              value={finding}
              defaultChecked={found.includes(finding)}
            />
          ))}
        </div>
      </Field>
      <SelectField
        label={t("check.action")}
        {...field("action")}
        defaultValue={typed("action") ?? "observe"}
        options={checkActions.map((action) => ({
          value: action,
          label: t(`enums:checkAction.${action}`),
        }))}
      />
      <TextField
        label={t("check.guardianSays")}
        {...field("guardianSays")}
        maxLength={200}
        optional
      />
      <TextField label={t("check.keptItems")} {...field("keptItems")} maxLength={60} optional />
      <TextField label={t("check.note")} {...field("note")} maxLength={200} optional />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <CheckboxField
          label={t("check.bringsMedicine")}
          name="bringsMedicine"
          value="on"
          defaultChecked={typed("bringsMedicine") !== undefined}
        />
        <CheckboxField
          label={t("check.familyTold")}
          name="familyTold"
          value="on"
          defaultChecked={typed("familyTold") !== undefined}
        />
      </div>
    </>
  );
}
