import { and, gte, isNull, lte, or, type SQL } from "drizzle-orm";
import { staffMember } from "~db/schema/staff";
import type { Day } from "./dates";

/** Somebody who works at the centre on a day; the last day counts. */
export const employedOn = (day: Day): SQL | undefined =>
  and(lte(staffMember.hiredOn, day), or(isNull(staffMember.leftOn), gte(staffMember.leftOn, day)));
