import * as z from "zod/mini";
import { isDay } from "~/lib/dates";
import { readKindNames } from "./rules";

export const listReadsInput = z.object({
  kind: z.catch(z.nullable(z.enum(readKindNames)), null),
  /** The last day of the page; today where it is left out. */
  day: z.catch(z.nullable(z.string().check(z.refine(isDay))), null),
});
export type ListReadsInput = z.infer<typeof listReadsInput>;
