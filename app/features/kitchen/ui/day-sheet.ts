import type { TFunction } from "i18next";
import type { KitchenDay } from "../day/queries.server";
import { clashInWords, dishName } from "./kitchen-words";

/** A day as a table of a workbook: a row a dish, and one for a meal without any. */
export function daySheet(t: TFunction, kitchen: KitchenDay, locale: string) {
  const column = (key: string, width: number) => ({ header: t(`kitchen:day.${key}`), width });
  const list = (words: readonly string[]) => words.join(t("common:listSeparator"));
  return {
    columns: [
      ...[column("band", 14), column("meal", 10), column("forecast", 8), column("actual", 8)],
      ...[column("dish", 24), column("perChild", 10), column("inAll", 10), column("without", 40)],
    ],
    rows: kitchen.bands.flatMap(({ band, meals }) =>
      meals.flatMap(({ meal, forecast, actual, dishes }) => {
        const head = [
          ...[t(`enums:mealBand.${band}`), t(`enums:meal.${meal}`), forecast],
          kitchen.hasActual ? actual : null,
        ];
        if (dishes.length === 0) return [[...head, t("kitchen:day.noDishes"), null, null, null]];
        return dishes.map((dish) => [
          ...[...head, dishName(locale, dish), dish.grams, dish.total],
          list(dish.without.map((one) => `${one.name} ${clashInWords(t, one)}`)),
        ]);
      }),
    ),
  };
}
