import { useTranslation } from "react-i18next";
import { signingGrades } from "~/access/policy";
import { AddSheet } from "~/components/add-sheet";
import { ActionForm } from "~/components/action-form";
import { SegmentField } from "~/components/segment-field";
import { SelectField } from "~/components/select-field";
import { TextField } from "~/components/text-field";
import { useActionForm } from "~/lib/form";
import { allergens, allergySeverities, consentKinds, consentStates, diets } from "~db/enums";
import { recordAllergyInput, recordDietInput } from "../care/schema";
import { recordConsentInput } from "../consents/schema";
import type { ChildPage } from "../queries.server";
import { useSheetWords } from "./sheet-words";

type SheetProps = { child: ChildPage; actionData: unknown };

/** The sheet that `?add=` names, open over the child's page; works before hydration. */
export function ChildSheets(props: SheetProps & { add: string | null }) {
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
  allergy: { title: "addAllergy", Body: AllergyForm },
  diet: { title: "addDiet", Body: DietForm },
  consent: { title: "recordConsent", Body: ConsentForm },
} as const;

function AllergyForm({ actionData }: SheetProps) {
  const { t, options, cancel } = useSheetWords();
  const intent = "addAllergy";
  const form = useActionForm({
    schema: recordAllergyInput,
    intent,
    actionData,
    defaultValues: { severity: "unknown" },
  });
  return (
    <ActionForm form={form} intent={intent} act={t("children:addAllergy")} aside={cancel}>
      <SelectField
        label={t("children:allergen")}
        empty
        options={options("allergen", allergens)}
        {...form.field("allergen")}
      />
      <SegmentField
        label={t("children:severity")}
        options={options("severity", allergySeverities)}
        {...form.field("severity")}
      />
      <TextField
        label={t("children:detail")}
        hint={t("children:allergyDetailHint")}
        optional
        {...form.field("detail")}
      />
    </ActionForm>
  );
}

function DietForm({ actionData }: SheetProps) {
  const { t, options, cancel } = useSheetWords();
  const intent = "addDiet";
  const form = useActionForm({ schema: recordDietInput, intent, actionData });
  return (
    <ActionForm form={form} intent={intent} act={t("children:addDiet")} aside={cancel}>
      <SelectField
        label={t("children:diet")}
        empty
        options={options("diet", diets)}
        {...form.field("diet")}
      />
      <TextField label={t("children:detail")} optional {...form.field("detail")} />
    </ActionForm>
  );
}

function ConsentForm({ child, actionData }: SheetProps) {
  const { t, options, cancel } = useSheetWords();
  const intent = "recordConsent";
  const form = useActionForm({ schema: recordConsentInput, intent, actionData });
  const signers = child.guardians.filter(({ grade }) => signingGrades.includes(grade));
  return (
    <ActionForm form={form} intent={intent} act={t("children:recordConsent")} aside={cancel}>
      <p className="text-ink-2">{t("children:recordConsentLead")}</p>
      <SelectField
        label={t("children:consentKind")}
        empty
        options={options("consentKind", consentKinds)}
        {...form.field("kind")}
      />
      <SegmentField
        label={t("children:answer")}
        options={options("consentState", consentStates)}
        {...form.field("state")}
      />
      <TextField
        label={t("children:ledger.version")}
        hint={t("children:ledger.versionHint")}
        inputMode="numeric"
        optional
        {...form.field("version")}
      />
      <SelectField
        label={t("children:signedBy")}
        empty
        options={signers.map((guardian) => ({ value: guardian.id, label: guardian.name }))}
        {...form.field("guardianId")}
      />
    </ActionForm>
  );
}
