import * as z from "zod/mini";
import { consentKinds, consentStates } from "~db/enums";
import { choiceOf, id } from "~/lib/fields";
import { consentStandings } from "./rules";

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
  /** Of the wording on the sheet that was signed; today's without one. */
  version: z.pipe(
    z.optional(z.string().check(z.regex(/^[1-9]?\d?$/, "errors:consent_version_unknown"))),
    z.transform((typed) => (typed ? Number(typed) : undefined)),
  ),
});
export type RecordConsentInput = DecideConsentInput & { guardianId: string; version?: number };

export const listConsentsInput = z.object({
  class: z.catch(z.optional(z.string()), undefined),
  kind: z.catch(z.optional(z.enum(consentKinds)), undefined),
  standing: z.catch(z.optional(z.enum(consentStandings)), undefined),
});
export type ListConsentsInput = z.infer<typeof listConsentsInput>;

/** A guardian's answer as the page posts it; an empty `confirm` asks to be asked once more. */
export const answerConsentInput = z.object({
  childId: id(),
  kind: choiceOf(consentKinds),
  state: choiceOf(consentStates),
  confirm: z.optional(z.string()),
});
export type AnswerConsentInput = z.infer<typeof answerConsentInput>;
