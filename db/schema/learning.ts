import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { developmentAreas, milestoneProgress } from "../enums";
import { classTable } from "./centres";
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

/** What a class means to do on a day, by name: a tap writes it into the day of those who took part. */
export const plannedActivity = pgTable(
  "planned_activity",
  {
    centreId: tenantKey(),
    id: rowId(),
    classId: uuid("class_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    title: text("title").notNull(),
    plannedBy: uuid("planned_by"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.classId],
      foreignColumns: [classTable.centreId, classTable.id],
    }).onDelete("cascade"),
    unique("planned_activity_once").on(t.centreId, t.classId, t.day, t.title),
    check("planned_activity_title", sql`char_length(${t.title}) between 1 and 60`),
  ],
);
