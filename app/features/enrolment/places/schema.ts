import * as z from "zod/mini";
import { day, id } from "~/lib/fields";
import { changePlaceInput } from "../schema";

/** A change that is only asked about. */
export const placeFitInput = changePlaceInput;
export type PlaceFitInput = z.output<typeof placeFitInput>;

export const boardWeeks = ["16", "26", "52"] as const;

/** The board's address: how many weeks, and the cell that is looked into. */
export const placesPageInput = z.object({
  weeks: z.catch(z.enum(boardWeeks), "26"),
  class: z.catch(z.optional(id()), undefined),
  week: z.catch(z.optional(day()), undefined),
});
