import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from "drizzle-orm/pg-core";
import {
  absenceReasons,
  actorKinds,
  dutyKinds,
  entryKinds,
  followUpKinds,
  logKinds,
  schedules,
  transitions,
} from "../enums";
import { classTable } from "./centres";
import { child } from "./children";
import { choice, createdAt, instant, oneOf, rowId, tenantKey } from "./columns";
import { staffMember } from "./staff";

/**
 * What was tapped, once and for ever: the app's role may insert and read. A correction is a new event that
 * supersedes another; `removes` says that nothing takes its place. Both ends of an interval (a stay, a nap)
 * carry the same `interval_id`.
 */
export const logEvent = pgTable(
  "log_event",
  {
    centreId: tenantKey(),
    id: rowId(),
    childId: uuid("child_id").notNull(),
    classId: uuid("class_id").notNull(),
    kind: choice("kind", logKinds).notNull(),
    payloadVersion: integer("payload_version").notNull(),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull(),
    /** The device's clock, corrected by the offset that was measured. */
    occurredAt: instant("occurred_at").notNull(),
    /** The device's clock as it was. */
    deviceAt: instant("device_at").notNull(),
    receivedAt: instant("received_at").notNull(),
    /** The centre's date of `occurred_at`. */
    day: date("day", { mode: "string" }).notNull(),
    deviceId: uuid("device_id"),
    deviceSeq: integer("device_seq"),
    actorKind: choice("actor_kind", actorKinds).notNull(),
    actorUserId: uuid("actor_user_id"),
    /** Who was chosen on a shared tablet; with the device alone nobody was. */
    actorStaffId: uuid("actor_staff_id"),
    batchId: uuid("batch_id").notNull(),
    intervalId: uuid("interval_id"),
    supersedesId: uuid("supersedes_id"),
    removes: boolean("removes").notNull().default(false),
    /** The place in its entry's history, as the server took it: of two corrections the later stands. */
    revision: integer("revision").notNull(),
    /** The device's clock was wrong by more than it may be; `occurred_at` is corrected. */
    clockOff: boolean("clock_off").notNull().default(false),
    /** Why it was written although the child was not there; empty where it was. */
    overrideReason: text("override_reason").notNull().default(""),
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
    foreignKey({
      columns: [t.centreId, t.actorStaffId],
      foreignColumns: [staffMember.centreId, staffMember.id],
    }),
    foreignKey({
      columns: [t.centreId, t.supersedesId],
      // reason: the table points at itself, and TypeScript cannot infer a type from itself
      foreignColumns: [t.centreId as AnyPgColumn, t.id as AnyPgColumn],
    }),
    index("log_event_child").on(t.centreId, t.childId, t.day),
    index("log_event_class").on(t.centreId, t.classId, t.day),
    index("log_event_supersedes").on(t.centreId, t.supersedesId),
    index("log_event_batch").on(t.centreId, t.batchId),
    index("log_event_interval").on(t.centreId, t.intervalId),
    index("log_event_staff").on(t.centreId, t.actorStaffId),
    oneOf("log_event_kind", t.kind, logKinds),
    oneOf("log_event_actor_kind", t.actorKind, actorKinds),
    check("log_event_revision", sql`${t.revision} >= 1`),
    check("log_event_removes", sql`not ${t.removes} or ${t.supersedesId} is not null`),
  ],
);

/**
 * A day as it stands now, made from the log in the transaction that writes it and made again by
 * `rebuildDayEntries`. Its id is the first event's, or the interval's.
 */
export const dayEntry = pgTable(
  "day_entry",
  {
    centreId: tenantKey(),
    id: rowId(),
    childId: uuid("child_id").notNull(),
    classId: uuid("class_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    kind: choice("kind", entryKinds).notNull(),
    payloadVersion: integer("payload_version").notNull(),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull(),
    startsAt: instant("starts_at").notNull(),
    /** The end of an interval; open while it is null. Other kinds end as they start. */
    endsAt: instant("ends_at"),
    batchId: uuid("batch_id").notNull(),
    actorUserId: uuid("actor_user_id"),
    actorStaffId: uuid("actor_staff_id"),
    /** When the newest event of this entry came in: families see it two minutes later. */
    receivedAt: instant("received_at").notNull(),
    removed: boolean("removed").notNull().default(false),
    corrected: boolean("corrected").notNull().default(false),
    clockOff: boolean("clock_off").notNull().default(false),
    overrideReason: text("override_reason").notNull().default(""),
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
    foreignKey({
      columns: [t.centreId, t.actorStaffId],
      foreignColumns: [staffMember.centreId, staffMember.id],
    }),
    index("day_entry_staff").on(t.centreId, t.actorStaffId),
    index("day_entry_child").on(t.centreId, t.childId, t.day),
    index("day_entry_class").on(t.centreId, t.classId, t.day, t.kind),
    index("day_entry_day").on(t.centreId, t.day, t.kind),
    // of one day: a departure that nobody wrote down keeps no child out the next morning
    uniqueIndex("day_entry_open_interval")
      .on(t.centreId, t.childId, t.kind, t.day)
      .where(sql`${t.kind} in ('stay', 'nap') and ${t.endsAt} is null and not ${t.removed}`),
    oneOf("day_entry_kind", t.kind, entryKinds),
    check("day_entry_interval", sql`${t.endsAt} is null or ${t.endsAt} >= ${t.startsAt}`),
  ],
);

/**
 * Somebody of the staff comes into a class or leaves it, written once and for ever like `log_event`: the app's
 * role may insert and read. Going to another class ends the stay in the first at that moment.
 */
export const dutyEvent = pgTable(
  "duty_event",
  {
    centreId: tenantKey(),
    id: rowId(),
    staffId: uuid("staff_id").notNull(),
    classId: uuid("class_id").notNull(),
    kind: choice("kind", dutyKinds).notNull(),
    /** The device's clock, corrected by the offset that was measured. */
    occurredAt: instant("occurred_at").notNull(),
    /** The device's clock as it was. */
    deviceAt: instant("device_at").notNull(),
    receivedAt: instant("received_at").notNull(),
    /** The centre's date of `occurred_at`. */
    day: date("day", { mode: "string" }).notNull(),
    deviceId: uuid("device_id"),
    deviceSeq: integer("device_seq"),
    actorKind: choice("actor_kind", actorKinds).notNull(),
    actorUserId: uuid("actor_user_id"),
    /** Who was chosen on a shared tablet; with the device alone nobody was. */
    actorStaffId: uuid("actor_staff_id"),
    batchId: uuid("batch_id").notNull(),
    supersedesId: uuid("supersedes_id"),
    removes: boolean("removes").notNull().default(false),
    /** The place in its own history, as the server took it: of two corrections the later stands. */
    revision: integer("revision").notNull(),
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
    foreignKey({
      columns: [t.centreId, t.actorStaffId],
      foreignColumns: [staffMember.centreId, staffMember.id],
    }),
    foreignKey({
      columns: [t.centreId, t.supersedesId],
      // reason: the table points at itself, and TypeScript cannot infer a type from itself
      foreignColumns: [t.centreId as AnyPgColumn, t.id as AnyPgColumn],
    }),
    index("duty_event_staff").on(t.centreId, t.staffId, t.day),
    index("duty_event_class").on(t.centreId, t.classId, t.day),
    index("duty_event_actor").on(t.centreId, t.actorStaffId),
    index("duty_event_supersedes").on(t.centreId, t.supersedesId),
    index("duty_event_batch").on(t.centreId, t.batchId),
    oneOf("duty_event_kind", t.kind, dutyKinds),
    oneOf("duty_event_actor_kind", t.actorKind, actorKinds),
    check("duty_event_revision", sql`${t.revision} >= 1`),
    check("duty_event_removes", sql`not ${t.removes} or ${t.supersedesId} is not null`),
  ],
);

/**
 * Who was in which class from when to when, made from the events in the transaction that writes them and made
 * again by `rebuildDutyStays`. Its id is that of the event that began it.
 */
export const dutyStay = pgTable(
  "duty_stay",
  {
    centreId: tenantKey(),
    id: rowId(),
    staffId: uuid("staff_id").notNull(),
    classId: uuid("class_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    startsAt: instant("starts_at").notNull(),
    /** Open while it is null. */
    endsAt: instant("ends_at"),
    /** Nobody wrote down the leaving: the day's end did. */
    endedByDay: boolean("ended_by_day").notNull().default(false),
    /** The save that began it. */
    batchId: uuid("batch_id").notNull(),
    /** When the newest of its events came in. */
    receivedAt: instant("received_at").notNull(),
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
    index("duty_stay_staff").on(t.centreId, t.staffId, t.day),
    index("duty_stay_class").on(t.centreId, t.classId, t.day),
    index("duty_stay_day").on(t.centreId, t.day),
    uniqueIndex("duty_stay_open")
      .on(t.centreId, t.staffId, t.day)
      .where(sql`${t.endsAt} is null`),
    check("duty_stay_times", sql`${t.endsAt} is null or ${t.endsAt} >= ${t.startsAt}`),
    check("duty_stay_ended", sql`not ${t.endedByDay} or ${t.endsAt} is not null`),
  ],
);

/**
 * The children of a class were counted, name to face, written once and for ever: who had to be there and who
 * was stands in `head_count_child`, who was found afterwards in `head_count_find`.
 */
export const headCount = pgTable(
  "head_count",
  {
    centreId: tenantKey(),
    id: rowId(),
    classId: uuid("class_id").notNull(),
    transition: choice("transition", transitions).notNull(),
    /** The first face was ticked; corrected like `occurred_at`, which is when the count was over. */
    startedAt: instant("started_at").notNull(),
    occurredAt: instant("occurred_at").notNull(),
    /** The device's clock as it was. */
    deviceAt: instant("device_at").notNull(),
    receivedAt: instant("received_at").notNull(),
    /** The centre's date of `occurred_at`. */
    day: date("day", { mode: "string" }).notNull(),
    note: text("note").notNull().default(""),
    deviceId: uuid("device_id"),
    deviceSeq: integer("device_seq"),
    actorKind: choice("actor_kind", actorKinds).notNull(),
    actorUserId: uuid("actor_user_id"),
    /** Who was chosen on a shared tablet; with the device alone nobody was. */
    actorStaffId: uuid("actor_staff_id"),
    batchId: uuid("batch_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.classId],
      foreignColumns: [classTable.centreId, classTable.id],
    }),
    foreignKey({
      columns: [t.centreId, t.actorStaffId],
      foreignColumns: [staffMember.centreId, staffMember.id],
    }),
    index("head_count_class").on(t.centreId, t.classId, t.day),
    index("head_count_day").on(t.centreId, t.day),
    index("head_count_actor").on(t.centreId, t.actorStaffId),
    oneOf("head_count_transition", t.transition, transitions),
    oneOf("head_count_actor_kind", t.actorKind, actorKinds),
    check("head_count_times", sql`${t.startedAt} <= ${t.occurredAt}`),
  ],
);

/** A child that had to be there, and whether it was. */
export const headCountChild = pgTable(
  "head_count_child",
  {
    centreId: tenantKey(),
    headCountId: uuid("head_count_id").notNull(),
    childId: uuid("child_id").notNull(),
    isThere: boolean("is_there").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.headCountId, t.childId] }),
    foreignKey({
      columns: [t.centreId, t.headCountId],
      foreignColumns: [headCount.centreId, headCount.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    index("head_count_child_child").on(t.centreId, t.childId),
  ],
);

/** A child that was missing in a count was found. */
export const headCountFind = pgTable(
  "head_count_find",
  {
    centreId: tenantKey(),
    id: rowId(),
    headCountId: uuid("head_count_id").notNull(),
    childId: uuid("child_id").notNull(),
    occurredAt: instant("occurred_at").notNull(),
    deviceAt: instant("device_at").notNull(),
    receivedAt: instant("received_at").notNull(),
    deviceId: uuid("device_id"),
    deviceSeq: integer("device_seq"),
    actorKind: choice("actor_kind", actorKinds).notNull(),
    actorUserId: uuid("actor_user_id"),
    actorStaffId: uuid("actor_staff_id"),
    batchId: uuid("batch_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      name: "head_count_find_of_missing",
      columns: [t.centreId, t.headCountId, t.childId],
      foreignColumns: [headCountChild.centreId, headCountChild.headCountId, headCountChild.childId],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.actorStaffId],
      foreignColumns: [staffMember.centreId, staffMember.id],
    }),
    uniqueIndex("head_count_find_once").on(t.centreId, t.headCountId, t.childId),
    index("head_count_find_child").on(t.centreId, t.childId),
    index("head_count_find_actor").on(t.centreId, t.actorStaffId),
    oneOf("head_count_find_actor_kind", t.actorKind, actorKinds),
  ],
);

/** A child does not come: from a day through a day, all of it or one session. Overlaps are excluded in the migration. */
export const absence = pgTable(
  "absence",
  {
    centreId: tenantKey(),
    id: rowId(),
    childId: uuid("child_id").notNull(),
    fromDay: date("from_day", { mode: "string" }).notNull(),
    toDay: date("to_day", { mode: "string" }).notNull(),
    schedule: choice("schedule", schedules).notNull().default("full"),
    reason: choice("reason", absenceReasons).notNull(),
    symptoms: text("symptoms").notNull().default(""),
    note: text("note").notNull().default(""),
    reportedBy: uuid("reported_by"),
    byFamily: boolean("by_family").notNull(),
    createdAt: createdAt(),
    cancelledAt: instant("cancelled_at"),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    index("absence_child").on(t.centreId, t.childId, t.fromDay),
    index("absence_day").on(t.centreId, t.fromDay, t.toDay),
    oneOf("absence_schedule", t.schedule, schedules),
    oneOf("absence_reason", t.reason, absenceReasons),
    check("absence_days", sql`${t.toDay} >= ${t.fromDay}`),
  ],
);

/**
 * What was done about an absence, a line at a time and for ever: what the family said when it was asked, the
 * doctor's word, and a last day that was changed, with the reason.
 */
export const absenceFollowUp = pgTable(
  "absence_follow_up",
  {
    centreId: tenantKey(),
    id: rowId(),
    childId: uuid("child_id").notNull(),
    absenceId: uuid("absence_id").notNull(),
    kind: choice("kind", followUpKinds).notNull(),
    text: text("text").notNull(),
    hospital: text("hospital").notNull().default(""),
    diagnosis: text("diagnosis").notNull().default(""),
    /** Null where nobody has said. */
    contagious: boolean("contagious"),
    /** The paper that lets the child come back was seen. */
    returnPaper: boolean("return_paper").notNull().default(false),
    returnsOn: date("returns_on", { mode: "string" }),
    /** The last day as it was before this line changed it. */
    wasToDay: date("was_to_day", { mode: "string" }),
    writtenBy: uuid("written_by"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.absenceId],
      foreignColumns: [absence.centreId, absence.id],
    }).onDelete("cascade"),
    index("absence_follow_up_child").on(t.centreId, t.childId),
    index("absence_follow_up_absence").on(t.centreId, t.absenceId, t.createdAt),
    oneOf("absence_follow_up_kind", t.kind, followUpKinds),
    check("absence_follow_up_changed", sql`(${t.wasToDay} is not null) = (${t.kind} = 'lastDay')`),
  ],
);
