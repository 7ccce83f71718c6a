import { sql } from "drizzle-orm";
import {
  bigint,
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
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  alertCategories,
  alertChannels,
  archiveStates,
  correctionFacts,
  correctionStates,
  documentKinds,
  homeBreakfasts,
  homeSleeps,
  locales,
  moods,
} from "../enums";
import { user } from "./accounts";
import { centre, document } from "./centres";
import { child, guardian } from "./children";
import { choice, createdAt, instant, oneOf, rowId, tenantKey } from "./columns";

/** Something the centre asks of a family; it stays on their page until it is ticked. */
export const familyTodo = pgTable(
  "family_todo",
  {
    centreId: tenantKey(),
    id: rowId(),
    childId: uuid("child_id").notNull(),
    text: text("text").notNull(),
    dueOn: date("due_on", { mode: "string" }),
    givenBy: uuid("given_by"),
    createdAt: createdAt(),
    doneAt: instant("done_at"),
    doneBy: uuid("done_by"),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    index("family_todo_child").on(t.centreId, t.childId, t.doneAt),
  ],
);

/** A child's day that was closed for its family: the key makes a second digest of it impossible. */
export const dayDigest = pgTable(
  "day_digest",
  {
    centreId: tenantKey(),
    childId: uuid("child_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.childId, t.day] }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
  ],
);

/** News for one account, once an event: `text` names its words, which are put together when it is read. */
export const alert = pgTable(
  "alert",
  {
    centreId: tenantKey(),
    id: rowId(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    childId: uuid("child_id"),
    category: choice("category", alertCategories).notNull(),
    eventKey: text("event_key").notNull(),
    text: text("text").notNull(),
    values: jsonb("values").$type<Record<string, string>>().notNull(),
    day: date("day", { mode: "string" }).notNull(),
    path: text("path").notNull(),
    createdAt: createdAt(),
    readAt: instant("read_at"),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    unique("alert_once").on(t.centreId, t.userId, t.eventKey),
    index("alert_child").on(t.centreId, t.childId),
    index("alert_account").on(t.userId),
    index("alert_newest").on(t.centreId, t.userId, t.createdAt),
    oneOf("alert_category", t.category, alertCategories),
  ],
);

/**
 * One way on which an alert goes, once: `target` is the device's subscription where there is one, else the
 * account. Neither sent nor dropped, it waits.
 */
export const alertDelivery = pgTable(
  "alert_delivery",
  {
    centreId: tenantKey(),
    alertId: uuid("alert_id").notNull(),
    channel: choice("channel", alertChannels).notNull(),
    target: uuid("target").notNull(),
    createdAt: createdAt(),
    sentAt: instant("sent_at"),
    droppedAt: instant("dropped_at"),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.alertId, t.channel, t.target] }),
    foreignKey({
      columns: [t.centreId, t.alertId],
      foreignColumns: [alert.centreId, alert.id],
    }).onDelete("cascade"),
    oneOf("alert_delivery_channel", t.channel, alertChannels),
  ],
);

/** Where a centre's own gateway takes what goes out as a text message; the secret that signs it is sealed. */
export const alertHook = pgTable(
  "alert_hook",
  {
    centreId: tenantKey(),
    url: text("url").notNull(),
    secretCipher: text("secret_cipher").notNull(),
    withPhone: boolean("with_phone").notNull().default(false),
    testedAt: instant("tested_at"),
    /** What the gateway answered to the last test; null where it did not answer. */
    testedStatus: integer("tested_status"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
  ],
);

/** What the family says in the morning about the night and the breakfast; one a child and day, for the class alone. */
export const homeNote = pgTable(
  "home_note",
  {
    centreId: tenantKey(),
    childId: uuid("child_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    slept: choice("slept", homeSleeps),
    breakfast: choice("breakfast", homeBreakfasts),
    mood: choice("mood", moods),
    /** What is brought along and when it is to be given; the medicine itself is handed over at the door. */
    medicine: text("medicine").notNull().default(""),
    note: text("note").notNull().default(""),
    writtenBy: uuid("written_by").notNull(),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.childId, t.day] }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    index("home_note_day").on(t.centreId, t.day),
    oneOf("home_note_slept", t.slept, homeSleeps),
    oneOf("home_note_breakfast", t.breakfast, homeBreakfasts),
    oneOf("home_note_mood", t.mood, moods),
  ],
);

/**
 * Everything about one child in one file, made for the guardian who asked and kept for a week. Whoever makes it
 * writes `beat_at`; a row that is gone ends the work.
 */
export const familyArchive = pgTable(
  "family_archive",
  {
    centreId: tenantKey(),
    id: rowId(),
    childId: uuid("child_id").notNull(),
    askedBy: uuid("asked_by").notNull(),
    locale: choice("locale", locales).notNull(),
    state: choice("state", archiveStates).notNull().default("waiting"),
    /** Photos put in, and how many there are. */
    done: integer("done").notNull().default(0),
    total: integer("total").notNull().default(0),
    bytes: bigint("bytes", { mode: "number" }),
    beatAt: instant("beat_at").notNull(),
    createdAt: createdAt(),
    madeAt: instant("made_at"),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    unique("family_archive_once").on(t.centreId, t.childId, t.askedBy),
    oneOf("family_archive_locale", t.locale, locales),
    oneOf("family_archive_state", t.state, archiveStates),
    check("family_archive_done", sql`${t.done} between 0 and ${t.total}`),
    check(
      "family_archive_made",
      sql`(${t.state} = 'made') = (${t.madeAt} is not null) and (${t.state} = 'made') = (${t.bytes} is not null)`,
    ),
  ],
);

/**
 * A version of a text that a guardian agreed to for a child, once: on the page with the own account, or on paper and
 * written down by the office. What came with the application and the agreement stands in their own tables.
 */
export const documentAcceptance = pgTable(
  "document_acceptance",
  {
    centreId: tenantKey(),
    kind: choice("kind", documentKinds).notNull(),
    version: integer("version").notNull(),
    childId: uuid("child_id").notNull(),
    guardianId: uuid("guardian_id").notNull(),
    acceptedAt: instant("accepted_at").notNull(),
    acceptedName: text("accepted_name").notNull(),
    /** The guardian's account; empty where it was signed on paper. */
    acceptedBy: uuid("accepted_by"),
    /** Who of the office wrote it down. */
    recordedBy: uuid("recorded_by"),
    locale: choice("locale", locales).notNull(),
    /** What stood in the blanks of the text. */
    values: jsonb("values").$type<Record<string, string>>().notNull(),
  },
  (t) => [
    primaryKey({
      name: "document_acceptance_once",
      columns: [t.centreId, t.kind, t.version, t.childId, t.guardianId],
    }),
    foreignKey({
      name: "document_acceptance_document",
      columns: [t.centreId, t.kind, t.version],
      foreignColumns: [document.centreId, document.kind, document.version],
    }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "document_acceptance_from",
      columns: [t.centreId, t.guardianId],
      foreignColumns: [guardian.centreId, guardian.id],
    }),
    index("document_acceptance_child").on(t.centreId, t.childId),
    index("document_acceptance_guardian").on(t.centreId, t.guardianId),
    oneOf("document_acceptance_locale", t.locale, locales),
    check("document_acceptance_how", sql`(${t.acceptedBy} is null) <> (${t.recordedBy} is null)`),
  ],
);

/** The families that have not agreed to a version were reminded; the key makes a second time of a day impossible. */
export const documentReminder = pgTable(
  "document_reminder",
  {
    centreId: tenantKey(),
    kind: choice("kind", documentKinds).notNull(),
    version: integer("version").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    remindedBy: uuid("reminded_by").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.kind, t.version, t.day] }),
    foreignKey({
      name: "document_reminder_document",
      columns: [t.centreId, t.kind, t.version],
      foreignColumns: [document.centreId, document.kind, document.version],
    }),
  ],
);

/**
 * What a guardian says is wrong in the records, and what the office answered. Nothing is changed by it. What is the
 * person's own concerns that person alone and is open once; every other fact once a child.
 */
export const correction = pgTable(
  "correction",
  {
    centreId: tenantKey(),
    id: rowId(),
    childId: uuid("child_id").notNull(),
    guardianId: uuid("guardian_id").notNull(),
    askedBy: uuid("asked_by").notNull(),
    fact: choice("fact", correctionFacts).notNull(),
    words: text("words").notNull(),
    state: choice("state", correctionStates).notNull().default("open"),
    answer: text("answer").notNull().default(""),
    createdAt: createdAt(),
    settledAt: instant("settled_at"),
    /** Who settled it: the office, or the guardian who took it back. */
    settledBy: uuid("settled_by"),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.guardianId],
      foreignColumns: [guardian.centreId, guardian.id],
    }),
    uniqueIndex("correction_open_of_child")
      .on(t.centreId, t.childId, t.fact)
      .where(sql`${t.state} = 'open' and ${t.fact} not in ('contact', 'ownName', 'ownPhone')`),
    uniqueIndex("correction_open_of_guardian")
      .on(t.centreId, t.guardianId, t.fact)
      .where(sql`${t.state} = 'open' and ${t.fact} in ('contact', 'ownName', 'ownPhone')`),
    index("correction_child").on(t.centreId, t.childId),
    index("correction_guardian").on(t.centreId, t.guardianId),
    index("correction_newest").on(t.centreId, t.state, t.createdAt),
    oneOf("correction_fact", t.fact, correctionFacts),
    oneOf("correction_state", t.state, correctionStates),
    check("correction_words", sql`char_length(${t.words}) between 1 and 500`),
    check(
      "correction_settled",
      sql`(${t.state} = 'open') = (${t.settledAt} is null) and (${t.settledAt} is null) = (${t.settledBy} is null)`,
    ),
    check("correction_reason", sql`${t.state} <> 'declined' or ${t.answer} <> ''`),
  ],
);
