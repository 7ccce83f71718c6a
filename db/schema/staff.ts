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
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { certificateKinds, posts, sexes } from "../enums";
import { device, user } from "./accounts";
import { centre, classTable } from "./centres";
import { choice, createdAt, instant, oneOf, rowId, tenantKey } from "./columns";
import { file } from "./files";

export const staffMember = pgTable(
  "staff_member",
  {
    centreId: tenantKey(),
    id: rowId(),
    name: text("name").notNull(),
    pinyin: text("pinyin").notNull(),
    initials: text("initials").notNull(),
    sex: choice("sex", sexes).notNull(),
    phone: text("phone").notNull(),
    userId: uuid("user_id").references(() => user.id),
    faceFileId: uuid("face_file_id"),
    hiredOn: date("hired_on", { mode: "string" }).notNull(),
    leftOn: date("left_on", { mode: "string" }),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    foreignKey({
      columns: [t.centreId, t.faceFileId],
      foreignColumns: [file.centreId, file.id],
    }),
    unique("staff_member_phone").on(t.centreId, t.phone),
    unique("staff_member_user").on(t.centreId, t.userId),
    index("staff_member_account").on(t.userId),
    index("staff_member_face").on(t.centreId, t.faceFileId),
    oneOf("staff_member_sex", t.sex, sexes),
    check("staff_member_employment", sql`${t.leftOn} is null or ${t.leftOn} >= ${t.hiredOn}`),
  ],
);

export const staffPost = pgTable(
  "staff_post",
  {
    centreId: tenantKey(),
    staffId: uuid("staff_id").notNull(),
    post: choice("post", posts).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.staffId, t.post] }),
    foreignKey({
      columns: [t.centreId, t.staffId],
      foreignColumns: [staffMember.centreId, staffMember.id],
    }).onDelete("cascade"),
    oneOf("staff_post_post", t.post, posts),
  ],
);

/** Which classes a teacher or carer belongs to: what `orTeacherOfClass` asks. */
export const staffClass = pgTable(
  "staff_class",
  {
    centreId: tenantKey(),
    staffId: uuid("staff_id").notNull(),
    classId: uuid("class_id").notNull(),
    lead: boolean("lead").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.staffId, t.classId] }),
    foreignKey({
      columns: [t.centreId, t.staffId],
      foreignColumns: [staffMember.centreId, staffMember.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.classId],
      foreignColumns: [classTable.centreId, classTable.id],
    }),
    index("staff_class_class").on(t.centreId, t.classId),
  ],
);

export const staffCertificate = pgTable(
  "staff_certificate",
  {
    centreId: tenantKey(),
    id: rowId(),
    staffId: uuid("staff_id").notNull(),
    kind: choice("kind", certificateKinds).notNull(),
    number: text("number").notNull(),
    issuedOn: date("issued_on", { mode: "string" }).notNull(),
    expiresOn: date("expires_on", { mode: "string" }),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.staffId],
      foreignColumns: [staffMember.centreId, staffMember.id],
    }).onDelete("cascade"),
    unique("staff_certificate_once").on(t.centreId, t.staffId, t.kind, t.number),
    oneOf("staff_certificate_kind", t.kind, certificateKinds),
    check("staff_certificate_dates", sql`${t.expiresOn} is null or ${t.expiresOn} > ${t.issuedOn}`),
  ],
);

/** What a person types on a shared tablet: argon2id, and never more than the hash. */
export const staffPin = pgTable(
  "staff_pin",
  {
    centreId: tenantKey(),
    staffId: uuid("staff_id").notNull(),
    pinHash: text("pin_hash").notNull(),
    setAt: instant("set_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.staffId] }),
    foreignKey({
      columns: [t.centreId, t.staffId],
      foreignColumns: [staffMember.centreId, staffMember.id],
    }).onDelete("cascade"),
  ],
);

/** Until when a person who typed the PIN may do on that tablet what asks for one. */
export const deviceUnlock = pgTable(
  "device_unlock",
  {
    centreId: tenantKey(),
    deviceId: uuid("device_id")
      .notNull()
      .references(() => device.id, { onDelete: "cascade" }),
    staffId: uuid("staff_id").notNull(),
    until: instant("until").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.deviceId, t.staffId] }),
    foreignKey({
      columns: [t.centreId, t.staffId],
      foreignColumns: [staffMember.centreId, staffMember.id],
    }).onDelete("cascade"),
    index("device_unlock_device").on(t.deviceId),
    index("device_unlock_staff").on(t.centreId, t.staffId),
  ],
);
