import * as z from "zod/mini";
import { day, ticked, wholeNumber } from "~/lib/fields";

export const changeSettingInput = z.object({
  takesApplications: ticked(),
  offerDays: wholeNumber(1, 60),
  keepMonths: wholeNumber(1, 36),
});
export type ChangeSettingInput = z.infer<typeof changeSettingInput>;

const points = () => wholeNumber(0, 1000);

export const setPriorityInput = z.object({
  fromDay: day(),
  sibling: points(),
  staffChild: points(),
  district: points(),
  halfDay: points(),
  perMonth: points(),
});
export type SetPriorityInput = z.infer<typeof setPriorityInput>;
