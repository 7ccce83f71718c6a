import * as z from "zod/mini";
import { id, optionalText, phone, shortText, ticked, wholeNumber } from "~/lib/fields";

export const askQuestionInput = z.object({
  formId: id(),
  name: shortText(30),
  phone: phone(),
  question: shortText(500),
  noticeVersion: wholeNumber(1, 100_000),
  noticeRead: z.pipe(
    ticked(),
    z.boolean().check(z.refine((value) => value, "errors:notice_not_read")),
  ),
  website: z.catch(optionalText(200), "filled"),
});
export type AskQuestionInput = z.input<typeof askQuestionInput>;

export const enquiryIdInput = z.object({ enquiryId: id() });
export type EnquiryIdInput = z.infer<typeof enquiryIdInput>;
