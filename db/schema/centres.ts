import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  time,
  unique,
  uuid,
  type AnyPgColumn,
} from "drizzle-orm/pg-core";
import { classTypes, dayKinds, documentKinds, locales, meals, type Meal } from "../enums";
import { choice, createdAt, instant, oneOf, rowId, tenantKey } from "./columns";

/** The tenant. Keyed by its own id; every other tenant table leads with `centre_id`. */
export const centre = pgTable(
  "centre",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    shortName: text("short_name").notNull(),
    address: text("address").notNull().default(""),
    phone: text("phone").notNull().default(""),
    timeZone: text("time_zone").notNull().default("Asia/Shanghai"),
    locale: choice("locale", locales).notNull().default("zh-CN"),
    opensAt: time("opens_at").notNull().default("07:30"),
    closesAt: time("closes_at").notNull().default("18:00"),
    /** Days that a child may stay on in a class it has outgrown, where its next place is planned. */
    graceDays: integer("grace_days").notNull().default(31),
    /** Who turns three after 1 September stays with the older toddlers to 31 August. */
    keepsThreeYearOlds: boolean("keeps_three_year_olds").notNull().default(true),
    demoDay: date("demo_day", { mode: "string" }),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    oneOf("centre_locale", t.locale, locales),
    check("centre_grace_days", sql`${t.graceDays} between 0 and 92`),
    check("centre_opening", sql`${t.opensAt} < ${t.closesAt}`),
  ],
);

/** The places a centre is licensed for, from a day on; the first row counts for the days before it too. */
export const licence = pgTable(
  "licence",
  {
    centreId: tenantKey(),
    fromDay: date("from_day", { mode: "string" }).notNull(),
    places: integer("places").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.fromDay] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    check("licence_places", sql`${t.places} between 1 and 2000`),
  ],
);

export const classTable = pgTable(
  "class",
  {
    centreId: tenantKey(),
    id: rowId(),
    name: text("name").notNull(),
    type: choice("type", classTypes).notNull(),
    places: integer("places").notNull(),
    colour: integer("colour").notNull(),
    position: integer("position").notNull(),
    closed: boolean("closed").notNull().default(false),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    unique("class_name").on(t.centreId, t.name),
    oneOf("class_type", t.type, classTypes),
    check("class_places", sql`${t.places} between 1 and 60`),
    check("class_colour", sql`${t.colour} between 1 and 7`),
  ],
);

/**
 * A text that people agree to, in both languages, version by version; the newest is in force. Never changed:
 * whoever agreed to a version can read it for ever.
 */
export const document = pgTable(
  "document",
  {
    centreId: tenantKey(),
    kind: choice("kind", documentKinds).notNull(),
    version: integer("version").notNull(),
    zh: text("zh").notNull(),
    en: text("en").notNull(),
    publishedAt: instant("published_at").notNull(),
    /** Empty where it is the text that the product brings. */
    publishedBy: uuid("published_by"),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.kind, t.version] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    oneOf("document_kind", t.kind, documentKinds),
    check("document_version", sql`${t.version} > 0`),
    check("document_text", sql`${t.zh} <> '' and ${t.en} <> ''`),
  ],
);

/** A day that the centre itself has closed or opened; every other day is as published. */
export const calendarDay = pgTable(
  "calendar_day",
  {
    centreId: tenantKey(),
    day: date("day", { mode: "string" }).notNull(),
    kind: choice("kind", dayKinds).notNull(),
    /** The weekday whose pattern an open weekend day follows. */
    follows: integer("follows").$type<1 | 2 | 3 | 4 | 5>(),
    name: text("name").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.day] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    oneOf("calendar_day_kind", t.kind, dayKinds),
    check(
      "calendar_day_follows",
      sql`(${t.follows} is not null) = (${t.kind} = 'open' and extract(isodow from ${t.day}) > 5)`,
    ),
    check("calendar_day_weekday", sql`${t.follows} between 1 and 5`),
    check("calendar_day_name", sql`${t.name} <> ''`),
  ],
);

const mealsHeld = (name: string, column: AnyPgColumn) =>
  check(
    name,
    sql`${column} <@ array[${sql.raw(meals.map((meal) => `'${meal}'`).join(", "))}]::text[]`,
  );

/**
 * The two sessions of a day from a day on: when each begins and ends and which meals it has, and when a child
 * of full days usually comes and goes. Without a row the usual ones count.
 */
export const sessionSetting = pgTable(
  "session_setting",
  {
    centreId: tenantKey(),
    fromDay: date("from_day", { mode: "string" }).notNull(),
    morningBegins: time("morning_begins").notNull(),
    morningEnds: time("morning_ends").notNull(),
    afternoonBegins: time("afternoon_begins").notNull(),
    afternoonEnds: time("afternoon_ends").notNull(),
    morningMeals: text("morning_meals").array().$type<Meal[]>().notNull(),
    afternoonMeals: text("afternoon_meals").array().$type<Meal[]>().notNull(),
    arrivesAt: time("arrives_at").notNull(),
    leavesAt: time("leaves_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.fromDay] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    check(
      "session_setting_order",
      sql`${t.morningBegins} < ${t.morningEnds} and ${t.morningEnds} <= ${t.afternoonBegins} and ${t.afternoonBegins} < ${t.afternoonEnds}`,
    ),
    check(
      "session_setting_usual",
      sql`${t.morningBegins} <= ${t.arrivesAt} and ${t.arrivesAt} < ${t.leavesAt} and ${t.leavesAt} <= ${t.afternoonEnds}`,
    ),
    mealsHeld("session_setting_morning_meals", t.morningMeals),
    mealsHeld("session_setting_afternoon_meals", t.afternoonMeals),
  ],
);
