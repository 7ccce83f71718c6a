import * as z from "zod/mini";
import { day, id, timeOfDay } from "~/lib/fields";

export const bookPlaceInput = z.object({
  childId: id(),
  classId: id(),
  day: day(),
  fromTime: timeOfDay(),
  untilTime: timeOfDay(),
});
export type BookPlaceInput = z.infer<typeof bookPlaceInput>;

export const cancelBookingInput = z.object({ bookingId: id() });
export type CancelBookingInput = z.infer<typeof cancelBookingInput>;

/** The list's address: one class's bookings, and what the open form begins with. */
export const bookingsPageInput = z.object({
  class: z.catch(z.optional(id()), undefined),
  day: z.catch(z.optional(day()), undefined),
  page: z.catch(z.coerce.number().check(z.int(), z.gte(1)), 1),
});
