import * as z from "zod/mini";
import { ticked, version, wholeNumber } from "~/lib/fields";

export const changeAgesInput = z.object({
  graceDays: wholeNumber(0, 92),
  keepsThreeYearOlds: ticked(),
  version: version(),
});
export type ChangeAgesInput = z.infer<typeof changeAgesInput>;
