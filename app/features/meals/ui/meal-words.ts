import { useTranslation } from "react-i18next";
import type { Allergen, Diet, MealBand } from "~db/enums";
import { formatDate } from "~/lib/dates";

type NeedsMet = {
  allergens: readonly Allergen[];
  diets: readonly Diet[];
  /** Allergies in words. */
  others: readonly string[];
};

/** The words that every part of a menu says the same way. */
export function useMealWords() {
  const { t, i18n } = useTranslation(["meals", "enums", "common"]);
  const list = (words: readonly string[]) => words.join(t("common:listSeparator"));
  const allergenWords = (allergens: readonly Allergen[]) =>
    list(allergens.map((allergen) => t(`enums:allergen.${allergen}`)));
  return {
    ...{ t, list, allergenWords, locale: i18n.language },
    nameOf: (dish: { nameZh: string; nameEn: string }) =>
      i18n.language === "en" ? dish.nameEn : dish.nameZh,
    needWords: (clash: NeedsMet) => [
      ...clash.allergens.map((allergen) => t(`enums:allergen.${allergen}`)),
      ...clash.diets.map((diet) => t(`enums:diet.${diet}`)),
      ...clash.others,
    ],
    bandWords: (band: MealBand) => t(`enums:mealBand.${band}`),
    rangeWords: (days: readonly { day: string }[]) =>
      t("range", {
        from: formatDate(days[0]?.day ?? "", i18n.language),
        to: formatDate(days.at(-1)?.day ?? "", i18n.language),
      }),
  };
}
