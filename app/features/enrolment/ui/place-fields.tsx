import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { SegmentField } from "~/components/segment-field";
import { SelectField } from "~/components/select-field";
import { TimeField } from "~/components/time-field";
import type { ClassRow } from "~/features/centres/queries.server";
import type { FieldProps } from "~/lib/form";
import { daySchedules, weekSchedules } from "~db/enums";
import { usualTimes } from "../rules";
import { dayNames } from "./week-words";

type FieldName = "classId" | "schedule" | (typeof dayNames)[number] | "arrivesAt" | "leavesAt";

/** 托小班，余 2 / 托大一班，上午余 1，下午余 4 */
function classInWords(t: TFunction, room: ClassRow): string {
  const { morning, afternoon } = room.free;
  const free =
    morning + afternoon === 0
      ? t("centres:full")
      : morning === afternoon
        ? t("centres:freeBoth", { n: morning })
        : t("centres:freeEach", room.free);
  return `${room.name}${t("common:clauseSeparator")}${free}`;
}

/**
 * Class, week and usual times of a place. The five days show where the week is `mixed`, by the style sheet
 * alone, so that the form needs no script.
 */
export function PlaceFields(props: {
  classes: readonly ClassRow[];
  field: (name: FieldName) => FieldProps;
}) {
  const { t } = useTranslation(["enrolment", "enums", "centres", "common"]);
  const { classes, field } = props;
  return (
    <div className="group/place grid gap-4">
      <SelectField
        label={t("class")}
        empty
        options={classes.map((room) => ({ value: room.id, label: classInWords(t, room) }))}
        {...field("classId")}
      />
      <SegmentField
        label={t("schedule")}
        options={weekSchedules.map((value) => ({ value, label: t(`enums:schedule.${value}`) }))}
        {...field("schedule")}
      />
      <fieldset className="hidden gap-3 group-has-[input[value=mixed]:checked]/place:grid">
        <legend className="sr-only">{t("week")}</legend>
        {dayNames.map((name) => (
          <SegmentField
            key={name}
            label={t(`days.${name}`)}
            options={daySchedules.map((value) => ({ value, label: t(`enums:schedule.${value}`) }))}
            {...field(name)}
          />
        ))}
      </fieldset>
      <div className="grid grid-cols-2 gap-4">
        <TimeField
          label={t("arrivesAt")}
          optional
          hint={t("usualHint", usualTimes.full)}
          {...field("arrivesAt")}
        />
        <TimeField label={t("leavesAt")} optional {...field("leavesAt")} />
      </div>
    </div>
  );
}
