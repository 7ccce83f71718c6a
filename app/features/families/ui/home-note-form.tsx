import { useTranslation } from "react-i18next";
import { homeBreakfasts, homeSleeps, moods } from "~db/enums";
import { ActionForm } from "~/components/action-form";
import { SegmentField } from "~/components/segment-field";
import { TextareaField } from "~/components/textarea-field";
import { TextField } from "~/components/text-field";
import { useActionForm } from "~/lib/form";
import { writeHomeNoteInput } from "../home/schema";
import type { HomeNote } from "../home/queries.server";

/** 今早说一声: three taps and, where there is one, what is brought along. Said again, it stands anew. */
export function HomeNoteForm(props: {
  childId: string;
  note: HomeNote | null;
  actionData: unknown;
}) {
  const { t } = useTranslation(["families", "enums"]);
  const { note } = props;
  const form = useActionForm({
    schema: writeHomeNoteInput,
    intent: "note",
    actionData: props.actionData,
    defaultValues: {
      ...{ slept: note?.slept ?? undefined, breakfast: note?.breakfast ?? undefined },
      ...{ mood: note?.mood ?? undefined },
      ...{ medicine: note?.medicine ?? "", note: note?.note ?? "" },
    },
  });
  return (
    <ActionForm form={form} intent="note" act={t(note ? "home.again" : "home.tell")}>
      <input type="hidden" name="childId" value={props.childId} />
      <SegmentField
        label={t("home.slept")}
        optional
        options={homeSleeps.map((value) => ({ value, label: t(`enums:homeSleep.${value}`) }))}
        {...form.field("slept")}
      />
      <SegmentField
        label={t("home.breakfast")}
        optional
        options={homeBreakfasts.map((value) => ({ value, label: t(`home.ate.${value}`) }))}
        {...form.field("breakfast")}
      />
      <SegmentField
        label={t("home.mood")}
        optional
        options={moods.map((value) => ({ value, label: t(`enums:mood.${value}`) }))}
        {...form.field("mood")}
      />
      <TextField
        label={t("home.medicine")}
        hint={t("home.medicineHint")}
        optional
        maxLength={200}
        {...form.field("medicine")}
      />
      <TextareaField
        label={t("home.note")}
        optional
        rows={2}
        maxLength={300}
        {...form.field("note")}
      />
    </ActionForm>
  );
}
