import * as z from "zod/mini";

export const askForEmailInput = z.object({
  email: z
    .string("errors:required")
    .check(
      z.trim(),
      z.toLowerCase(),
      z.minLength(1, "errors:required"),
      z.maxLength(120, "errors:too_long"),
      z.email("errors:not_an_email"),
    ),
});
export type AskForEmailInput = z.infer<typeof askForEmailInput>;

export const confirmEmailInput = z.object({
  code: z
    .string("errors:required")
    .check(
      z.trim(),
      z.minLength(1, "errors:required"),
      z.regex(/^\d{6}$/, "errors:not_six_digits"),
    ),
});
export type ConfirmEmailInput = z.infer<typeof confirmEmailInput>;

/** The own address is meant; the button brings nothing along. */
export const forgetEmailInput = z.object({});
