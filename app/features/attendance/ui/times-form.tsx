import { useTranslation } from "react-i18next";
import { ActionForm } from "~/components/action-form";
import { DateField } from "~/components/date-field";
import { TextField } from "~/components/text-field";
import { TimeField } from "~/components/time-field";
import { useActionForm } from "~/lib/form";
import { ownTimesInput } from "../times/schema";

/** 晚到 / 早接: a day and the hour that is another. */
export function TimesForm(props: {
  childId: string;
  earliest: string;
  proposed: string;
  actionData: unknown;
}) {
  const { t } = useTranslation("attendance");
  const form = useActionForm({
    schema: ownTimesInput,
    intent: "times",
    actionData: props.actionData,
    defaultValues: { day: props.proposed },
  });
  return (
    <ActionForm form={form} intent="times" act={t("times.tell")}>
      <input type="hidden" name="childId" value={props.childId} />
      <DateField label={t("times.day")} min={props.earliest} {...form.field("day")} />
      <div className="grid grid-cols-2 gap-4">
        <TimeField label={t("times.arrivesAt")} optional {...form.field("arrivesAt")} />
        <TimeField label={t("times.leavesAt")} optional {...form.field("leavesAt")} />
      </div>
      <TextField label={t("times.note")} optional maxLength={100} {...form.field("note")} />
    </ActionForm>
  );
}
