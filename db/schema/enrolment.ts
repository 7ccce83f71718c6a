import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  pgView,
  primaryKey,
  text,
  time,
  uuid,
} from "drizzle-orm/pg-core";
import { heldKinds, schedules, weekSchedules } from "../enums";
import { child } from "./children";
import { classTable } from "./centres";
import { choice, createdAt, instant, rowId, tenantKey } from "./columns";

/**
 * A child's place in a class from a day to a day (half-open), in the sessions of its weekly pattern
 * (`app/lib/week-pattern.ts`). Written by `write_enrolment` alone, which refuses a place that is not free;
 * the EXCLUDE that forbids a child two places at once stands in a migration too.
 */
export const enrolment = pgTable(
  "enrolment",
  {
    centreId: tenantKey(),
    id: rowId(),
    childId: uuid("child_id").notNull(),
    classId: uuid("class_id").notNull(),
    pattern: integer("pattern").notNull(),
    schedule: choice("schedule", weekSchedules)
      .notNull()
      .generatedAlwaysAs(
        sql`case when pattern & 682 = 0 then 'morning' when pattern & 341 = 0 then 'afternoon' when (pattern & 682) >> 1 = pattern & 341 then 'full' else 'mixed' end`,
      ),
    startsOn: date("starts_on", { mode: "string" }).notNull(),
    endsOn: date("ends_on", { mode: "string" }),
    endReason: text("end_reason").notNull().default(""),
    /** Usual times where they are not the centre's. */
    arrivesAt: time("arrives_at"),
    leavesAt: time("leaves_at"),
    /** The place this one goes on from: a dated change of class or pattern. */
    followsId: uuid("follows_id"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.classId],
      foreignColumns: [classTable.centreId, classTable.id],
    }),
    foreignKey({ columns: [t.centreId, t.followsId], foreignColumns: [t.centreId, t.id] }),
    index("enrolment_follows").on(t.centreId, t.followsId),
    // whoever has not left by a day: a few, whatever the history
    index("enrolment_ends").on(t.centreId, t.endsOn),
    index("enrolment_child").on(t.centreId, t.childId),
    index("enrolment_class").on(t.centreId, t.classId, t.startsOn),
    check("enrolment_pattern", sql`${t.pattern} between 1 and 1023`),
    check("enrolment_times", sql`${t.arrivesAt} < ${t.leavesAt}`),
    check("enrolment_dates", sql`${t.endsOn} is null or ${t.endsOn} > ${t.startsOn}`),
  ],
);

/**
 * Hours of one day, for a child with or without an enrolment: the place of every session that they touch, in
 * the bits of the weekday that the day follows. Written by `write_booking` and `cancel_booking` alone; the
 * EXCLUDE that forbids a child two bookings at once stands in a migration.
 */
export const booking = pgTable(
  "booking",
  {
    centreId: tenantKey(),
    id: rowId(),
    childId: uuid("child_id").notNull(),
    classId: uuid("class_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    fromTime: time("from_time").notNull(),
    untilTime: time("until_time").notNull(),
    pattern: integer("pattern").notNull(),
    schedule: choice("schedule", schedules)
      .notNull()
      .generatedAlwaysAs(
        sql`case when pattern & 682 = 0 then 'morning' when pattern & 341 = 0 then 'afternoon' else 'full' end`,
      ),
    createdBy: uuid("created_by").notNull(),
    createdAt: createdAt(),
    cancelledBy: uuid("cancelled_by"),
    cancelledAt: instant("cancelled_at"),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.classId],
      foreignColumns: [classTable.centreId, classTable.id],
    }),
    index("booking_child").on(t.centreId, t.childId),
    index("booking_class").on(t.centreId, t.classId),
    index("booking_day").on(t.centreId, t.day),
    check("booking_times", sql`${t.fromTime} < ${t.untilTime}`),
    // one weekday's sessions and no other's
    check(
      "booking_pattern",
      sql`${t.pattern} in (1, 2, 3, 4, 8, 12, 16, 32, 48, 64, 128, 192, 256, 512, 768)`,
    ),
    check("booking_cancelled", sql`(${t.cancelledAt} is null) = (${t.cancelledBy} is null)`),
  ],
);

/** Everything that holds a place: what the limits are counted over. Made in a migration. */
export const heldPlace = pgView("held_place", {
  centreId: uuid("centre_id").notNull(),
  id: uuid("id").notNull(),
  classId: uuid("class_id").notNull(),
  startsOn: date("starts_on", { mode: "string" }).notNull(),
  endsOn: date("ends_on", { mode: "string" }),
  pattern: integer("pattern").notNull(),
  kind: choice("kind", heldKinds).notNull(),
}).existing();
