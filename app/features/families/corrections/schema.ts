import * as z from "zod/mini";
import { correctionFacts } from "~db/enums";
import { choiceOf, id, optionalText, shortText } from "~/lib/fields";

/** Which fact is wrong, and in words what it should be. */
export const askCorrectionInput = z.object({
  fact: choiceOf(correctionFacts),
  words: shortText(500),
});
export type AskCorrectionInput = z.infer<typeof askCorrectionInput>;

export const withdrawCorrectionInput = z.object({ correctionId: id() });

/** The office's answer; a reason has to be given for what stays as it is. */
export const settleCorrectionInput = z.object({
  verdict: choiceOf(["done", "declined"]),
  answer: optionalText(500),
});
export type SettleCorrectionInput = z.infer<typeof settleCorrectionInput>;

export const listCorrectionsInput = z.object({
  show: z.catch(z._default(z.enum(["open", "settled"]), "open"), "open"),
  page: z.catch(z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(10_000)), 1), 1),
});
export type ListCorrectionsInput = z.infer<typeof listCorrectionsInput>;
