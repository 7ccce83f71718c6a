import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { actorKinds } from "../enums";
import { centre } from "./centres";
import { choice, instant, oneOf, rowId, tenantKey } from "./columns";

/** Who did or read what, when, to which child. Ids only, never free text; the app's role may insert and read. */
export const auditEntry = pgTable(
  "audit_entry",
  {
    centreId: tenantKey(),
    id: rowId(),
    at: instant("at").notNull(),
    actorKind: choice("actor_kind", actorKinds).notNull(),
    actorId: text("actor_id").notNull(),
    role: text("role").notNull().default(""),
    capability: text("capability").notNull(),
    childId: uuid("child_id"),
    before: jsonb("before").$type<Record<string, string>>(),
    after: jsonb("after").$type<Record<string, string>>(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    index("audit_entry_at").on(t.centreId, t.at),
    index("audit_entry_child").on(t.centreId, t.childId, t.at),
    oneOf("audit_entry_actor_kind", t.actorKind, actorKinds),
  ],
);
