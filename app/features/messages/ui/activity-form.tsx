import { useTranslation } from "react-i18next";
import { activityLevels } from "~db/enums";
import { ActionForm } from "~/components/action-form";
import { ClassChip } from "~/components/class-chip";
import { ConfirmButton } from "~/components/confirm-button";
import { DateField } from "~/components/date-field";
import { Field, useFieldIds } from "~/components/field";
import { SegmentField } from "~/components/segment-field";
import { TextField } from "~/components/text-field";
import { TextareaField } from "~/components/textarea-field";
import { TimeField } from "~/components/time-field";
import { useActionForm } from "~/lib/form";
import { isFormFailure } from "~/lib/form-failure";
import type { ActivityPage } from "../activities/queries.server";
import { changeActivityInput, writeActivityInput } from "../activities/schema";
import type { NoticeTargets } from "../notices/queries.server";
import { targetWords } from "./notice-words";

/** What an activity is. Whom it invites is asked until sign-up opens. Works as a plain form. */
export function ActivityForm(props: {
  targets: NoticeTargets;
  today: string;
  actionData: unknown;
  known?: ActivityPage;
}) {
  const { t } = useTranslation(["messages", "enums", "common"]);
  const { targets, known, actionData } = props;
  const isDraft = !known || known.state === "draft";
  const [only] = targets.classes;
  const form = useActionForm({
    ...{ schema: known ? changeActivityInput : writeActivityInput, intent: "save", actionData },
    defaultValues: {
      ...(isDraft && { level: known?.level ?? (targets.mayAll ? "centre" : "class") }),
      ...(known && {
        ...{ title: known.title, body: known.body, venue: known.venue, day: known.day },
        ...{ fromTime: known.fromTime, untilTime: known.untilTime, places: String(known.places) },
        ...{ signUpOn: known.signUpUntil.day, signUpTime: known.signUpUntil.time },
        version: known.version,
      }),
    },
  });
  const typed = isFormFailure(actionData) ? actionData.values : undefined;
  const stored = known
    ? known.classes.map(({ id }) => id)
    : targets.mayAll || targets.classes.length !== 1 || !only
      ? []
      : [only.id];
  const chosen = new Set(typed ? [typed.classIds ?? []].flat() : stored);
  const levels = activityLevels.filter((level) => targets.mayAll || level !== "centre");
  const names = known?.classes.map(({ name }) => name) ?? [];
  return (
    <ActionForm
      {...{ form, intent: "save" }}
      act={t(isDraft ? "activity.saveDraft" : "activity.save")}
      aside={
        isDraft ? (
          <ConfirmButton
            name="act"
            value="open"
            danger={false}
            question={t("activity.openAsk")}
            detail={t("activity.openDetail")}
            confirmLabel={t("activity.openNow")}
            cancelLabel={t("activity.keepWriting")}
          >
            {t("activity.openNow")}
          </ConfirmButton>
        ) : null
      }
    >
      <input type="hidden" name="act" value="keep" />
      <TextField label={t("activity.name")} maxLength={60} {...form.field("title")} />
      <TextareaField
        label={t("activity.body")}
        hint={t("activity.bodyHint")}
        rows={6}
        {...form.field("body")}
      />
      <TextField label={t("activity.venue")} maxLength={60} {...form.field("venue")} />
      <div className="grid gap-4 sm:grid-cols-3">
        <DateField label={t("activity.day")} min={props.today} {...form.field("day")} />
        <TimeField label={t("activity.fromTime")} {...form.field("fromTime")} />
        <TimeField label={t("activity.untilTime")} {...form.field("untilTime")} />
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          label={t("activity.places")}
          hint={t("activity.placesHint")}
          inputMode="numeric"
          unit={t("activity.placesUnit")}
          {...form.field("places")}
        />
        <DateField
          label={t("activity.signUpOn")}
          hint={t("activity.signUpHint")}
          min={isDraft ? props.today : undefined}
          {...form.field("signUpOn")}
        />
        <TimeField label={t("activity.signUpTime")} {...form.field("signUpTime")} />
      </div>
      {isDraft ? (
        <div className="group grid gap-4">
          <SegmentField
            label={t("activity.level")}
            options={levels.map((value) => ({ value, label: t(`enums:activityLevel.${value}`) }))}
            {...form.field("level")}
          />
          <ClassTicks
            classes={targets.classes}
            chosen={chosen}
            error={form.errorFor("classIds")}
            onChoose={() => form.form.clearErrors()}
          />
        </div>
      ) : (
        <p className="text-ink-2">
          {t("activity.targetStands", { target: targetWords(known.level, names, t) })}
        </p>
      )}
    </ActionForm>
  );
}

/** The classes to choose from, hidden where everybody is invited. */
function ClassTicks(props: {
  classes: NoticeTargets["classes"];
  chosen: ReadonlySet<string>;
  error: string | undefined;
  onChoose: () => void;
}) {
  const { t } = useTranslation("messages");
  const { id, control } = useFieldIds({ error: props.error });
  return (
    <div className="group-has-[input[value=centre]:checked]:hidden">
      <Field id={id} label={t("activity.classes")} error={props.error} group>
        <div className="flex flex-wrap gap-x-6">
          {props.classes.map(({ id: classId, name, colour }) => (
            <label key={classId} className="tick">
              <input
                type="checkbox"
                name="classIds[]"
                value={classId}
                defaultChecked={props.chosen.has(classId)}
                aria-describedby={control["aria-describedby"]}
                onChange={props.onChoose}
              />
              <ClassChip {...{ name, colour }} />
            </label>
          ))}
        </div>
      </Field>
    </div>
  );
}
