import * as z from "zod/mini";
import { consentKinds, consentStates } from "~db/enums";
import { choiceOf, id } from "~/lib/fields";

export const decideConsentInput = z.object({
  kind: choiceOf(consentKinds),
  state: choiceOf(consentStates),
});
export type DecideConsentInput = z.infer<typeof decideConsentInput>;

/** The office writes down what a guardian signed on paper. */
export const recordConsentInput = z.object({
  kind: choiceOf(consentKinds),
  state: choiceOf(consentStates),
  guardianId: id(),
});
export type RecordConsentInput = z.infer<typeof recordConsentInput>;

/** A guardian's answer as the page posts it; an empty `confirm` asks to be asked once more. */
export const answerConsentInput = z.object({
  childId: id(),
  kind: choiceOf(consentKinds),
  state: choiceOf(consentStates),
  confirm: z.optional(z.string()),
});
export type AnswerConsentInput = z.infer<typeof answerConsentInput>;
