import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { DateField } from "~/components/date-field";
import { FileField } from "~/components/file-field";
import { TextField } from "~/components/text-field";
import { useActionForm } from "~/lib/form";
import { approvePickUpInput } from "../handover/schema";

/** A guardian says who collects the child once, and when. */
export function ApprovalForm(props: { childId: string; today: string; actionData: unknown }) {
  const { t } = useTranslation("attendance");
  const { today } = props;
  const form = useActionForm({
    ...{ schema: approvePickUpInput, intent: "give", actionData: props.actionData },
    defaultValues: { onDay: today },
  });
  const formProps = { ...form.formProps, encType: "multipart/form-data" } as const;
  return (
    <ActionForm form={{ ...form, formProps }} intent="give" act={t("approval.give")}>
      <input type="hidden" name="childId" value={props.childId} />
      <TextField
        label={t("approval.name")}
        hint={t("approval.nameHint")}
        maxLength={30}
        autoComplete="off"
        {...form.field("name")}
      />
      <TextField
        label={t("approval.relation")}
        hint={t("approval.relationHint")}
        maxLength={30}
        autoComplete="off"
        {...form.field("relation")}
      />
      <TextField
        label={t("approval.phone")}
        inputMode="tel"
        autoComplete="off"
        {...form.field("phone")}
      />
      <DateField label={t("approval.onDay")} min={today} {...form.field("onDay")} />
      <FileField
        label={t("approval.photo")}
        hint={t("approval.photoHint")}
        name="photo"
        accept="image/*"
        optional
      />
    </ActionForm>
  );
}
