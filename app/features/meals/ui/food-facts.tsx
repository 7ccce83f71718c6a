import { Facts } from "~/components/facts";
import { figures } from "../figures/rules";
import type { FoodPage } from "../foods/queries.server";
import { useMealWords } from "./meal-words";

/** A food of the reference table, which nobody here changes. */
export function FoodFacts({ food }: { food: FoodPage }) {
  const { t, list, allergenWords } = useMealWords();
  const tags = list(food.tags.map((tag) => t(`enums:dietTag.${tag}`)));
  return (
    <Facts
      items={[
        { label: t("foods.code"), value: food.code },
        { label: t("foods.nameEn"), value: food.nameEn },
        { label: t("foods.group"), value: t(`enums:foodGroup.${food.group}`) },
        { label: t("foods.edible"), value: t("foods.percent", { n: food.edible }) },
        ...figures.map((nutrient) => ({
          label: t(`foods.figure.${nutrient}`),
          value: food.per100[nutrient] ?? t("foods.notMeasured"),
        })),
        { label: t("foods.allergens"), value: allergenWords(food.allergens) || t("dishes.none") },
        { label: t("foods.tags"), value: tags || t("dishes.none") },
      ]}
    />
  );
}
