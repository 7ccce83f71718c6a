import type { FoodGroup } from "~db/enums";
import type { Nutrient } from "./foods";
import type { StandardHeader } from "./header";

const retention = {
  issuer: "USDA Agricultural Research Service, Nutrient Data Laboratory",
  title: "USDA Table of Nutrient Retention Factors, Release 6",
  number: "doi:10.15482/USDA.ADC/1409034",
  edition: "Release 6",
  effectiveOn: "2007-12-01",
  clause: "codes 0105, 0302, 2151, 3004, 3456, 3785",
  note: "figures as transcriptions of the table quote them, not compared with the print; one code a food group, the nearest to how a canteen cooks it; where a code's figure was not seen nothing is taken off: vitamin B1 of grains and meat is in truth lower",
} as const satisfies StandardHeader;

export const sources = [retention] as const;

/** What is left of a nutrient when a food of the group is cooked, by the table's code; what is not named stays. */
const retained: Partial<
  Record<FoodGroup, { code: string; left: Partial<Record<Nutrient, number>> }>
> = {
  // greens, boiled in little water, drained
  vegDark: {
    code: "3004",
    left: {
      calcium: 0.95,
      iron: 0.95,
      sodium: 0.95,
      vitaminC: 0.6,
      vitaminB1: 0.85,
      vitaminB2: 0.95,
    },
  },
  // other vegetables, stir-fried
  vegLight: { code: "3785", left: { vitaminA: 0.9, vitaminC: 0.85 } },
  mushroomAlgae: { code: "3785", left: { vitaminA: 0.9, vitaminC: 0.85 } },
  // roots, boiled, their water used
  tuber: { code: "3456", left: { vitaminA: 0.9, vitaminC: 0.75 } },
  // flour and meal, boiled or steamed
  cereal: { code: "0302", left: { vitaminA: 0.9, vitaminC: 0.8 } },
  // eggs, hard cooked
  egg: { code: "0105", left: { vitaminC: 0.8, vitaminB1: 0.85, vitaminB2: 0.95 } },
  // milk, heated for about ten minutes
  dairy: { code: "2151", left: { vitaminC: 0.85, vitaminB1: 0.9 } },
};

/** The part of a nutrient that cooking leaves, 0 to 1; 1 where the table's figure is not known. */
export const retainedOf = (group: FoodGroup, nutrient: Nutrient): number =>
  retained[group]?.left[nutrient] ?? 1;

/** The factors by food group, for the page that says what was taken off. */
export const retentionRows = Object.entries(retained).map(([group, { code, left }]) => ({
  group: group as FoodGroup, // reason: the table's own keys
  code,
  left: Object.entries(left).map(([nutrient, part]) => ({
    nutrient: nutrient as Nutrient, // reason: the table's own keys
    percent: Math.round(part * 100),
  })),
}));
