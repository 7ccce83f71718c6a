import * as z from "zod/mini";
import { id, shortText } from "~/lib/fields";

export const addDeviceInput = z.object({ classId: id(), name: shortText(30) });
export type AddDeviceInput = z.infer<typeof addDeviceInput>;

export const changeDeviceInput = z.object({ deviceId: id(), classId: id(), name: shortText(30) });
export type ChangeDeviceInput = z.infer<typeof changeDeviceInput>;

export const deviceIdInput = z.object({ deviceId: id() });

/** What the office asks about in the address. */
export const devicesPageInput = z.object({
  add: z.optional(z.catch(z.optional(z.literal("device")), undefined)),
  change: z.optional(z.catch(z.optional(id()), undefined)),
});

/** Six digits, however they were spaced. */
export const enterCodeInput = z.object({
  code: z.pipe(
    z.pipe(
      z.string("errors:required"),
      z.transform((text: string) => text.replace(/[\s-]/g, "")),
    ),
    z
      .string()
      .check(z.minLength(1, "errors:required"), z.regex(/^\d{6}$/, "errors:code_six_digits")),
  ),
});

/** What the QR code brings along, and why a tablet came back here. */
export const pairPageInput = z.object({
  code: z.catch(z._default(z.string().check(z.regex(/^\d{6}$/)), ""), ""),
  why: z.catch(z._default(z.enum(["none", "back", "ended"]), "none"), "none"),
});
