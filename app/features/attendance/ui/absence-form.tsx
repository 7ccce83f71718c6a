import { useState } from "react";
import { useTranslation } from "react-i18next";
import { absenceReasons, schedules, type DaySchedule } from "~db/enums";
import { ActionForm } from "~/components/action-form";
import { DateField } from "~/components/date-field";
import { SegmentField } from "~/components/segment-field";
import { TextareaField } from "~/components/textarea-field";
import { useActionForm, type ActionFetcher } from "~/lib/form";
import { useHydrated } from "~/lib/hydrated";
import { recordAbsenceInput } from "../absences/schema";

/** 请假: a day stands there already, and half days only for a child that comes for full ones. */
export function AbsenceForm(props: {
  childId: string;
  schedule: DaySchedule | null;
  earliest: string;
  proposed: string;
  /** The words of its button: a family tells, the centre records. */
  act: string;
  actionData: unknown;
  /** Where it is not posted: a room keeps it on the device. */
  fetcher?: ActionFetcher;
}) {
  const { t } = useTranslation(["attendance", "enums"]);
  const form = useActionForm({
    schema: recordAbsenceInput,
    intent: "tell",
    ...{ actionData: props.actionData, fetcher: props.fetcher },
    defaultValues: {
      ...{ fromDay: props.proposed, toDay: props.proposed },
      ...{ schedule: schedules[0], reason: absenceReasons[0] },
    },
  });
  const given = form.field("reason");
  const [reason, setReason] = useState(given.defaultValue ?? absenceReasons[0]);
  const hydrated = useHydrated();
  const from = form.field("fromDay");
  const to = form.field("toDay");
  // a last day before the first one moves along with it
  const [moved, setMoved] = useState<string | null>(null);
  const moveAlong = ({ value, form: own }: HTMLInputElement) => {
    const last = own?.elements.namedItem("toDay");
    if (last instanceof HTMLInputElement && last.value < value) setMoved(value);
  };
  return (
    <ActionForm form={form} intent="tell" act={props.act}>
      <input type="hidden" name="childId" value={props.childId} />
      <div className="grid gap-4">
        <DateField
          label={t("absence.from")}
          min={props.earliest}
          {...from}
          onChange={(event) => {
            moveAlong(event.target);
            void from.onChange(event);
          }}
        />
        <DateField
          key={moved}
          label={t("absence.to")}
          min={props.earliest}
          {...to}
          defaultValue={moved ?? to.defaultValue}
        />
      </div>
      {props.schedule === "full" ? (
        <SegmentField
          label={t("absence.part")}
          options={schedules.map((value) => ({ value, label: t(`enums:schedule.${value}`) }))}
          {...form.field("schedule")}
        />
      ) : null}
      <SegmentField
        label={t("absence.reason")}
        options={absenceReasons.map((value) => ({
          value,
          label: t(`enums:absenceReason.${value}`),
        }))}
        {...given}
        onChange={(event) => {
          setReason(event.target.value);
          void given.onChange(event);
        }}
      />
      {hydrated && reason !== "ill" ? null : (
        <TextareaField
          label={t("absence.symptoms")}
          hint={t("absence.symptomsHint")}
          optional
          rows={2}
          maxLength={200}
          {...form.field("symptoms")}
        />
      )}
      <TextareaField
        label={t("absence.note")}
        optional
        rows={2}
        maxLength={200}
        {...form.field("note")}
      />
    </ActionForm>
  );
}
