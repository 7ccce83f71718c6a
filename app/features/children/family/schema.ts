import * as z from "zod/mini";
import { id } from "~/lib/fields";

/** Opens the phone numbers of one child's people. */
export const revealPhonesInput = z.object({ childId: id() });
export type RevealPhonesInput = z.infer<typeof revealPhonesInput>;
