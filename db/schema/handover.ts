import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  time,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { cardMedia } from "../enums";
import { child, guardian, pickUpPerson } from "./children";
import { choice, createdAt, instant, oneOf, rowId, tenantKey } from "./columns";
import { file } from "./files";

/** A guardian's word that somebody else collects the child, on one day and once. */
export const pickUpApproval = pgTable(
  "pick_up_approval",
  {
    centreId: tenantKey(),
    id: rowId(),
    childId: uuid("child_id").notNull(),
    name: text("name").notNull(),
    phone: text("phone").notNull(),
    /** Who that is to the child, in the family's words. */
    relation: text("relation").notNull(),
    photoFileId: uuid("photo_file_id"),
    guardianId: uuid("guardian_id").notNull(),
    onDay: date("on_day", { mode: "string" }).notNull(),
    /** By which departure it was used up. */
    usedEventId: uuid("used_event_id"),
    usedAt: instant("used_at"),
    cancelledAt: instant("cancelled_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.guardianId],
      foreignColumns: [guardian.centreId, guardian.id],
    }),
    foreignKey({
      columns: [t.centreId, t.photoFileId],
      foreignColumns: [file.centreId, file.id],
    }),
    index("pick_up_approval_child").on(t.centreId, t.childId, t.onDay),
    index("pick_up_approval_guardian").on(t.centreId, t.guardianId),
    index("pick_up_approval_photo").on(t.centreId, t.photoFileId),
    uniqueIndex("pick_up_approval_event").on(t.centreId, t.usedEventId),
    check("pick_up_approval_used", sql`(${t.usedAt} is null) = (${t.usedEventId} is null)`),
    check("pick_up_approval_over", sql`${t.usedAt} is null or ${t.cancelledAt} is null`),
  ],
);

/** 接送卡: says who somebody is and opens nothing; only the hash of what it shows is kept. */
export const handoverCard = pgTable(
  "handover_card",
  {
    centreId: tenantKey(),
    id: rowId(),
    guardianId: uuid("guardian_id"),
    pickUpPersonId: uuid("pick_up_person_id"),
    medium: choice("medium", cardMedia).notNull(),
    tokenHash: text("token_hash").notNull(),
    madeBy: uuid("made_by"),
    createdAt: createdAt(),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.guardianId],
      foreignColumns: [guardian.centreId, guardian.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.pickUpPersonId],
      foreignColumns: [pickUpPerson.centreId, pickUpPerson.id],
    }).onDelete("cascade"),
    unique("handover_card_token").on(t.centreId, t.tokenHash),
    index("handover_card_guardian").on(t.centreId, t.guardianId),
    index("handover_card_person").on(t.centreId, t.pickUpPersonId),
    oneOf("handover_card_medium", t.medium, cardMedia),
    check("handover_card_whose", sql`num_nonnulls(${t.guardianId}, ${t.pickUpPersonId}) = 1`),
  ],
);

/** On one day the child comes later, or is collected earlier, than it usually is. */
export const timeChange = pgTable(
  "time_change",
  {
    centreId: tenantKey(),
    childId: uuid("child_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    arrivesAt: time("arrives_at"),
    leavesAt: time("leaves_at"),
    note: text("note").notNull().default(""),
    /** Who said it last: one of the family or of the centre. */
    saidBy: uuid("said_by"),
    byFamily: boolean("by_family").notNull(),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.childId, t.day] }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    index("time_change_day").on(t.centreId, t.day),
    check("time_change_said", sql`${t.arrivesAt} is not null or ${t.leavesAt} is not null`),
    check("time_change_order", sql`${t.leavesAt} > ${t.arrivesAt}`),
  ],
);
