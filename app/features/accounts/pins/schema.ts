import * as z from "zod/mini";

const digits = () =>
  z
    .string("errors:required")
    .check(
      z.trim(),
      z.minLength(1, "errors:required"),
      z.regex(/^\d{4,6}$/, "errors:pin_four_to_six"),
    );

export const setPinInput = z.object({ pin: digits() });
export type SetPinInput = z.infer<typeof setPinInput>;

export const enterPinInput = z.object({
  staffId: z.string("errors:choose_person").check(z.minLength(1, "errors:choose_person")),
  pin: digits(),
});
export type EnterPinInput = z.infer<typeof enterPinInput>;

/** The page's person is meant; the button brings nothing along. */
export const removePinInput = z.object({});
