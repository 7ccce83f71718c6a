import * as z from "zod/mini";
import { documentKinds } from "~db/enums";
import { choiceOf, shortText, wholeNumber } from "~/lib/fields";

const text = () => shortText(20_000);

/** A new version of a text; `version` is the one that was in force when it was written. */
export const publishDocumentInput = z.object({
  kind: choiceOf(documentKinds),
  version: wholeNumber(0, 100_000),
  zh: text(),
  en: text(),
});
export type PublishDocumentInput = z.infer<typeof publishDocumentInput>;
