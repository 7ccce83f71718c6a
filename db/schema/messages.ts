import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { messageSides, noticeLevels, noticeStates } from "../enums";
import { centre, classTable } from "./centres";
import { child, guardian } from "./children";
import { choice, createdAt, instant, oneOf, rowId, tenantKey } from "./columns";
import { file } from "./files";

/**
 * One line between a child's family and its class. `read_at` is when the other side first saw it, `read_by_name`
 * who of them did. A line that was withdrawn keeps its place without its words.
 */
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
    readByName: text("read_by_name"),
    withdrawnAt: instant("withdrawn_at"),
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
    check("message_withdrawn", sql`${t.withdrawnAt} is null or ${t.body} = ''`),
  ],
);

/** A photo of a line, in the order in which they were chosen. */
export const messagePhoto = pgTable(
  "message_photo",
  {
    centreId: tenantKey(),
    messageId: uuid("message_id").notNull(),
    fileId: uuid("file_id").notNull(),
    position: integer("position").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.messageId, t.fileId] }),
    foreignKey({
      columns: [t.centreId, t.messageId],
      foreignColumns: [message.centreId, message.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.centreId, t.fileId], foreignColumns: [file.centreId, file.id] }),
    index("message_photo_file").on(t.centreId, t.fileId),
    check("message_photo_position", sql`${t.position} between 1 and 9`),
  ],
);

/** Something the centre tells families. Withdrawn, it is the centre's own history alone. */
export const notice = pgTable(
  "notice",
  {
    centreId: tenantKey(),
    id: rowId(),
    level: choice("level", noticeLevels).notNull(),
    state: choice("state", noticeStates).notNull().default("draft"),
    title: text("title").notNull(),
    body: text("body").notNull(),
    mustConfirm: boolean("must_confirm").notNull().default(false),
    authorUserId: uuid("author_user_id").notNull(),
    authorName: text("author_name").notNull(),
    /** When a scheduled one is to be published. */
    publishAt: instant("publish_at"),
    publishedAt: instant("published_at"),
    remindedAt: instant("reminded_at"),
    withdrawnAt: instant("withdrawn_at"),
    withdrawnName: text("withdrawn_name"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    index("notice_created").on(t.centreId, t.createdAt),
    oneOf("notice_level", t.level, noticeLevels),
    oneOf("notice_state", t.state, noticeStates),
    check("notice_title", sql`char_length(${t.title}) between 1 and 80`),
    check("notice_body", sql`char_length(${t.body}) between 1 and 5000`),
    check("notice_scheduled", sql`(${t.state} = 'scheduled') = (${t.publishAt} is not null)`),
    check(
      "notice_published",
      sql`(${t.state} in ('published', 'withdrawn')) = (${t.publishedAt} is not null)`,
    ),
    check(
      "notice_withdrawn",
      sql`(${t.state} = 'withdrawn') = (${t.withdrawnAt} is not null) and (${t.withdrawnAt} is null) = (${t.withdrawnName} is null)`,
    ),
  ],
);

/** A class that a notice is for. */
export const noticeClass = pgTable(
  "notice_class",
  {
    centreId: tenantKey(),
    noticeId: uuid("notice_id").notNull(),
    classId: uuid("class_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.noticeId, t.classId] }),
    foreignKey({
      columns: [t.centreId, t.noticeId],
      foreignColumns: [notice.centreId, notice.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.classId],
      foreignColumns: [classTable.centreId, classTable.id],
    }),
    index("notice_class_class").on(t.centreId, t.classId),
  ],
);

/** A child whose family a notice is for. */
export const noticeChild = pgTable(
  "notice_child",
  {
    centreId: tenantKey(),
    noticeId: uuid("notice_id").notNull(),
    childId: uuid("child_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.noticeId, t.childId] }),
    foreignKey({
      columns: [t.centreId, t.noticeId],
      foreignColumns: [notice.centreId, notice.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    index("notice_child_child").on(t.centreId, t.childId),
  ],
);

/**
 * Who is told, for which child: fixed when the notice is published. The name beside a confirmation is the one the
 * person signed with.
 */
export const noticeRecipient = pgTable(
  "notice_recipient",
  {
    centreId: tenantKey(),
    noticeId: uuid("notice_id").notNull(),
    childId: uuid("child_id").notNull(),
    guardianId: uuid("guardian_id").notNull(),
    readAt: instant("read_at"),
    confirmedAt: instant("confirmed_at"),
    confirmedName: text("confirmed_name"),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.noticeId, t.childId, t.guardianId] }),
    foreignKey({
      columns: [t.centreId, t.noticeId],
      foreignColumns: [notice.centreId, notice.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.guardianId],
      foreignColumns: [guardian.centreId, guardian.id],
    }),
    index("notice_recipient_child").on(t.centreId, t.childId),
    index("notice_recipient_guardian").on(t.centreId, t.guardianId),
    check(
      "notice_recipient_confirmed",
      sql`(${t.confirmedAt} is null) = (${t.confirmedName} is null)`,
    ),
  ],
);
