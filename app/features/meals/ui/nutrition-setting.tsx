import { intakeEditions } from "~db/enums";
import { ActionForm } from "~/components/action-form";
import { Card } from "~/components/card";
import { CheckboxField } from "~/components/checkbox-field";
import { SelectField } from "~/components/select-field";
import { useActionForm } from "~/lib/form";
import { retentionRows } from "~/standards/nutrient-retention";
import type { MealSetting } from "../settings/rules";
import { changeMealSettingInput } from "../settings/schema";
import { useReportWords } from "./report-words";

/** What the centre's food is judged by, for those who may decide it; the factors stand below for all to see. */
export function NutritionSetting(props: {
  setting: MealSetting;
  mayChange: boolean;
  actionData: unknown;
}) {
  const { t } = useReportWords();
  const intent = "setting";
  const form = useActionForm({
    schema: changeMealSettingInput,
    intent,
    actionData: props.actionData,
    defaultValues: props.setting,
  });
  return (
    <Card title={t("report.setting")} className="no-print">
      {props.mayChange ? (
        <ActionForm form={form} intent={intent} act={t("common:save")}>
          <SelectField
            label={t("report.edition")}
            options={intakeEditions.map((value) => ({
              ...{ value, label: t(`enums:intakeEdition.${value}`) },
            }))}
            {...form.field("intakeEdition")}
          />
          <CheckboxField
            label={t("report.losses")}
            hint={t("report.lossesHint")}
            {...form.tick("cookingLosses")}
          />
        </ActionForm>
      ) : (
        <p>{t(`enums:intakeEdition.${props.setting.intakeEdition}`)}</p>
      )}
      <details className="chart-table mt-3">
        <summary>{t("report.factors")}</summary>
        <table className="data-table">
          <caption className="sr-only">{t("report.factors")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("report.column.group")}</th>
              <th scope="col">{t("report.factors")}</th>
            </tr>
          </thead>
          <tbody>
            {retentionRows.map(({ group, code, left }) => (
              <tr key={group}>
                <th scope="row">
                  {t(`report.cooking.${group}`)} ({code})
                </th>
                <td>
                  {left
                    .map(({ nutrient, percent }) =>
                      t("report.factorLine", { nutrient: t(`nutrient.${nutrient}`), percent }),
                    )
                    .join(t("common:listSeparator"))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Card>
  );
}
