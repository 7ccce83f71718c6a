import * as z from "zod/mini";
import { day, id, phone, shortText } from "~/lib/fields";
import { readCode } from "./rules";

export const approvePickUpInput = z.object({
  name: shortText(30),
  phone: phone(),
  relation: shortText(30),
  onDay: day(),
});
export type ApprovePickUpInput = z.infer<typeof approvePickUpInput>;

export const approvalIdInput = z.object({ approvalId: id() });

/** Whose cards: `guardian <id>` or `pickUp <id>`. */
export const makeCardsInput = z.object({
  person: z
    .array(z.string().check(z.regex(/^(guardian|pickUp) [0-9a-f-]{36}$/, "errors:not_found")))
    .check(z.minLength(1, "errors:choose_somebody"), z.maxLength(30, "errors:too_large")),
});
export type MakeCardsInput = z.infer<typeof makeCardsInput>;

export const cardIdInput = z.object({ cardId: id() });

/** What was scanned or typed. */
export const readCardInput = z.object({
  code: z.pipe(
    z.string("errors:required").check(z.minLength(1, "errors:required"), z.maxLength(60)),
    z.pipe(z.transform(readCode), z.string("errors:card_code_shape")),
  ),
});
