import * as z from "zod/mini";
import { meals } from "~db/enums";
import { choiceOf, day, id, optionalId, optionalText, shortText, version } from "~/lib/fields";
import { monthInput } from "../months/schema";

const facts = {
  ...{ day: day(), meal: choiceOf(meals), eater: shortText(40), classId: optionalId() },
  remark: optionalText(200),
};

export const recordCompanyInput = z.object(facts);
export type RecordCompanyInput = z.infer<typeof recordCompanyInput>;

export const correctCompanyInput = z.object({ ...facts, companyId: id(), version: version() });
export type CorrectCompanyInput = z.infer<typeof correctCompanyInput>;

const nullable = <T extends z.ZodMiniType>(of: T) => z.catch(z.nullable(of), null);

/** `?month=`, and what is opened over the list. */
export const companyPageInput = z.object({
  month: monthInput.shape.month,
  add: nullable(z.literal("company")),
  correct: nullable(id()),
});
