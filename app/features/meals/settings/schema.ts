import * as z from "zod/mini";
import { intakeEditions } from "~db/enums";
import { choiceOf, ticked } from "~/lib/fields";

export const changeMealSettingInput = z.object({
  intakeEdition: choiceOf(intakeEditions),
  cookingLosses: ticked(),
});
export type ChangeMealSettingInput = z.infer<typeof changeMealSettingInput>;
