import { ActionForm } from "~/components/action-form";
import { CheckboxField } from "~/components/checkbox-field";
import { SelectField } from "~/components/select-field";
import { AddSheet } from "~/components/add-sheet";
import { useActionForm } from "~/lib/form";
import { guardianGrades, type GuardianGrade } from "~db/enums";
import { changeGuardianInput } from "../schema";
import { useSheetWords } from "./sheet-words";

type Guardian = { id: string; name: string; grade: GuardianGrade; mayPickUp: boolean };

/** What somebody is to the child, and whether they collect it. */
export function GuardianSheet(props: { guardian: Guardian; actionData: unknown }) {
  const { t, options, cancel } = useSheetWords();
  const { guardian } = props;
  const intent = "changeGuardian";
  const form = useActionForm({
    ...{ schema: changeGuardianInput, intent, actionData: props.actionData },
    defaultValues: { grade: guardian.grade, mayPickUp: guardian.mayPickUp ? "on" : "" },
  });
  return (
    <AddSheet title={t("children:standing.of", { name: guardian.name })}>
      <ActionForm form={form} intent={intent} act={t("children:standing.act")} aside={cancel}>
        <input type="hidden" name="guardianId" value={guardian.id} />
        <SelectField
          label={t("children:grade")}
          options={options("grade", guardianGrades)}
          {...form.field("grade")}
        />
        <GradeMeanings />
        <CheckboxField label={t("children:mayPickUp")} {...form.tick("mayPickUp")} />
      </ActionForm>
    </AddSheet>
  );
}

/** Who may do what, one line a grade; somebody who only collects stands on the pick-up list. */
export function GradeMeanings() {
  const { t } = useSheetWords();
  return (
    <dl className="grid gap-1 text-second text-ink-2">
      {guardianGrades.map((grade) => (
        <div key={grade}>
          <dt className="inline font-semibold">{t(`enums:grade.${grade}`)} </dt>
          <dd className="inline">{t(`children:standing.means.${grade}`)}</dd>
        </div>
      ))}
      <div>
        <dt className="inline font-semibold">{t("children:pickUpPersons")} </dt>
        <dd className="inline">{t("children:standing.means.pickUp")}</dd>
      </div>
    </dl>
  );
}
