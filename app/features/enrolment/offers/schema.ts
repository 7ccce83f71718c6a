import * as z from "zod/mini";
import { day, id, mustTick, phone, ticked } from "~/lib/fields";
import { weekFields } from "../schema";

export const offerPlaceInput = z.object({
  classId: id(),
  ...weekFields,
  startsOn: day(),
  answerBy: day(),
  offersNext: ticked(),
});
export type OfferPlaceInput = z.input<typeof offerPlaceInput>;

/** The guardian's answer: the own number, the own password, and the agreement of that version. */
export const acceptOfferInput = z.object({
  phone: phone(),
  password: z.string("errors:required").check(z.minLength(10, "errors:password_too_short"), z.maxLength(128, "errors:too_long")), // prettier-ignore
  agreementVersion: z.string("errors:required"),
  agreementRead: mustTick("errors:agreement_not_read"),
});
export type AcceptOfferInput = z.infer<typeof acceptOfferInput>;

export const declineOfferInput = z.object({ staysOnList: ticked() });
export type DeclineOfferInput = z.infer<typeof declineOfferInput>;
