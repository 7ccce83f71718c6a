import { useTranslation } from "react-i18next";
import { SegmentField } from "~/components/segment-field";
import type { FieldProps } from "~/lib/form";
import { daySchedules, weekSchedules } from "~db/enums";
import { dayNames } from "./week-words";

export type WeekFieldName = "schedule" | (typeof dayNames)[number];

/** How a child comes in a week. The five days show where it is `mixed`, by the style sheet alone: no script. */
export function WeekField({ field }: { field: (name: WeekFieldName) => FieldProps }) {
  const { t } = useTranslation(["enrolment", "enums"]);
  return (
    <div className="group/week grid gap-4">
      <SegmentField
        label={t("schedule")}
        options={weekSchedules.map((value) => ({ value, label: t(`enums:schedule.${value}`) }))}
        {...field("schedule")}
      />
      <fieldset className="hidden gap-3 group-has-[input[value=mixed]:checked]/week:grid">
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
    </div>
  );
}
