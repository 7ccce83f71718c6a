import type { TFunction } from "i18next";
import { instantOf } from "~/lib/clock";
import { formatTime } from "~/lib/dates";
import type { RoomAnswer } from "../act-answers/rules";
import { elsewhereOf, fromClassOf, isUnrecorded, lastStayIn } from "../log/rules";
import { minutesBetween, type RoomChild } from "../room/rules";

type Now = { now: Date; timeZone: string };

const timeOf = (iso: string | null, { timeZone }: Now) =>
  iso ? formatTime(instantOf(iso), timeZone) : "";

/** 42 分, 1 小时 5 分 */
export function spanInWords(t: TFunction, minutes: number): string {
  if (minutes === 0) return t("attendance:span.moment");
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours === 0
    ? t("attendance:span.minutes", { minutes })
    : t("attendance:span.hours", { hours, minutes: rest });
}

export const asleepFor = (t: TFunction, child: RoomChild, { now }: Now): string =>
  spanInWords(t, minutesBetween(instantOf(child.asleepSince ?? ""), now));

/** 午餐，13 人: what a save wrote down. */
export const savedInWords = (
  t: TFunction,
  { intent, meal, saved }: Pick<RoomAnswer, "intent" | "meal" | "saved">,
): string =>
  t(`attendance:said.${intent}`, { count: saved, meal: meal && t(`enums:meal.${meal}`) });

const isDepartureUnrecorded = ({ entries }: RoomChild): boolean => {
  const stay = lastStayIn(entries);
  return stay !== undefined && isUnrecorded(stay);
};

/** From which class it came for the rest of the day. */
export function visitInWords(t: TFunction, { entries }: RoomChild): string {
  const stay = lastStayIn(entries);
  const from = stay ? fromClassOf(stay.payload) : null;
  return t("attendance:visit.from", { room: from?.name ?? "" });
}

/** Where a child is, in the few words that fit under its name. */
export function whereInWords(t: TFunction, child: RoomChild, about: Now): string {
  if (child.asleepSince) return t("attendance:where.asleep", { span: asleepFor(t, child, about) });
  switch (child.status) {
    case "present":
      return t("attendance:where.present", { time: timeOf(child.arrivedAt, about) });
    case "left": {
      const elsewhere = elsewhereOf(child);
      if (elsewhere) return t("attendance:where.elsewhere", { room: elsewhere.name });
      if (isDepartureUnrecorded(child)) return t("attendance:where.leftUnrecorded");
      return t("attendance:where.left", { time: timeOf(child.leftAt, about) });
    }
    case "absent":
      return child.absence ? t(`enums:absenceReason.${child.absence.reason}`) : "";
    case "expected":
      return t(
        child.schedule === "full" ? "attendance:where.expected" : "attendance:where.expectedHalf",
        { session: t(`enums:schedule.${child.schedule}`) },
      );
    case "notExpected":
      return t("attendance:where.notExpected");
  }
}
