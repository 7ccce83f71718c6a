import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { postures } from "../enums";
import { child } from "./children";
import { choice, createdAt, instant, oneOf, rowId, tenantKey } from "./columns";

/** Weight and length or height of a child on a day, in whole grams and millimetres; one of the two may be missing. */
export const growthMeasurement = pgTable(
  "growth_measurement",
  {
    centreId: tenantKey(),
    id: rowId(),
    childId: uuid("child_id").notNull(),
    measuredOn: date("measured_on", { mode: "string" }).notNull(),
    weightG: integer("weight_g"),
    heightMm: integer("height_mm"),
    /** Lying length under two years, standing height from then on (7岁以下儿童生长标准 WS/T 423-2022). */
    posture: choice("posture", postures).notNull(),
    note: text("note").notNull().default(""),
    measuredBy: uuid("measured_by"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    unique("growth_measurement_day").on(t.centreId, t.childId, t.measuredOn),
    oneOf("growth_measurement_posture", t.posture, postures),
    check("growth_measurement_some", sql`${t.weightG} is not null or ${t.heightMm} is not null`),
    check("growth_measurement_weight", sql`${t.weightG} between 1000 and 80000`),
    check("growth_measurement_height", sql`${t.heightMm} between 300 and 1500`),
  ],
);
