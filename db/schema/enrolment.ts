import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { schedules } from "../enums";
import { child } from "./children";
import { classTable } from "./centres";
import { choice, createdAt, instant, oneOf, rowId, tenantKey } from "./columns";

/** A child in a class from a day to a day (half-open). The EXCLUDE that forbids two at once stands in the migration. */
export const enrolment = pgTable(
  "enrolment",
  {
    centreId: tenantKey(),
    id: rowId(),
    childId: uuid("child_id").notNull(),
    classId: uuid("class_id").notNull(),
    schedule: choice("schedule", schedules).notNull(),
    startsOn: date("starts_on", { mode: "string" }).notNull(),
    endsOn: date("ends_on", { mode: "string" }),
    endReason: text("end_reason").notNull().default(""),
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
    index("enrolment_child").on(t.centreId, t.childId),
    index("enrolment_class").on(t.centreId, t.classId, t.startsOn),
    oneOf("enrolment_schedule", t.schedule, schedules),
    check("enrolment_dates", sql`${t.endsOn} is null or ${t.endsOn} > ${t.startsOn}`),
  ],
);
