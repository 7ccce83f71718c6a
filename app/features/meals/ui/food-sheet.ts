import type { TFunction } from "i18next";
import { figures } from "../figures/rules";
import type { FoodRow } from "../foods/queries.server";

type SheetColumn = {
  header: string;
  width: number;
  cell: (row: FoodRow) => string | number | null;
};

/** A food as a row of a workbook, in the order in which a table of a centre's own is read. */
export function foodColumns(t: TFunction): SheetColumn[] {
  const list = (words: readonly string[]) => words.join(t("common:listSeparator"));
  return [
    { header: t("meals:foods.nameZh"), width: 24, cell: (row) => row.nameZh },
    { header: t("meals:foods.nameEn"), width: 28, cell: (row) => row.nameEn },
    { header: t("meals:foods.group"), width: 14, cell: (row) => t(`enums:foodGroup.${row.group}`) },
    { header: t("meals:foods.ediblePercent"), width: 10, cell: (row) => row.edible },
    ...figures.map((nutrient) => ({
      ...{ header: t(`meals:foods.figure.${nutrient}`), width: 14 },
      cell: (row: FoodRow) => row.per100[nutrient],
    })),
    {
      header: t("meals:foods.allergens"),
      width: 24,
      cell: (row) => list(row.allergens.map((one) => t(`enums:allergen.${one}`))),
    },
    {
      header: t("meals:foods.tags"),
      width: 24,
      cell: (row) => list(row.tags.map((one) => t(`enums:dietTag.${one}`))),
    },
    {
      header: t("meals:foods.price"),
      width: 12,
      cell: (row) => (row.fenPerKg === null ? null : row.fenPerKg / 100),
    },
    {
      header: t("meals:foods.supplier"),
      width: 14,
      cell: (row) => t(`enums:supplierGroup.${row.supplierGroup}`),
    },
    {
      header: t("meals:foods.provisionalColumn"),
      width: 10,
      cell: (row) => (row.provisional ? t("meals:foods.yes") : null),
    },
    { header: t("meals:foods.code"), width: 12, cell: (row) => (row.isOwn ? null : row.code) },
  ];
}
