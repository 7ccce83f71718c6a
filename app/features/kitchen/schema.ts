import * as z from "zod/mini";
import { day } from "~/lib/fields";

/** `?day=`: what is no day counts as not said. */
export const kitchenDayInput = z.object({ day: z.catch(z.nullable(day()), null) });
