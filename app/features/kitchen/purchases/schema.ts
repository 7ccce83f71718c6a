import * as z from "zod/mini";
import { day } from "~/lib/fields";

const asked = () => z.catch(z.nullable(day()), null);

/** `?from=&through=&days=on`: the list of which days, and whether each has a column of its own. */
export const purchasesInput = z.object({
  from: asked(),
  through: asked(),
  days: z.catch(z.nullable(z.literal("on")), null),
});
export type PurchasesInput = z.infer<typeof purchasesInput>;
