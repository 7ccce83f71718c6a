import * as z from "zod/mini";
import { day, id } from "~/lib/fields";

const noId = z.pipe(
  z.literal(""),
  z.transform(() => undefined),
);

const optional = <T extends z.ZodMiniType>(of: T) => z.catch(z.optional(z.union([noId, of])), undefined); // prettier-ignore

const month = () => z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/));

/** `?class=&month=YYYY-MM&day=&part=`: what is not known counts as not said. */
export const registerInput = z.object({
  class: optional(id()),
  month: optional(month()),
  day: optional(day()),
  part: z.catch(z.enum(["morning", "noon"]), "morning"),
});
