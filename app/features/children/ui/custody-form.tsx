import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { CheckboxField } from "~/components/checkbox-field";
import { DateField } from "~/components/date-field";
import { SelectField } from "~/components/select-field";
import { TextareaField } from "~/components/textarea-field";
import { useActionForm } from "~/lib/form";
import { recordCustodyNoteInput } from "../custody/schema";
import type { ChildPage } from "../queries.server";
import { useSheetWords } from "./sheet-words";

/** Writes a note for staff; a guardian named in it can be taken off the pick-up list. */
export function CustodyForm(props: { child: ChildPage; today: string; actionData: unknown }) {
  const { t } = useTranslation("children");
  const { cancel } = useSheetWords();
  const intent = "addCustody";
  const form = useActionForm({
    ...{ schema: recordCustodyNoteInput, intent, actionData: props.actionData },
    defaultValues: { fromDay: props.today },
  });
  return (
    <ActionForm form={form} intent={intent} act={t("custody.add")} aside={cancel}>
      <p className="text-ink-2">{t("custody.lead")}</p>
      <TextareaField label={t("custody.text")} rows={3} {...form.field("text")} />
      <SelectField
        label={t("custody.guardian")}
        empty
        optional
        options={props.child.guardians.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.field("guardianId")}
      />
      <CheckboxField label={t("custody.mustNotLabel")} {...form.tick("mustNotCollect")} />
      <DateField label={t("custody.fromDay")} {...form.field("fromDay")} />
      <DateField
        label={t("custody.untilDay")}
        hint={t("custody.untilHint")}
        optional
        {...form.field("untilDay")}
      />
    </ActionForm>
  );
}
