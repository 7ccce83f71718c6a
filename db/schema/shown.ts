import { sql } from "drizzle-orm";
import { check, date, foreignKey, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { centre } from "./centres";
import { instant, tenantKey } from "./columns";

/**
 * How often what a family's pages show has changed: of a child on a day, of a child whatever the day, of the
 * centre as a whole, of an account. Raised in the transaction that changes it; `about` is the id of one of these.
 */
export const shownRevision = pgTable(
  "shown_revision",
  {
    centreId: tenantKey(),
    about: uuid("about").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    revision: integer("revision").notNull(),
    changedAt: instant("changed_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.about, t.day] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    check("shown_revision_revision", sql`${t.revision} >= 1`),
  ],
);
