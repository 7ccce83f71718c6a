import * as z from "zod/mini";
import { recordEventsInput } from "../log/schema";

/** One save in what a device sends; whose class it is stands in the address. */
const saveInput = z.extend(z.omit(recordEventsInput, { classId: true, sentAt: true }), {
  noun: z.enum(["log", "duty", "headcount", "absence", "visit"]),
});

/** What a device sends when there is a network: its saves in the order in which they were made. */
export const syncInput = z.object({
  sentAt: recordEventsInput.shape.sentAt,
  saves: z.array(saveInput).check(z.minLength(1), z.maxLength(50)),
});
export type SyncInput = z.infer<typeof syncInput>;
