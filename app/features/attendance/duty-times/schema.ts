import * as z from "zod/mini";
import { day, id, optionalTime, timeOfDay } from "~/lib/fields";

/** When somebody really came into a class and left it; without an end they are still in it. */
export const correctStayInput = z.object({
  stayId: id(),
  startTime: timeOfDay(),
  endTime: optionalTime(),
});
export type CorrectStayInput = z.infer<typeof correctStayInput>;

export const stayIdInput = z.object({ stayId: id() });

/** Somebody who was in a class although nobody tapped. */
export const addStayInput = z.object({
  staffId: id(),
  startTime: timeOfDay(),
  endTime: optionalTime(),
});
export type AddStayInput = z.infer<typeof addStayInput>;

/** `?day=&stay=` or `&add=staff`: what the page is asked to put right; what is not known counts as not said. */
export const dutyTimesInput = z.object({
  day: z.catch(z.optional(day()), undefined),
  stay: z.catch(z.optional(id()), undefined),
  add: z.catch(z.optional(z.literal("staff")), undefined),
});
