import type { TFunction } from "i18next";
import type { DishAmounts } from "../dish-amounts/rules";
import type { DayEntry } from "../log/queries.server";
import type { ServedDish } from "../room/rules";
import type { Snapshot } from "../snapshot/queries.server";

export const dishName = ({ nameZh, nameEn }: ServedDish, language: string): string =>
  language === "en" ? nameEn : nameZh;

/** 青菜 少量、豆腐 一半: the dishes of which it is not as of the whole. */
export const dishesInWords = (
  t: TFunction,
  dishes: readonly ServedDish[],
  amounts: DishAmounts,
  language: string,
): string =>
  dishes
    .flatMap((dish) => {
      const { [dish.id]: amount } = amounts;
      if (!amount) return [];
      const word = t(`enums:mealAmount.${amount}`);
      return t("attendance:meal.dishAte", { dish: dishName(dish, language), amount: word });
    })
    .join(t("common:listSeparator"));

/** 改吃 蒸南瓜: what a child has instead at a meal; empty where it eats as the others do. */
export const insteadInWords = (
  t: TFunction,
  instead: Snapshot["instead"],
  at: { childId: string; meal: string; language: string },
): string =>
  instead
    .filter(({ childId, meal }) => childId === at.childId && meal === at.meal)
    .map((dish) => {
      const name = at.language === "en" ? dish.nameEn : dish.nameZh;
      return t("attendance:meal.instead", { dish: name });
    })
    .join(t("common:listSeparator"));

/** The same of a meal that is written down; empty for whatever else was. */
export function dishesApart(
  t: TFunction,
  entry: DayEntry,
  menu: Snapshot["menu"],
  language: string,
): string {
  if (entry.kind !== "meal") return "";
  const { meal, dishAmounts = {} } = entry.payload;
  const dishes = menu.find((one) => one.meal === meal)?.dishes ?? [];
  return dishesInWords(t, dishes, dishAmounts, language);
}
