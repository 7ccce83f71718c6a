import type { TFunction } from "i18next";
import type { NoticeLevel, NoticeState } from "~db/enums";
import type { Tone } from "~/components/tag";
import { formatDay } from "~/lib/dates";

export type Moment = { day: string; time: string };

/** 11月12日 周四 10:20 */
export const momentWords = ({ day, time }: Moment, locale: string): string =>
  `${formatDay(day, locale)} ${time}`;

/** To whom, in a line: the first few names, and how many there are. */
export function targetWords(level: NoticeLevel, names: readonly string[], t: TFunction): string {
  if (level === "centre") return t("messages:notice.everyone");
  const shown = names.slice(0, 3).join(t("common:listSeparator"));
  return names.length > 3
    ? t("messages:notice.targets", { names: shown, count: names.length })
    : shown;
}

export const stateTones: Record<NoticeState, Tone | undefined> = {
  draft: undefined,
  scheduled: "info",
  published: "brand",
  withdrawn: undefined,
};
