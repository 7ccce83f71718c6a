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
} from "drizzle-orm/pg-core";
import { classTypes, documentKinds, locales } from "../enums";
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
    demoDay: date("demo_day", { mode: "string" }),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    oneOf("centre_locale", t.locale, locales),
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
