import { and, gt, isNull, lte, or, type SQL } from "drizzle-orm";
import { enrolment } from "~db/schema/enrolment";
import type { Day } from "./dates";

/** An enrolment that counts on a day: begun, and not over; its last day is the one before it ends. */
export const enrolledOn = (day: Day): SQL | undefined =>
  and(lte(enrolment.startsOn, day), or(isNull(enrolment.endsOn), gt(enrolment.endsOn, day)));
