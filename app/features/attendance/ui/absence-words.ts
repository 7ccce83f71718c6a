import type { TFunction } from "i18next";
import { formatDate, formatDay } from "~/lib/dates";

type Told = { fromDay: string; toDay: string; schedule: string };

/** 11月13日 周五, 11月13日到11月17日, 11月13日 周五上午 */
export function absenceDays(told: Told, t: TFunction, locale: string): string {
  const days =
    told.fromDay === told.toDay
      ? formatDay(told.fromDay, locale)
      : t("attendance:absence.range", {
          from: formatDate(told.fromDay, locale),
          to: formatDate(told.toDay, locale),
        });
  const part = told.schedule === "full" ? null : t(`enums:schedule.${told.schedule}`);
  return part ? `${days} ${part}` : days;
}
