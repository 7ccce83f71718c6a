import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { LinkButton } from "~/components/link-button";
import { SelectField } from "~/components/select-field";
import { TextField } from "~/components/text-field";
import { useActionForm } from "~/lib/form";
import { relations } from "~db/enums";
import { registerChildInput } from "../schema";
import { ChildFields } from "./child-fields";

/** A new child's record, opened together with its primary guardian. */
export function RegisterChildForm({ actionData }: { actionData: unknown }) {
  const { t } = useTranslation(["children", "enums", "common"]);
  const form = useActionForm({
    schema: registerChildInput,
    actionData,
    defaultValues: { idKind: "residentId" },
  });
  return (
    <ActionForm
      form={form}
      act={t("register")}
      aside={
        <LinkButton to="/children" kind="quiet">
          {t("common:cancel")}
        </LinkButton>
      }
    >
      <ChildFields field={form.field} idKind="residentId" />
      <fieldset className="grid gap-4 border-t border-line pt-4 md:grid-cols-3">
        <legend className="sr-only">{t("primaryGuardian")}</legend>
        <TextField label={t("guardianName")} autoComplete="off" {...form.field("guardianName")} />
        <TextField
          label={t("guardianPhone")}
          inputMode="tel"
          autoComplete="off"
          {...form.field("guardianPhone")}
        />
        <SelectField
          label={t("relation")}
          empty
          options={relations.map((value) => ({ value, label: t(`enums:relation.${value}`) }))}
          {...form.field("guardianRelation")}
        />
      </fieldset>
    </ActionForm>
  );
}
