import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  unique,
} from "drizzle-orm/pg-core";
import { mealBands, menuFillingStates, type Meal } from "../enums";
import { centre } from "./centres";
import { choice, createdAt, instant, oneOf, rowId, tenantKey } from "./columns";

type Cell = { day: string; meal: Meal; dishId: string };

/** A menu that keeps the rules; `costBound` is what none goes below, amounts of money in 分. */
type Proposed = {
  cells: readonly Cell[];
  unmet: readonly { nutrient: string; percent: number }[];
  isUnmetProven: boolean;
  cost: number;
  costBound: number;
  substitutes: number;
  repeats: number;
};

type Conflict = { rule: string; of: string | null; by: number };

/**
 * The assistant's work on a band's week, one at a time: what it has found so far, what it found in the end, and
 * what of it was taken. Whoever runs it writes `beat_at`; a row that is gone was cancelled.
 */
export const menuFilling = pgTable(
  "menu_filling",
  {
    centreId: tenantKey(),
    id: rowId(),
    band: choice("band", mealBands).notNull(),
    startsOn: date("starts_on", { mode: "string" }).notNull(),
    state: choice("state", menuFillingStates).notNull().default("waiting"),
    step: integer("step").notNull().default(0),
    proposed: jsonb("proposed").$type<Proposed>(),
    conflicts: jsonb("conflicts").$type<readonly Conflict[]>(),
    /** What was put on the menu, so that it can be taken off again. */
    taken: jsonb("taken").$type<readonly Cell[]>(),
    beatAt: instant("beat_at").notNull(),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    unique("menu_filling_week").on(t.centreId, t.startsOn, t.band),
    oneOf("menu_filling_band", t.band, mealBands),
    oneOf("menu_filling_state", t.state, menuFillingStates),
    check("menu_filling_monday", sql`extract(isodow from ${t.startsOn}) = 1`),
    check("menu_filling_step", sql`${t.step} between 0 and 4`),
    check(
      "menu_filling_found",
      sql`(${t.state} not in ('filled', 'taken') or ${t.proposed} is not null) and (${t.state} = 'impossible') = (${t.conflicts} is not null) and (${t.state} = 'taken') = (${t.taken} is not null)`,
    ),
  ],
);
