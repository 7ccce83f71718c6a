import { date, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { homeBreakfasts, homeSleeps, moods } from "../enums";
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
