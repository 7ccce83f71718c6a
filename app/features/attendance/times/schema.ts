import * as z from "zod/mini";
import { day, id, optionalText, optionalTime } from "~/lib/fields";

export const changeTimesInput = z.object({
  day: day(),
  arrivesAt: optionalTime(),
  leavesAt: optionalTime(),
  note: optionalText(100),
});
export type ChangeTimesInput = z.infer<typeof changeTimesInput>;

export const ownTimesInput = z.extend(changeTimesInput, { childId: id() });

export const clearTimesInput = z.object({ childId: id(), day: day() });
