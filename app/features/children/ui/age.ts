import type { TFunction } from "i18next";
import { ageAt } from "../rules";

/** 2岁3个月, 8个月, 4岁: ages as they are said. */
export function ageInWords(bornOn: string, today: string, t: TFunction): string {
  const { years, months } = ageAt(bornOn, today);
  if (years === 0) return t("common:ageMonths", { months });
  return months === 0
    ? t("common:ageYears", { years })
    : t("common:ageYearsMonths", { years, months });
}
