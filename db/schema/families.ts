import { date, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { child } from "./children";
import { createdAt, instant, rowId, tenantKey } from "./columns";

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
