import * as z from "zod/mini";
import { id } from "~/lib/fields";

export const retryDeliveryInput = z.object({
  outboxId: id(),
  handler: z.string("errors:required").check(z.maxLength(80, "errors:not_found")),
});
export type RetryDeliveryInput = z.infer<typeof retryDeliveryInput>;
