import type { TFunction } from "i18next";
import type { RosterCell } from "../weeks/queries.server";

/** 7:30 */
export const shortTime = (time: string): string => time.replace(/^0/, "");

/** 7:30–16:00 */
export const spanOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): string =>
  `${shortTime(startsAt)}–${shortTime(endsAt)}`;

/** 7.5, 37.75 */
export const hoursInWords = (hours: number): string => String(Math.round(hours * 100) / 100);

type Shift = RosterCell["shifts"][number];
type Leave = NonNullable<RosterCell["leave"]>;

/** 16:30–18:00 托大一班: the class is named where it is not the person's own. */
export const shiftInWords = (shift: Shift, ownClassId: string | undefined): string =>
  shift.className && shift.classId !== ownClassId
    ? `${spanOf(shift)} ${shift.className}`
    : spanOf(shift);

/** 病假，任志刚顶班 */
export const leaveInWords = (t: TFunction, { kind, coverName }: Leave): string =>
  [
    kind ? t(`enums:leaveKind.${kind}`) : t("rosters:away"),
    coverName ? t("rosters:coveredBy", { name: coverName }) : t("rosters:notCovered"),
  ].join(t("common:clauseSeparator"));

/** Everything that stands in a cell of the roster, as a line. */
export function cellInWords(
  t: TFunction,
  { shifts, leave, covers }: RosterCell,
  ownClassId: string | undefined,
): string {
  const list = t("common:listSeparator");
  const parts = [
    ...(leave ? [leaveInWords(t, leave)] : []),
    ...shifts.map((shift) => shiftInWords(shift, ownClassId)),
    ...(covers.length > 0 ? [t("rosters:coverFor", { names: covers.join(list) })] : []),
  ];
  return parts.join(list);
}
