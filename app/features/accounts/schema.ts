import * as z from "zod/mini";
import { roles } from "~db/enums";
import { choiceOf, optionalText, password, phone, shortText, wholeNumber } from "~/lib/fields";

export const signInInput = z.object({
  login: shortText(120),
  password: z.string("errors:required").check(z.minLength(1, "errors:required"), z.maxLength(128)),
  returnTo: z.catch(optionalText(500), ""),
});
export type SignInInput = z.infer<typeof signInInput>;

export const setUpInput = z.object({
  centreName: shortText(),
  shortName: shortText(20),
  licensedPlaces: wholeNumber(1, 2000),
  directorName: shortText(30),
  phone: phone(),
  password: password(),
});
export type SetUpInput = z.infer<typeof setUpInput>;

export const changePasswordInput = z.object({
  current: z.string("errors:required").check(z.minLength(1, "errors:required")),
  password: password(),
});
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

export const choosePasswordInput = z.object({ password: password() });

/** The password of an account that is there, whatever the rule was when it was chosen. */
export const enterPasswordInput = z.object({
  password: z.string("errors:required").check(z.minLength(1, "errors:required"), z.maxLength(128)),
});

export const openAccountInput = z.object({
  name: shortText(30),
  phone: phone(),
  role: choiceOf(roles),
});
export type OpenAccountInput = z.infer<typeof openAccountInput>;

export const revokeSessionInput = z.object({
  sessionId: z.string("errors:required").check(z.regex(/^[0-9a-f]{64}$/, "errors:not_found")),
});

export const listAccountsInput = z.object({
  q: optionalText(60),
  role: z.optional(z.catch(z.optional(z.enum(roles)), undefined)),
});
export type ListAccountsInput = z.infer<typeof listAccountsInput>;
