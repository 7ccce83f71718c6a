import { ageAt } from "../rules";

/** What i18next's `t` and the kept words of a long list both are. */
type Say = (key: string, values?: Record<string, number>) => string;

/** 2岁3个月, 8个月, 4岁: ages as they are said. */
export function ageInWords(bornOn: string, today: string, say: Say): string {
  const { years, months } = ageAt(bornOn, today);
  if (years === 0) return say("common:ageMonths", { months });
  return months === 0
    ? say("common:ageYears", { years })
    : say("common:ageYearsMonths", { years, months });
}
