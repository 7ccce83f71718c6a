import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { developmentAreas, milestoneProgress } from "../enums";
import { child } from "./children";
import { choice, createdAt, instant, oneOf, rowId, tenantKey } from "./columns";
import { file } from "./files";

/** What a teacher saw a child do. The family sees it once it is shared; `milestone` is a code of the milestone set. */
export const observation = pgTable(
  "observation",
  {
    centreId: tenantKey(),
    id: rowId(),
    childId: uuid("child_id").notNull(),
    observedOn: date("observed_on", { mode: "string" }).notNull(),
    area: choice("area", developmentAreas).notNull(),
    milestone: text("milestone"),
    progress: choice("progress", milestoneProgress),
    text: text("text").notNull(),
    photoFileId: uuid("photo_file_id"),
    writtenBy: uuid("written_by"),
    sharedAt: instant("shared_at"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.photoFileId],
      foreignColumns: [file.centreId, file.id],
    }),
    index("observation_child").on(t.centreId, t.childId, t.observedOn),
    index("observation_day").on(t.centreId, t.observedOn),
    index("observation_photo").on(t.centreId, t.photoFileId),
    oneOf("observation_area", t.area, developmentAreas),
    oneOf("observation_progress", t.progress, milestoneProgress),
    check("observation_milestone", sql`(${t.milestone} is null) = (${t.progress} is null)`),
  ],
);
