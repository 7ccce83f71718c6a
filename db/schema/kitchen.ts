import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { meals, purchaseUnits } from "../enums";
import { centre, classTable } from "./centres";
import { choice, createdAt, instant, oneOf, rowId, tenantKey } from "./columns";
import { file } from "./files";
import { dish } from "./meals";

/** A sealed portion of a dish of a meal, kept cold for two days: one a dish, however many bands eat it. */
export const foodSample = pgTable(
  "food_sample",
  {
    centreId: tenantKey(),
    id: rowId(),
    day: date("day", { mode: "string" }).notNull(),
    meal: choice("meal", meals).notNull(),
    dishId: uuid("dish_id").notNull(),
    grams: integer("grams").notNull(),
    box: text("box").notNull().default(""),
    sampledBy: text("sampled_by").notNull(),
    sampledAt: instant("sampled_at").notNull(),
    destroyedBy: text("destroyed_by"),
    destroyedAt: instant("destroyed_at"),
    photoFileId: uuid("photo_file_id"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({ columns: [t.centreId, t.dishId], foreignColumns: [dish.centreId, dish.id] }),
    foreignKey({ columns: [t.centreId, t.photoFileId], foreignColumns: [file.centreId, file.id] }),
    unique("food_sample_once").on(t.centreId, t.day, t.meal, t.dishId),
    index("food_sample_dish").on(t.centreId, t.dishId),
    index("food_sample_photo").on(t.centreId, t.photoFileId),
    oneOf("food_sample_meal", t.meal, meals),
    check("food_sample_grams", sql`${t.grams} between 125 and 2000`),
    check("food_sample_by", sql`char_length(${t.sampledBy}) between 1 and 40`),
    check(
      "food_sample_destroyed",
      sql`(${t.destroyedAt} is null) = (${t.destroyedBy} is null) and ${t.destroyedAt} - ${t.sampledAt} >= interval '48 hours'`,
    ),
  ],
);

/** What was delivered to the kitchen, with the papers that came along (索证索票). */
export const purchaseRecord = pgTable(
  "purchase_record",
  {
    centreId: tenantKey(),
    id: rowId(),
    supplier: text("supplier").notNull(),
    food: text("food").notNull(),
    pinyin: text("pinyin").notNull(),
    initials: text("initials").notNull(),
    quantity: numeric("quantity", { precision: 8, scale: 2, mode: "number" }).notNull(),
    unit: choice("unit", purchaseUnits).notNull(),
    batch: text("batch").notNull().default(""),
    producedOn: date("produced_on", { mode: "string" }),
    expiresOn: date("expires_on", { mode: "string" }),
    certificate: text("certificate").notNull().default(""),
    receivedBy: text("received_by").notNull(),
    receivedOn: date("received_on", { mode: "string" }).notNull(),
    receivedAt: instant("received_at").notNull(),
    remark: text("remark").notNull().default(""),
    photoFileId: uuid("photo_file_id"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    foreignKey({ columns: [t.centreId, t.photoFileId], foreignColumns: [file.centreId, file.id] }),
    index("purchase_record_day").on(t.centreId, t.receivedOn),
    index("purchase_record_photo").on(t.centreId, t.photoFileId),
    oneOf("purchase_record_unit", t.unit, purchaseUnits),
    check("purchase_record_quantity", sql`${t.quantity} > 0 and ${t.quantity} <= 50000`),
    check("purchase_record_produced", sql`${t.producedOn} <= ${t.receivedOn}`),
    check("purchase_record_expires", sql`${t.expiresOn} >= ${t.receivedOn}`),
  ],
);

/** Somebody in charge ate a meal with the children (陪餐). */
export const companyMeal = pgTable(
  "company_meal",
  {
    centreId: tenantKey(),
    id: rowId(),
    day: date("day", { mode: "string" }).notNull(),
    meal: choice("meal", meals).notNull(),
    eater: text("eater").notNull(),
    classId: uuid("class_id"),
    remark: text("remark").notNull().default(""),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    foreignKey({
      columns: [t.centreId, t.classId],
      foreignColumns: [classTable.centreId, classTable.id],
    }),
    unique("company_meal_once").on(t.centreId, t.day, t.meal, t.eater),
    index("company_meal_class").on(t.centreId, t.classId),
    oneOf("company_meal_meal", t.meal, meals),
    check("company_meal_eater", sql`char_length(${t.eater}) between 1 and 40`),
  ],
);
