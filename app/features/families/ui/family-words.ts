import type { TFunction } from "i18next";
import type { MealAmount } from "~db/enums";
import { addDays, formatDate, formatDay, formatWeekday } from "~/lib/dates";

type Person = { name: string | null; relation: string | null } | null;

/** 妈妈, 妈妈林静, 廖德厚: who brought or collected; nothing where the tap did not say. */
export function personWords(person: Person, t: TFunction): string | null {
  if (!person) return null;
  const relation = person.relation && t(`enums:relation.${person.relation}`);
  if (relation && person.name) return t("families:kinNamed", { relation, name: person.name });
  return relation ?? person.name;
}

/** 1 小时 52 分, 2 小时, 40 分钟 */
export function lengthWords(total: number, t: TFunction): string {
  const hours = Math.floor(total / 60);
  const minutes = total % 60;
  if (hours === 0) return t("families:minutes", { minutes });
  return minutes === 0
    ? t("families:hours", { hours })
    : t("families:hoursMinutes", { hours, minutes });
}

/** Dishes of a meal by name, with how much of one where it is not as of the whole; one unknown is left out. */
export const dishWords = (
  eaten: {
    amount: MealAmount;
    dishIds: readonly string[];
    dishAmounts?: Readonly<Record<string, MealAmount>> | undefined;
  },
  names: Readonly<Record<string, string>>,
  t: TFunction,
): string =>
  eaten.dishIds
    .flatMap((id) => {
      const { [id]: dish } = names;
      if (!dish) return [];
      const amount = eaten.dishAmounts?.[id] ?? eaten.amount;
      if (amount === eaten.amount) return dish;
      return t("families:dishAte", { dish, ate: t(`families:ate.${amount}`) });
    })
    .join(t("common:listSeparator"));

/** Parts of one remark; empty ones are left out. */
export const joined = (parts: readonly (string | null | false | undefined)[], t: TFunction) =>
  parts.filter(Boolean).join(t("common:clauseSeparator"));

/** 今天, 昨天, 周二 */
export function dayName(day: string, today: string, t: TFunction, locale: string): string {
  if (day === today) return t("families:title");
  return day === addDays(today, -1) ? t("families:day.yesterday") : formatWeekday(day, locale);
}

/** The date beside that name, with the weekday where the name does not say it. */
export const dayDate = (day: string, today: string, locale: string): string =>
  day < addDays(today, -1) ? formatDate(day, locale) : formatDay(day, locale);
