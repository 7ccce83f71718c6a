import type { TFunction } from "i18next";
import type { Purchases } from "../purchases/queries.server";

/** The list as a table of a workbook, in grams, each day in a column of its own. */
export function purchasesSheet(t: TFunction, { groups, days }: Purchases) {
  const column = (key: string, width: number) => ({
    header: t(`kitchen:purchases.${key}`),
    width,
  });
  return {
    columns: [
      ...[column("group", 14), column("food", 24), column("edible", 10), column("toBuyGrams", 12)],
      ...days.map((day) => ({ header: day, width: 12 })),
    ],
    rows: groups.flatMap(({ group, foods }) =>
      foods.map(({ name, edible, grams, perDay }) => [
        ...[t(`enums:supplierGroup.${group}`), name, edible, grams, ...perDay],
      ]),
    ),
  };
}
