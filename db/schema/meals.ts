import { sql } from "drizzle-orm";
import {
  boolean,
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
import {
  dishKinds,
  dishTextures,
  foodGroups,
  intakeEditions,
  mealBands,
  meals,
  menuStates,
  supplierGroups,
  type Allergen,
  type DietTag,
  type DishTexture,
  type Meal,
} from "../enums";
import { centre } from "./centres";
import { child, childAllergy } from "./children";
import { choice, createdAt, instant, oneOf, rowId, tenantKey } from "./columns";
import { file } from "./files";

/** A figure per 100 g of the edible part; null is not measured. */
const figure = (name: string) => numeric(name, { precision: 8, scale: 3, mode: "number" });

/** A food that the reference table lacks, as the centre knows it. Dishes call it by its id. */
export const ownFood = pgTable(
  "own_food",
  {
    centreId: tenantKey(),
    id: rowId(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull().default(""),
    pinyin: text("pinyin").notNull(),
    initials: text("initials").notNull(),
    group: choice("food_group", foodGroups).notNull(),
    /** Percent of what is bought that can be eaten. */
    edible: numeric("edible", { precision: 4, scale: 1, mode: "number" }).notNull(),
    energy: figure("energy"),
    protein: figure("protein"),
    fat: figure("fat"),
    carbohydrate: figure("carbohydrate"),
    fibre: figure("fibre"),
    calcium: figure("calcium"),
    iron: figure("iron"),
    zinc: figure("zinc"),
    sodium: figure("sodium"),
    vitaminA: figure("vitamin_a"),
    vitaminC: figure("vitamin_c"),
    vitaminB1: figure("vitamin_b1"),
    vitaminB2: figure("vitamin_b2"),
    allergens: text("allergens").array().$type<Allergen[]>().notNull(),
    tags: text("tags").array().$type<DietTag[]>().notNull(),
    archived: boolean("archived").notNull().default(false),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    unique("own_food_name").on(t.centreId, t.nameZh),
    oneOf("own_food_group", t.group, foodGroups),
    check("own_food_edible", sql`${t.edible} > 0 and ${t.edible} <= 100`),
    check(
      "own_food_figures",
      sql`least(${t.energy}, ${t.protein}, ${t.fat}, ${t.carbohydrate}, ${t.fibre}, ${t.calcium}, ${t.iron}, ${t.zinc}, ${t.sodium}, ${t.vitaminA}, ${t.vitaminC}, ${t.vitaminB1}, ${t.vitaminB2}) >= 0`,
    ),
  ],
);

/** How the centre buys a food; `food` is a code of the food table or the id of an own food. */
export const foodSupply = pgTable(
  "food_supply",
  {
    centreId: tenantKey(),
    food: text("food").notNull(),
    fenPerKg: integer("fen_per_kg"),
    supplierGroup: choice("supplier_group", supplierGroups),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.food] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    oneOf("food_supply_group", t.supplierGroup, supplierGroups),
    check("food_supply_price", sql`${t.fenPerKg} > 0 and ${t.fenPerKg} <= 1000000`),
  ],
);

/** A dish of the centre's own library; `code` is its name in the starter library it came from. */
export const dish = pgTable(
  "dish",
  {
    centreId: tenantKey(),
    id: rowId(),
    code: text("code").notNull(),
    nameZh: text("name_zh").notNull(),
    nameEn: text("name_en").notNull(),
    pinyin: text("pinyin").notNull(),
    initials: text("initials").notNull(),
    kind: choice("kind", dishKinds).notNull(),
    texture: choice("texture", dishTextures).notNull(),
    /** How small it is made for children under one year; empty is as for everybody. */
    infantTextures: text("infant_textures")
      .array()
      .$type<DishTexture[]>()
      .notNull()
      .default(sql`'{}'`),
    /** The meals it suits. */
    meals: text("meals").array().$type<Meal[]>().notNull(),
    /** Months of the year in which it is offered; empty is all year. */
    months: integer("months").array().notNull(),
    steps: text("steps").notNull().default(""),
    chokingNote: text("choking_note").notNull().default(""),
    photoFileId: uuid("photo_file_id"),
    archived: boolean("archived").notNull().default(false),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    foreignKey({
      columns: [t.centreId, t.photoFileId],
      foreignColumns: [file.centreId, file.id],
    }),
    unique("dish_code").on(t.centreId, t.code),
    index("dish_photo").on(t.centreId, t.photoFileId),
    oneOf("dish_kind", t.kind, dishKinds),
    oneOf("dish_texture", t.texture, dishTextures),
  ],
);

/**
 * Raw edible grams per child of one food in one dish for one band; `food` is a code of the food table, or the id
 * of a food of the centre's own, which then stands in `own_food_id` too.
 */
export const dishIngredient = pgTable(
  "dish_ingredient",
  {
    centreId: tenantKey(),
    dishId: uuid("dish_id").notNull(),
    food: text("food").notNull(),
    band: choice("band", mealBands).notNull(),
    grams: numeric("grams", { precision: 6, scale: 2, mode: "number" }).notNull(),
    ownFoodId: uuid("own_food_id"),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.dishId, t.food, t.band] }),
    foreignKey({
      columns: [t.centreId, t.dishId],
      foreignColumns: [dish.centreId, dish.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.ownFoodId],
      foreignColumns: [ownFood.centreId, ownFood.id],
    }),
    index("dish_ingredient_own_food").on(t.centreId, t.ownFoodId),
    check("dish_ingredient_own", sql`${t.ownFoodId} is null or ${t.food} = ${t.ownFoodId}::text`),
    oneOf("dish_ingredient_band", t.band, mealBands),
    check("dish_ingredient_grams", sql`${t.grams} >= 0 and ${t.grams} <= 1000`),
  ],
);

/** The menu of one band for the week that begins on a Monday. Families see it once it is published. */
export const menuWeek = pgTable(
  "menu_week",
  {
    centreId: tenantKey(),
    id: rowId(),
    band: choice("band", mealBands).notNull(),
    startsOn: date("starts_on", { mode: "string" }).notNull(),
    state: choice("state", menuStates).notNull().default("draft"),
    publishedAt: instant("published_at"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    unique("menu_week_band").on(t.centreId, t.startsOn, t.band),
    oneOf("menu_week_band_known", t.band, mealBands),
    oneOf("menu_week_state", t.state, menuStates),
    check("menu_week_monday", sql`extract(isodow from ${t.startsOn}) = 1`),
    check(
      "menu_week_published",
      sql`(${t.state} in ('published', 'changed')) = (${t.publishedAt} is not null)`,
    ),
  ],
);

/** A dish in a meal of a day; twice in one meal is impossible. */
export const menuDish = pgTable(
  "menu_dish",
  {
    centreId: tenantKey(),
    menuWeekId: uuid("menu_week_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    meal: choice("meal", meals).notNull(),
    dishId: uuid("dish_id").notNull(),
    position: integer("position").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.menuWeekId, t.day, t.meal, t.dishId] }),
    foreignKey({
      columns: [t.centreId, t.menuWeekId],
      foreignColumns: [menuWeek.centreId, menuWeek.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.dishId],
      foreignColumns: [dish.centreId, dish.id],
    }),
    index("menu_dish_dish").on(t.centreId, t.dishId),
    oneOf("menu_dish_meal", t.meal, meals),
  ],
);

/**
 * What is done where a dish and a child's needs meet: the child has another dish, or somebody who may answers for
 * it in writing, for the needs named in `covers`. Once for a child and dish in a meal.
 */
export const menuSubstitute = pgTable(
  "menu_substitute",
  {
    centreId: tenantKey(),
    id: rowId(),
    menuWeekId: uuid("menu_week_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    meal: choice("meal", meals).notNull(),
    dishId: uuid("dish_id").notNull(),
    childId: uuid("child_id").notNull(),
    substituteDishId: uuid("substitute_dish_id"),
    reason: text("reason").notNull().default(""),
    covers: text("covers")
      .array()
      .notNull()
      .default(sql`'{}'`),
    decidedBy: uuid("decided_by"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    unique("menu_substitute_once").on(
      ...[t.centreId, t.menuWeekId, t.day, t.meal, t.dishId, t.childId],
    ),
    foreignKey({
      name: "menu_substitute_week_fk",
      columns: [t.centreId, t.menuWeekId],
      foreignColumns: [menuWeek.centreId, menuWeek.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.centreId, t.dishId], foreignColumns: [dish.centreId, dish.id] }),
    foreignKey({
      name: "menu_substitute_instead_fk",
      columns: [t.centreId, t.substituteDishId],
      foreignColumns: [dish.centreId, dish.id],
    }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    index("menu_substitute_child").on(t.centreId, t.childId),
    index("menu_substitute_dish").on(t.centreId, t.dishId),
    index("menu_substitute_instead").on(t.centreId, t.substituteDishId),
    oneOf("menu_substitute_meal", t.meal, meals),
    check(
      "menu_substitute_or_signed",
      sql`(${t.substituteDishId} is null) = (${t.reason} <> '' and cardinality(${t.covers}) > 0)`,
    ),
    check("menu_substitute_other", sql`${t.substituteDishId} <> ${t.dishId}`),
  ],
);

/**
 * The foods that an allergy in words means: `food:` and a code or an own food's id, `group:` and a food group, or
 * `none`, which says that it is nothing one eats. Without a row nobody has said yet.
 */
export const allergyFood = pgTable(
  "allergy_food",
  {
    centreId: tenantKey(),
    allergyId: uuid("allergy_id").notNull(),
    of: text("of").notNull(),
    saidBy: uuid("said_by"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.allergyId, t.of] }),
    foreignKey({
      name: "allergy_food_allergy_fk",
      columns: [t.centreId, t.allergyId],
      foreignColumns: [childAllergy.centreId, childAllergy.id],
    }).onDelete("cascade"),
    check("allergy_food_of", sql`${t.of} = 'none' or ${t.of} ~ '^(food|group):.+$'`),
  ],
);

/** What was changed of a week after families had seen it, and why. */
export const menuChange = pgTable(
  "menu_change",
  {
    centreId: tenantKey(),
    id: rowId(),
    menuWeekId: uuid("menu_week_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    meal: choice("meal", meals).notNull(),
    dishId: uuid("dish_id").notNull(),
    isAdded: boolean("is_added").notNull(),
    reason: text("reason").notNull(),
    changedBy: uuid("changed_by"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.menuWeekId],
      foreignColumns: [menuWeek.centreId, menuWeek.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.centreId, t.dishId], foreignColumns: [dish.centreId, dish.id] }),
    index("menu_change_week").on(t.centreId, t.menuWeekId),
    index("menu_change_dish").on(t.centreId, t.dishId),
    oneOf("menu_change_meal", t.meal, meals),
    check("menu_change_reason", sql`${t.reason} <> ''`),
  ],
);

/** What a centre's menus are judged by; without a row the newest intakes, nothing taken off for cooking. */
export const mealSetting = pgTable(
  "meal_setting",
  {
    centreId: uuid("centre_id").primaryKey(),
    intakeEdition: choice("intake_edition", intakeEditions).notNull().default("dris2023"),
    cookingLosses: boolean("cooking_losses").notNull().default(false),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    oneOf("meal_setting_edition", t.intakeEdition, intakeEditions),
  ],
);
