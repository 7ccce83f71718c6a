import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import type { Allergen, Diet } from "~db/enums";

type Named = { nameZh: string; nameEn: string };

export const dishName = (locale: string, dish: Named): string =>
  locale === "en" ? dish.nameEn : dish.nameZh;

/** 鸡蛋、清真 */
export const clashInWords = (
  t: TFunction,
  clash: { allergens: readonly Allergen[]; diets: readonly Diet[]; others: readonly string[] },
): string =>
  [
    ...clash.allergens.map((one) => t(`enums:allergen.${one}`)),
    ...clash.diets.map((one) => t(`enums:diet.${one}`)),
    ...clash.others,
  ].join(t("common:listSeparator"));

/** From a kilogram on in kilograms, as the scale in a kitchen has it. */
export const weightInWords = (t: TFunction, grams: number): string =>
  grams < 1000
    ? t("kitchen:day.grams", { n: grams })
    : t("kitchen:day.kilograms", { n: (grams / 1000).toFixed(2) });

export function useKitchenWords() {
  const { t, i18n } = useTranslation(["kitchen", "enums", "common", "children"]);
  const list = (words: readonly string[]) => words.join(t("common:listSeparator"));
  return { t, list, locale: i18n.language };
}
