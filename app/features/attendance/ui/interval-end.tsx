import { useTranslation } from "react-i18next";
import { relations } from "~db/enums";
import { SelectField } from "~/components/select-field";
import { TextField } from "~/components/text-field";
import { TimeField } from "~/components/time-field";
import { formatTime } from "~/lib/dates";
import type { DayEntry } from "../log/queries.server";
import { isUnrecorded } from "../log/rules";

/** The end of a stay or a nap, as it can be put right: when, and of a stay with whom. */
export function IntervalEnd(props: {
  entry: Extract<DayEntry, { kind: "stay" | "nap" }>;
  timeZone: string;
}) {
  const { t } = useTranslation(["attendance", "enums"]);
  const { entry } = props;
  const isKnown = entry.endsAt !== null && !isUnrecorded(entry);
  return (
    <>
      <TimeField
        label={t(entry.kind === "stay" ? "sheet.leftAt" : "sheet.wokeAt")}
        name="endTime"
        defaultValue={isKnown && entry.endsAt ? formatTime(entry.endsAt, props.timeZone) : ""}
        required={isKnown}
        optional={!isKnown}
      />
      {entry.kind === "stay" ? <CollectorFields collectedBy={entry.payload.collectedBy} /> : null}
    </>
  );
}

/** Who took a child home, by name and relation, as far as it is known. */
export function CollectorFields(props: { collectedBy?: { name?: string; relation?: string } }) {
  const { t } = useTranslation(["attendance", "enums"]);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label={t("sheet.collectorName")}
        name="name"
        maxLength={30}
        defaultValue={props.collectedBy?.name}
        optional
      />
      <SelectField
        label={t("sheet.collectorRelation")}
        name="relation"
        defaultValue={props.collectedBy?.relation ?? ""}
        empty
        options={relations.map((value) => ({ value, label: t(`enums:relation.${value}`) }))}
        optional
      />
    </div>
  );
}
