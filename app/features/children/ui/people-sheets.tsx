import { useTranslation } from "react-i18next";
import { AddSheet } from "~/components/add-sheet";
import { ActionForm } from "~/components/action-form";
import { CheckboxField } from "~/components/checkbox-field";
import { SelectField } from "~/components/select-field";
import { TextField } from "~/components/text-field";
import { useActionForm } from "~/lib/form";
import { guardianGrades, relations } from "~db/enums";
import type { ChildPage } from "../queries.server";
import { addGuardianInput, addPickUpPersonInput } from "../schema";
import { CustodyForm } from "./custody-form";
import { GradeMeanings } from "./guardian-sheet";
import { useSheetWords } from "./sheet-words";

type SheetProps = { child: ChildPage; today: string; actionData: unknown };

/** The sheet that `?add=` names, open over the page of a child's people; works before hydration. */
export function PeopleSheets(props: SheetProps & { add: string | null }) {
  const { t } = useTranslation(["children"]);
  const found = Object.entries(sheets).find(([name]) => name === props.add)?.[1];
  if (!found) return null;
  const { title, Body } = found;
  return (
    <AddSheet title={t(title)}>
      <Body {...props} />
    </AddSheet>
  );
}

const sheets = {
  guardian: { title: "addGuardian", Body: GuardianForm },
  pickUp: { title: "addPickUpPerson", Body: PickUpForm },
  custody: { title: "custody.add", Body: CustodyForm },
} as const;

function GuardianForm({ actionData }: SheetProps) {
  const { t, options, cancel } = useSheetWords();
  const intent = "addGuardian";
  const form = useActionForm({
    schema: addGuardianInput,
    intent,
    actionData,
    defaultValues: { grade: "secondary", mayPickUp: "on" },
  });
  return (
    <ActionForm form={form} intent={intent} act={t("children:addGuardian")} aside={cancel}>
      <TextField label={t("children:name")} autoComplete="off" {...form.field("name")} />
      <TextField
        label={t("children:phone")}
        inputMode="tel"
        autoComplete="off"
        {...form.field("phone")}
      />
      <SelectField
        label={t("children:relation")}
        empty
        options={options("relation", relations)}
        {...form.field("relation")}
      />
      <SelectField
        label={t("children:grade")}
        options={options("grade", guardianGrades)}
        {...form.field("grade")}
      />
      <GradeMeanings />
      <CheckboxField label={t("children:mayPickUp")} {...form.tick("mayPickUp")} />
    </ActionForm>
  );
}

function PickUpForm({ actionData }: SheetProps) {
  const { t, options, cancel } = useSheetWords();
  const intent = "addPickUp";
  const form = useActionForm({ schema: addPickUpPersonInput, intent, actionData });
  return (
    <ActionForm form={form} intent={intent} act={t("children:addPickUpPerson")} aside={cancel}>
      <p className="text-ink-2">{t("children:pickUpLead")}</p>
      <TextField label={t("children:name")} autoComplete="off" {...form.field("name")} />
      <TextField
        label={t("children:phone")}
        inputMode="tel"
        autoComplete="off"
        {...form.field("phone")}
      />
      <SelectField
        label={t("children:relation")}
        empty
        options={options("relation", relations)}
        {...form.field("relation")}
      />
    </ActionForm>
  );
}
