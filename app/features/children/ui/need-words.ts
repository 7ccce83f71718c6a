import type { TFunction } from "i18next";
import type { Allergen, AllergySeverity, Diet } from "~db/enums";

export type AllergyOnRecord = { allergen: Allergen; severity: AllergySeverity; detail: string };
export type DietOnRecord = { diet: Diet; detail: string };

function named(t: TFunction, word: string, detail: string, isOther: boolean): string {
  if (!detail || detail === word) return word;
  return isOther ? detail : t("children:needs.withDetail", { word, detail });
}

/** 坚果（腰果） */
export const allergyInWords = (t: TFunction, { allergen, detail }: AllergyOnRecord): string =>
  named(t, t(`enums:allergen.${allergen}`), detail, allergen === "other");

export const dietInWords = (t: TFunction, { diet, detail }: DietOnRecord): string =>
  named(t, t(`enums:diet.${diet}`), detail, diet === "other");

/** 腰果、芒果过敏: what fits on a tile. */
export function allergicTo(t: TFunction, allergies: readonly AllergyOnRecord[]): string {
  const words = allergies.map(({ allergen, detail }) => {
    const word = t(`enums:allergen.${allergen}`);
    return allergen === "other"
      ? detail
      : t("children:needs.short", { word, detail: detail || word });
  });
  return t("children:needs.allergicTo", { words: words.join(t("common:listSeparator")) });
}

/** The one character on an avatar's pin. */
export function pinOf(t: TFunction, allergies: readonly AllergyOnRecord[]): string | undefined {
  const first = allergies[0];
  if (!first) return undefined;
  return first.allergen === "other"
    ? Array.from(first.detail)[0]
    : t(`children:needs.pin.${first.allergen}`);
}
