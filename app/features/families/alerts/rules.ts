import type { TFunction } from "i18next";
import type { AlertCategory, AlertChannel } from "~db/enums";
import { addDays, dayOf, formatDay, formatTime, instantAt } from "~/lib/dates";

/** Between these hours of the centre's clock nothing leaves the page. */
export const quietFrom = "21:00";
export const quietTo = "07:00";

/** Until when it is quiet, or null where it is not. */
export function quietUntil(now: Date, timeZone: string): Date | null {
  const time = formatTime(now, timeZone);
  const today = dayOf(now, timeZone);
  if (time < quietTo) return instantAt(today, quietTo, timeZone);
  return time >= quietFrom ? instantAt(addDays(today, 1), quietTo, timeZone) : null;
}

export type AlertChoice = { category: AlertCategory; channel: AlertChannel; wanted: boolean };

/** What was chosen; the page alone is told without having been asked for. */
export function isWanted(
  choices: readonly AlertChoice[],
  category: AlertCategory,
  channel: AlertChannel,
): boolean {
  const chosen = choices.find((one) => one.category === category && one.channel === channel);
  return chosen?.wanted ?? channel === "page";
}

/** How many alerts the page lists. */
export const listedAlerts = 60;

/** An alert in words: what it is, and one plain sentence. */
export function alertWords(
  told: { text: string; values: Record<string, string>; day: string; name: string | null },
  t: TFunction,
  locale: string,
): { title: string; body: string } {
  const name = told.name ?? t("families:alert.child");
  const values = { ...told.values, name, day: formatDay(told.day, locale) };
  const key = `families:alert.${told.text}`;
  return { title: t(`${key}.title`, values), body: t(`${key}.body`, values) };
}
