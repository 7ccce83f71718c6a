import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { filePurposes, fileVariants } from "../enums";
import { centre } from "./centres";
import { choice, createdAt, instant, oneOf, rowId, tenantKey } from "./columns";

export const file = pgTable(
  "file",
  {
    centreId: tenantKey(),
    id: rowId(),
    purpose: choice("purpose", filePurposes).notNull(),
    mime: text("mime").notNull(),
    sha256: text("sha256").notNull(),
    bytes: integer("bytes").notNull(),
    width: integer("width"),
    height: integer("height"),
    createdBy: uuid("created_by"),
    createdAt: createdAt(),
    /** When the camera says that it was taken; where is never kept. */
    takenAt: instant("taken_at"),
    attachedAt: instant("attached_at"),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    index("file_sha256").on(t.centreId, t.sha256),
    oneOf("file_purpose", t.purpose, filePurposes),
    check("file_bytes", sql`${t.bytes} > 0`),
  ],
);

export const fileVariant = pgTable(
  "file_variant",
  {
    centreId: tenantKey(),
    fileId: uuid("file_id").notNull(),
    variant: choice("variant", fileVariants).notNull(),
    mime: text("mime").notNull(),
    bytes: integer("bytes").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.fileId, t.variant] }),
    foreignKey({
      columns: [t.centreId, t.fileId],
      foreignColumns: [file.centreId, file.id],
    }).onDelete("cascade"),
    oneOf("file_variant_variant", t.variant, fileVariants),
  ],
);
