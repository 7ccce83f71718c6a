import type { IntakeEdition } from "~db/enums";

/** What a centre's food is judged by. */
export type MealSetting = { intakeEdition: IntakeEdition; cookingLosses: boolean };

/** Until a centre says otherwise. */
export const usualMealSetting: MealSetting = { intakeEdition: "dris2023", cookingLosses: false };
