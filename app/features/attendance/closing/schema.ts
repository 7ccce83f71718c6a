import * as z from "zod/mini";
import { relations } from "~db/enums";
import { id, optionalText, timeOfDay } from "~/lib/fields";

const noRelation = z.pipe(
  z.literal(""),
  z.transform(() => undefined),
);

export const correctDepartureInput = z.object({
  entryId: id(),
  time: timeOfDay(),
  /** Who collected the child, as far as it is known. */
  name: optionalText(30),
  relation: z.optional(z.union([noRelation, z.enum(relations)])),
});
export type CorrectDepartureInput = z.infer<typeof correctDepartureInput>;
