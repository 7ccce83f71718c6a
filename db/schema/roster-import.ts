import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { rosterImportStates } from "../enums";
import { child } from "./children";
import { centre } from "./centres";
import { choice, createdAt, instant, oneOf, rowId, tenantKey } from "./columns";

/** A roster that somebody brought as a file, from its preview to its import or its undoing. */
export const rosterImport = pgTable(
  "roster_import",
  {
    centreId: tenantKey(),
    id: rowId(),
    fileName: text("file_name").notNull(),
    /** The classes of the file are the children's classes on this day. */
    asOf: date("as_of", { mode: "string" }).notNull(),
    state: choice("state", rosterImportStates).notNull().default("previewed"),
    rowCount: integer("row_count").notNull(),
    validCount: integer("valid_count").notNull(),
    unclearCount: integer("unclear_count").notNull(),
    importedCount: integer("imported_count").notNull().default(0),
    createdBy: uuid("created_by").notNull(),
    createdAt: createdAt(),
    importedAt: instant("imported_at"),
    undoneAt: instant("undone_at"),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    index("roster_import_created").on(t.centreId, t.createdAt),
    oneOf("roster_import_state", t.state, rosterImportStates),
    check(
      "roster_import_dates",
      sql`(${t.state} = 'previewed') = (${t.importedAt} is null) and (${t.state} = 'undone') = (${t.undoneAt} is not null)`,
    ),
  ],
);

/**
 * One row of the file: its cells as they stood, what they become, what is wrong. Identity numbers are sealed.
 * A row that became a child keeps the child's id alone.
 */
export const rosterImportRow = pgTable(
  "roster_import_row",
  {
    centreId: tenantKey(),
    importId: uuid("import_id").notNull(),
    /** The row's number in the file, as a spreadsheet counts. */
    rowNumber: integer("row_number").notNull(),
    cells: jsonb("cells").notNull(),
    values: jsonb("values").notNull(),
    idCipher: text("id_cipher"),
    problems: jsonb("problems").notNull(),
    problemCount: integer("problem_count").notNull(),
    unclear: jsonb("unclear").notNull(),
    unclearCount: integer("unclear_count").notNull(),
    childId: uuid("child_id"),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.importId, t.rowNumber] }),
    foreignKey({
      columns: [t.centreId, t.importId],
      foreignColumns: [rosterImport.centreId, rosterImport.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    index("roster_import_row_child").on(t.centreId, t.childId),
  ],
);
