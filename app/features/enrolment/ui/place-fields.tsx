import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { SelectField } from "~/components/select-field";
import { TimeField } from "~/components/time-field";
import type { ClassRow } from "~/features/centres/queries.server";
import type { FieldProps } from "~/lib/form";
import { WeekField, type WeekFieldName } from "./week-field";

type FieldName = "classId" | WeekFieldName | "arrivesAt" | "leavesAt";

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

/** Class, week and usual times of a place. */
export function PlaceFields(props: {
  classes: readonly ClassRow[];
  /** When children of this centre usually come and go. */
  usual: { from: string; to: string };
  field: (name: FieldName) => FieldProps;
}) {
  const { t } = useTranslation(["enrolment", "enums", "centres", "common"]);
  const { classes, usual, field } = props;
  return (
    <div className="grid gap-4">
      <SelectField
        label={t("class")}
        empty
        options={classes.map((room) => ({ value: room.id, label: classInWords(t, room) }))}
        {...field("classId")}
      />
      <WeekField field={field} />
      <div className="grid grid-cols-2 gap-4">
        <TimeField
          label={t("arrivesAt")}
          optional
          hint={t("usualHint", usual)}
          {...field("arrivesAt")}
        />
        <TimeField label={t("leavesAt")} optional {...field("leavesAt")} />
      </div>
    </div>
  );
}
