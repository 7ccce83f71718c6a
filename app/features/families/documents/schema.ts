import * as z from "zod/mini";
import { documentKinds, locales, type DocumentKind } from "~db/enums";
import { choiceOf, id, mustTick, wholeNumber } from "~/lib/fields";

const version = () => wholeNumber(1, 100_000);

/** A guardian agrees to a version in the language it was read in; `childId` where the text names the child. */
export const acceptDocumentInput = z.object({
  version: version(),
  locale: choiceOf(locales),
  agreed: mustTick("errors:document_tick_first"),
});
export type AcceptDocumentInput = Omit<z.infer<typeof acceptDocumentInput>, "agreed">;

/** The office writes down what a guardian signed on paper. */
export const recordAcceptanceInput = z.object({
  version: version(),
  childId: id(),
  guardianId: id(),
});
export type RecordAcceptanceInput = z.infer<typeof recordAcceptanceInput>;

/** Which version is read, and in which language; without one the version in force in the reader's own. */
export const readDocumentInput = z.object({
  version: z.catch(z.optional(version()), undefined),
  lang: z.catch(z.optional(z.enum(locales)), undefined),
});
export type ReadDocumentInput = z.infer<typeof readDocumentInput>;

export const listAcceptancesInput = z.object({
  class: z.catch(z.optional(z.string()), undefined),
  show: z.catch(z.optional(z.enum(["open"])), undefined),
});
export type ListAcceptancesInput = z.infer<typeof listAcceptancesInput>;

/** The kind that a page's address names, or none. */
export const kindOf = (asked: string | undefined): DocumentKind | null =>
  documentKinds.find((kind) => kind === asked) ?? null;
