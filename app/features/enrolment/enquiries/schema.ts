import * as z from "zod/mini";
import { id, phone, shortText } from "~/lib/fields";
import { formFields, honeypot, noticeFields } from "../applications/schema";

export const askQuestionInput = z.object({
  ...formFields,
  name: shortText(30),
  phone: phone(),
  question: shortText(500),
  ...noticeFields,
  ...honeypot,
});
export type AskQuestionInput = z.input<typeof askQuestionInput>;

export const enquiryIdInput = z.object({ enquiryId: id() });
export type EnquiryIdInput = z.infer<typeof enquiryIdInput>;
