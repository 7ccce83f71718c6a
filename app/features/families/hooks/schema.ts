import * as z from "zod/mini";
import { ticked } from "~/lib/fields";

/** An empty secret leaves the one that is kept. */
export const changeHookInput = z.object({
  url: z
    .string("errors:required")
    .check(z.trim(), z.minLength(1, "errors:required"), z.maxLength(500, "errors:too_long")),
  secret: z._default(
    z.string().check(z.trim(), z.regex(/^(|[!-~]{16,200})$/, "errors:hook_secret_short")),
    "",
  ),
  withPhone: ticked(),
});
export type ChangeHookInput = z.infer<typeof changeHookInput>;

/** The centre's hook is meant; the button brings nothing along. */
export const hookActInput = z.object({});
