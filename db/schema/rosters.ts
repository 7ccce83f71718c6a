import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  time,
  uuid,
} from "drizzle-orm/pg-core";
import { leaveKinds } from "../enums";
import { classTable } from "./centres";
import { choice, createdAt, instant, oneOf, rowId, tenantKey } from "./columns";
import { staffMember } from "./staff";

/** A person at work on a day, half-open, in a class or in none. Overlaps of a person are excluded in the migration. */
export const shift = pgTable(
  "shift",
  {
    centreId: tenantKey(),
    id: rowId(),
    staffId: uuid("staff_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    startsAt: time("starts_at").notNull(),
    endsAt: time("ends_at").notNull(),
    classId: uuid("class_id"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.staffId],
      foreignColumns: [staffMember.centreId, staffMember.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.classId],
      foreignColumns: [classTable.centreId, classTable.id],
    }),
    index("shift_staff").on(t.centreId, t.staffId, t.day),
    index("shift_class").on(t.centreId, t.classId, t.day),
    index("shift_day").on(t.centreId, t.day),
    check("shift_times", sql`${t.startsAt} < ${t.endsAt}`),
  ],
);

/** A person is away from a day through a day; who covers may be open. Overlaps are excluded in the migration. */
export const staffLeave = pgTable(
  "staff_leave",
  {
    centreId: tenantKey(),
    id: rowId(),
    staffId: uuid("staff_id").notNull(),
    kind: choice("kind", leaveKinds).notNull(),
    fromDay: date("from_day", { mode: "string" }).notNull(),
    toDay: date("to_day", { mode: "string" }).notNull(),
    coveredBy: uuid("covered_by"),
    note: text("note").notNull().default(""),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.staffId],
      foreignColumns: [staffMember.centreId, staffMember.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.coveredBy],
      foreignColumns: [staffMember.centreId, staffMember.id],
    }),
    index("staff_leave_staff").on(t.centreId, t.staffId, t.fromDay),
    index("staff_leave_cover").on(t.centreId, t.coveredBy),
    index("staff_leave_day").on(t.centreId, t.fromDay, t.toDay),
    oneOf("staff_leave_kind", t.kind, leaveKinds),
    check("staff_leave_days", sql`${t.toDay} >= ${t.fromDay}`),
    check("staff_leave_cover_is_another", sql`${t.coveredBy} is distinct from ${t.staffId}`),
  ],
);
