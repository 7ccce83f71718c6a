import { ActionForm } from "~/components/action-form";
import { DateField } from "~/components/date-field";
import { SelectField } from "~/components/select-field";
import { TextField } from "~/components/text-field";
import { TextareaField } from "~/components/textarea-field";
import { meals } from "~db/enums";
import { useActionForm, type FieldProps } from "~/lib/form";
import type { Company, CompanyRow } from "../company/queries.server";
import { correctCompanyInput, recordCompanyInput } from "../company/schema";
import { useKitchenWords } from "./kitchen-words";

type Classes = readonly { id: string; name: string }[];

/** Somebody eats with the children: which meal, where, and how it was. */
export function CompanyForm(props: { company: Company; classes: Classes; actionData: unknown }) {
  const { t } = useKitchenWords();
  const { company, classes, actionData } = props;
  const intent = "record";
  const form = useActionForm({
    ...{ schema: recordCompanyInput, intent, actionData },
    defaultValues: { day: company.today, meal: "lunch", eater: company.by },
  });
  return (
    <ActionForm form={form} intent={intent} act={t("common:save")}>
      <CompanyFields {...{ field: form.field, classes }} />
    </ActionForm>
  );
}

export function CorrectCompanyForm(props: {
  row: CompanyRow;
  classes: Classes;
  actionData: unknown;
}) {
  const { t } = useKitchenWords();
  const { row, classes, actionData } = props;
  const intent = "correct";
  const { day, meal, eater, classId, remark, version } = row;
  const form = useActionForm({
    ...{ schema: correctCompanyInput, intent, actionData },
    defaultValues: { day, meal, eater, classId, remark, version },
  });
  return (
    <ActionForm form={form} intent={intent} act={t("common:save")}>
      <input type="hidden" name="companyId" value={row.id} />
      <CompanyFields {...{ field: form.field, classes }} />
    </ActionForm>
  );
}

type FieldName = "day" | "meal" | "eater" | "classId" | "remark";

function CompanyFields(props: { field: (name: FieldName) => FieldProps; classes: Classes }) {
  const { t } = useKitchenWords();
  const { field, classes } = props;
  return (
    <>
      <DateField label={t("company.day")} {...field("day")} />
      <SelectField
        label={t("company.meal")}
        options={meals.map((value) => ({ value, label: t(`enums:meal.${value}`) }))}
        {...field("meal")}
      />
      <TextField label={t("company.eater")} {...field("eater")} />
      <SelectField
        label={t("company.class")}
        empty={t("company.anyClass")}
        options={classes.map(({ id, name }) => ({ value: id, label: name }))}
        {...field("classId")}
      />
      <TextareaField
        {...{ label: t("company.remark"), hint: t("company.remarkHint"), optional: true }}
        {...field("remark")}
      />
    </>
  );
}
