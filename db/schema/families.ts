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
  uuid,
} from "drizzle-orm/pg-core";
import {
  alertCategories,
  alertChannels,
  archiveStates,
  homeBreakfasts,
  homeSleeps,
  locales,
  moods,
} from "../enums";
import { user } from "./accounts";
import { centre } from "./centres";
import { child } from "./children";
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
