import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  accountStates,
  alertCategories,
  alertChannels,
  invitedRoles,
  locales,
  roles,
  themes,
} from "../enums";
import { choice, createdAt, instant, oneOf } from "./columns";

/** Shared tables: an account belongs to a person, not to a centre, and never references tenant rows. */
export const user = pgTable(
  "user",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    phone: text("phone"),
    email: text("email"),
    passwordHash: text("password_hash"),
    state: choice("state", accountStates).notNull().default("active"),
    locale: choice("locale", locales),
    theme: choice("theme", themes),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    uniqueIndex("user_phone").on(t.phone),
    uniqueIndex("user_email").on(sql`lower(${t.email})`),
    check("user_reachable", sql`${t.phone} is not null or ${t.email} is not null`),
    oneOf("user_state", t.state, accountStates),
    oneOf("user_locale", t.locale, locales),
    oneOf("user_theme", t.theme, themes),
  ],
);

/** Which centres a person works in or belongs to, and as what. */
export const membership = pgTable(
  "membership",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    centreId: uuid("centre_id").notNull(),
    role: choice("role", roles).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.centreId, t.role] }),
    index("membership_centre").on(t.centreId, t.role),
    oneOf("membership_role", t.role, roles),
  ],
);

/** `id` is the SHA-256 of the cookie's value: a leaked table opens nothing. */
export const session = pgTable(
  "session",
  {
    id: text("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    // Lucia's adapter reads this column through drizzle in date mode
    expiresAt: timestamp("expires_at", { withTimezone: true, mode: "date" }).notNull(),
    endsAt: instant("ends_at").notNull(),
    createdAt: createdAt(),
    lastSeenAt: instant("last_seen_at").notNull(),
    centreId: uuid("centre_id"),
    role: choice("role", roles),
    device: text("device").notNull().default(""),
    address: text("address").notNull().default(""),
  },
  (t) => [index("session_user").on(t.userId), oneOf("session_role", t.role, roles)],
);

/** A one-time link made by the office; only the hash of its token is kept. */
export const passwordReset = pgTable(
  "password_reset",
  {
    tokenHash: text("token_hash").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    createdBy: uuid("created_by").references(() => user.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("password_reset_user").on(t.userId), index("password_reset_by").on(t.createdBy)],
);

/**
 * A one-time link that gives somebody of a family an account; only the hash of its token is kept. Who is meant
 * is a guardian or a pick-up person of the centre, named by id alone, for a shared table knows no tenant's row.
 */
export const invitation = pgTable(
  "invitation",
  {
    tokenHash: text("token_hash").primaryKey(),
    centreId: uuid("centre_id").notNull(),
    guardianId: uuid("guardian_id"),
    pickUpPersonId: uuid("pick_up_person_id"),
    name: text("name").notNull(),
    phone: text("phone").notNull(),
    role: choice("role", invitedRoles).notNull(),
    createdBy: uuid("created_by").references(() => user.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [
    index("invitation_guardian").on(t.centreId, t.guardianId),
    index("invitation_pick_up").on(t.centreId, t.pickUpPersonId),
    index("invitation_by").on(t.createdBy),
    oneOf("invitation_role", t.role, invitedRoles),
    check("invitation_of_one", sql`num_nonnulls(${t.guardianId}, ${t.pickUpPersonId}) = 1`),
  ],
);

/**
 * The secret address at which a person's calendar of a centre can be subscribed to: one a person and centre, and
 * only the hash of its token.
 */
export const calendarFeed = pgTable(
  "calendar_feed",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    centreId: uuid("centre_id").notNull(),
    tokenHash: text("token_hash").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.centreId] }),
    uniqueIndex("calendar_feed_token").on(t.tokenHash),
  ],
);

/**
 * A tablet of a class. Its cookie's SHA-256 is here while it is paired; handed back it has none and waits for
 * a new code, revoked it never gets one. The class is named by id alone, for a shared table knows no tenant's row.
 */
export const device = pgTable(
  "device",
  {
    id: uuid("id").primaryKey(),
    centreId: uuid("centre_id").notNull(),
    classId: uuid("class_id").notNull(),
    name: text("name").notNull(),
    tokenHash: text("token_hash"),
    createdBy: uuid("created_by").references(() => user.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
    pairedAt: instant("paired_at"),
    lastSeenAt: instant("last_seen_at"),
    revokedAt: instant("revoked_at"),
    revokedBy: uuid("revoked_by").references(() => user.id, { onDelete: "cascade" }),
  },
  (t) => [
    uniqueIndex("device_token").on(t.tokenHash),
    index("device_centre").on(t.centreId, t.createdAt),
    index("device_by").on(t.createdBy),
    index("device_revoked_by").on(t.revokedBy),
    check("device_revoked", sql`${t.revokedAt} is null or ${t.tokenHash} is null`),
    check("device_paired", sql`${t.tokenHash} is null or ${t.pairedAt} is not null`),
  ],
);

/** The six digits that pair a tablet, once and for a quarter of an hour. */
export const devicePairing = pgTable(
  "device_pairing",
  {
    codeHash: text("code_hash").primaryKey(),
    centreId: uuid("centre_id").notNull(),
    deviceId: uuid("device_id")
      .notNull()
      .references(() => device.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [index("device_pairing_device").on(t.deviceId)],
);

/** An address that waits for the code that was sent to it; `user.email` holds confirmed ones alone. */
export const emailConfirmation = pgTable("email_confirmation", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => user.id, { onDelete: "cascade" }),
  email: text("email").notNull(),
  codeCipher: text("code_cipher").notNull(),
  tries: integer("tries").notNull().default(0),
  createdAt: createdAt(),
  expiresAt: instant("expires_at").notNull(),
});

/** A browser that takes pushes for an account; its push service says when it is gone. */
export const pushSubscription = pgTable(
  "push_subscription",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    endpoint: text("endpoint").notNull(),
    p256dh: text("p256dh").notNull(),
    auth: text("auth").notNull(),
    device: text("device").notNull().default(""),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("push_subscription_endpoint").on(t.endpoint),
    index("push_subscription_user").on(t.userId),
  ],
);

/** What an account asked for, or asked not to get, of a category on a channel; without a row the default holds. */
export const alertChoice = pgTable(
  "alert_choice",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    category: choice("category", alertCategories).notNull(),
    channel: choice("channel", alertChannels).notNull(),
    wanted: boolean("wanted").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.category, t.channel] }),
    oneOf("alert_choice_category", t.category, alertCategories),
    oneOf("alert_choice_channel", t.channel, alertChannels),
  ],
);

/** rate-limiter-flexible's own shape. */
export const rateLimit = pgTable("rate_limit", {
  key: text("key").primaryKey(),
  points: integer("points").notNull().default(0),
  expire: instant("expire"),
});
