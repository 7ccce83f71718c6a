import type { TFunction } from "i18next";
import type { MealAmount } from "~db/enums";

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
