import type { PurchaseUnit } from "~db/enums";
import { addDays, type Day } from "~/lib/dates";
import { purchaseKeepMonths } from "~/standards/food-records";
import { monthSpan } from "../months/rules";

/** More of anything in one delivery is a slip of the finger, for a centre of a few hundred children. */
export const mostDelivered: Record<PurchaseUnit, number> = {
  ...{ kg: 500, g: 50_000, litre: 500, piece: 3000 },
  ...{ box: 300, bag: 300, bottle: 500, barrel: 50 },
};

type Delivered = {
  quantity: number;
  unit: PurchaseUnit;
  producedOn: Day | null;
  expiresOn: Day | null;
  receivedOn: Day;
};

/** What cannot be true of a delivery, beside the field that it is about. */
export function deliveryProblem(one: Delivered) {
  if (one.quantity > mostDelivered[one.unit]) {
    return { field: "quantity", reason: "quantity_absurd" } as const;
  }
  if (one.producedOn && one.producedOn > one.receivedOn) {
    return { field: "producedOn", reason: "produced_after_received" } as const;
  }
  if (one.expiresOn && one.expiresOn < one.receivedOn) {
    return { field: "expiresOn", reason: "expired_when_received" } as const;
  }
  return null;
}

/** The same day so many months later, or the last of a shorter month. */
export function monthsLater(day: Day, months: number): Day {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const month = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
  const wanted = `${month}-${day.slice(8)}`;
  const last = addDays(monthSpan(month).before, -1);
  return wanted < last ? wanted : last;
}

/** Until when a record is kept: six months after the food expires, two years where it says no such day. */
export const recordKeptUntil = (one: { receivedOn: Day; expiresOn: Day | null }): Day =>
  one.expiresOn
    ? monthsLater(one.expiresOn, purchaseKeepMonths.afterExpiry)
    : monthsLater(one.receivedOn, purchaseKeepMonths.withoutExpiry);
