import * as z from "zod/mini";
import { ticked, wholeNumber } from "~/lib/fields";

export const changeAgesInput = z.object({
  graceDays: wholeNumber(0, 92),
  keepsThreeYearOlds: ticked(),
});
export type ChangeAgesInput = z.infer<typeof changeAgesInput>;
