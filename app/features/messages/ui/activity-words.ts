import type { TFunction } from "i18next";
import type { ActivityState } from "~db/enums";
import type { Tone } from "~/components/tag";
import { formatDay } from "~/lib/dates";

/** 11月27日 周五 09:00–11:00 */
export const hoursWords = (
  { day, fromTime, untilTime }: { day: string; fromTime: string; untilTime: string },
  t: TFunction,
  locale: string,
): string =>
  t("messages:activity.hours", { day: formatDay(day, locale), from: fromTime, until: untilTime });

export const activityTones: Record<ActivityState, Tone | undefined> = {
  draft: undefined,
  open: "brand",
  closed: "info",
  cancelled: undefined,
};
