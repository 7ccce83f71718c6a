import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { messageSides } from "../enums";
import { child } from "./children";
import { choice, instant, oneOf, rowId, tenantKey } from "./columns";

/** One line between a child's family and its class. `read_at` is when the other side first saw it. */
export const message = pgTable(
  "message",
  {
    centreId: tenantKey(),
    id: rowId(),
    childId: uuid("child_id").notNull(),
    side: choice("side", messageSides).notNull(),
    authorUserId: uuid("author_user_id").notNull(),
    authorName: text("author_name").notNull(),
    body: text("body").notNull(),
    sentAt: instant("sent_at").notNull(),
    readAt: instant("read_at"),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    index("message_child").on(t.centreId, t.childId, t.sentAt),
    index("message_unread").on(t.centreId, t.side, t.readAt),
    oneOf("message_side", t.side, messageSides),
  ],
);
