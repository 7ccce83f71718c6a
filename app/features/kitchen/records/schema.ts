import * as z from "zod/mini";
import { purchaseUnits, type PurchaseUnit } from "~db/enums";
import { choiceOf, day, id, optionalDay, optionalText, shortText, timeOfDay, version } from "~/lib/fields"; // prettier-ignore
import { monthInput } from "../months/schema";
import { deliveryProblem } from "./rules";

/** Up to two decimals, more than nothing; what is too much depends on the unit. */
const quantity = z.pipe(
  z.union([
    z.number(),
    z
      .string("errors:required")
      .check(
        z.normalize("NFKC"),
        z.trim(),
        z.minLength(1, "errors:required"),
        z.regex(/^\d{1,6}(\.\d{1,2})?$/, "errors:not_a_quantity"),
      ),
  ]),
  z.pipe(z.transform(Number), z.number().check(z.gt(0, "errors:not_a_quantity"))),
);

const facts = {
  ...{ supplier: shortText(60), food: shortText(60), quantity, unit: choiceOf(purchaseUnits) },
  ...{ batch: optionalText(40), producedOn: optionalDay(), expiresOn: optionalDay() },
  ...{ certificate: optionalText(60), receivedBy: shortText(40), receivedOn: day() },
  time: z.pipe(
    timeOfDay(),
    z.transform((typed: string) => typed.slice(0, 5)),
  ),
  remark: optionalText(200),
};

type Facts = {
  quantity: number;
  unit: PurchaseUnit;
  producedOn: string | null;
  expiresOn: string | null;
  receivedOn: string;
};

function fitTogether({ value, issues }: z.core.ParsePayload<Facts>): void {
  const found = deliveryProblem(value);
  if (!found) return;
  const message = `errors:${found.reason}`;
  issues.push({ code: "custom", message, path: [found.field], input: value });
}

export const recordPurchaseInput = z.object(facts).check(fitTogether);
export type RecordPurchaseInput = z.infer<typeof recordPurchaseInput>;

export const correctPurchaseInput = z
  .object({ ...facts, recordId: id(), version: version() })
  .check(fitTogether);
export type CorrectPurchaseInput = z.infer<typeof correctPurchaseInput>;

export const recordIdInput = z.object({ recordId: id() });

const nullable = <T extends z.ZodMiniType>(of: T) => z.catch(z.nullable(of), null);

/** `?month=&q=`, and what is opened over the list. */
export const recordsPageInput = z.object({
  month: monthInput.shape.month,
  q: z.catch(optionalText(60), ""),
  add: nullable(z.literal("purchase")),
  correct: nullable(id()),
});
export type RecordsPageInput = z.infer<typeof recordsPageInput>;
