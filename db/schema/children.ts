import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  allergens,
  allergySeverities,
  consentKinds,
  consentStates,
  diets,
  guardianGrades,
  idKinds,
  relations,
  sexes,
} from "../enums";
import { user } from "./accounts";
import { centre } from "./centres";
import { choice, createdAt, instant, oneOf, rowId, tenantKey } from "./columns";
import { file } from "./files";

export const child = pgTable(
  "child",
  {
    centreId: tenantKey(),
    id: rowId(),
    name: text("name").notNull(),
    pinyin: text("pinyin").notNull(),
    initials: text("initials").notNull(),
    sex: choice("sex", sexes).notNull(),
    bornOn: date("born_on", { mode: "string" }).notNull(),
    idKind: choice("id_kind", idKinds).notNull().default("pending"),
    idCipher: text("id_cipher"),
    idHmac: text("id_hmac"),
    idMasked: text("id_masked"),
    pastIllness: text("past_illness").notNull().default(""),
    vaccinationCheckedOn: date("vaccination_checked_on", { mode: "string" }),
    note: text("note").notNull().default(""),
    /** First day in this centre as an older roll tells it; the classes before the first stay are not known. */
    enteredOn: date("entered_on", { mode: "string" }),
    /** What was written about allergies or diet and nobody has made out yet; empty once it is. */
    toClarify: text("to_clarify").notNull().default(""),
    faceFileId: uuid("face_file_id"),
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
    unique("child_identity").on(t.centreId, t.idHmac),
    index("child_face").on(t.centreId, t.faceFileId),
    index("child_pinyin").on(t.centreId, t.pinyin),
    oneOf("child_sex", t.sex, sexes),
    oneOf("child_id_kind", t.idKind, idKinds),
    check(
      "child_identity_whole",
      sql`(${t.idKind} = 'pending') = (${t.idCipher} is null) and (${t.idCipher} is null) = (${t.idHmac} is null) and (${t.idCipher} is null) = (${t.idMasked} is null)`,
    ),
  ],
);

export const guardian = pgTable(
  "guardian",
  {
    centreId: tenantKey(),
    id: rowId(),
    name: text("name").notNull(),
    phone: text("phone").notNull(),
    userId: uuid("user_id").references(() => user.id),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    unique("guardian_phone").on(t.centreId, t.phone),
    unique("guardian_user").on(t.centreId, t.userId),
    index("guardian_account").on(t.userId),
  ],
);

/** Who a guardian is to a child. One primary guardian a child, held by a partial unique index. */
export const childGuardian = pgTable(
  "child_guardian",
  {
    centreId: tenantKey(),
    childId: uuid("child_id").notNull(),
    guardianId: uuid("guardian_id").notNull(),
    relation: choice("relation", relations).notNull(),
    grade: choice("grade", guardianGrades).notNull(),
    mayPickUp: boolean("may_pick_up").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.childId, t.guardianId] }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.guardianId],
      foreignColumns: [guardian.centreId, guardian.id],
    }),
    uniqueIndex("child_guardian_primary")
      .on(t.centreId, t.childId)
      .where(sql`${t.grade} = 'primary'`),
    index("child_guardian_guardian").on(t.centreId, t.guardianId),
    oneOf("child_guardian_relation", t.relation, relations),
    oneOf("child_guardian_grade", t.grade, guardianGrades),
  ],
);

/** An adult the guardian named to collect the child (管理规范: 监护人或其委托的成年人). */
export const pickUpPerson = pgTable(
  "pick_up_person",
  {
    centreId: tenantKey(),
    id: rowId(),
    childId: uuid("child_id").notNull(),
    name: text("name").notNull(),
    phone: text("phone").notNull(),
    relation: choice("relation", relations).notNull(),
    /** To know them by at the door. */
    photoFileId: uuid("photo_file_id"),
    userId: uuid("user_id").references(() => user.id),
    revokedAt: instant("revoked_at"),
    createdAt: createdAt(),
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
    unique("pick_up_person_once").on(t.centreId, t.childId, t.phone),
    index("pick_up_person_photo").on(t.centreId, t.photoFileId),
    index("pick_up_person_account").on(t.userId),
    oneOf("pick_up_person_relation", t.relation, relations),
  ],
);

export const childAllergy = pgTable(
  "child_allergy",
  {
    centreId: tenantKey(),
    id: rowId(),
    childId: uuid("child_id").notNull(),
    allergen: choice("allergen", allergens).notNull(),
    detail: text("detail").notNull().default(""),
    severity: choice("severity", allergySeverities).notNull().default("unknown"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    unique("child_allergy_once").on(t.centreId, t.childId, t.allergen, t.detail),
    oneOf("child_allergy_allergen", t.allergen, allergens),
    oneOf("child_allergy_severity", t.severity, allergySeverities),
    check("child_allergy_named", sql`${t.allergen} <> 'other' or ${t.detail} <> ''`),
  ],
);

export const childDiet = pgTable(
  "child_diet",
  {
    centreId: tenantKey(),
    id: rowId(),
    childId: uuid("child_id").notNull(),
    diet: choice("diet", diets).notNull(),
    detail: text("detail").notNull().default(""),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    unique("child_diet_once").on(t.centreId, t.childId, t.diet, t.detail),
    oneOf("child_diet_diet", t.diet, diets),
    check("child_diet_named", sql`${t.diet} <> 'other' or ${t.detail} <> ''`),
  ],
);

/** Append-only: the newest row of a kind is the answer in force (个人信息保护法 art. 15, 29, 31). */
export const childConsent = pgTable(
  "child_consent",
  {
    centreId: tenantKey(),
    id: rowId(),
    childId: uuid("child_id").notNull(),
    kind: choice("kind", consentKinds).notNull(),
    state: choice("state", consentStates).notNull(),
    /** Of the wording that was answered. */
    version: integer("version").notNull().default(1),
    guardianId: uuid("guardian_id").notNull(),
    recordedBy: uuid("recorded_by"),
    decidedAt: instant("decided_at").notNull(),
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
    index("child_consent_latest").on(t.centreId, t.childId, t.kind, t.decidedAt),
    index("child_consent_guardian").on(t.centreId, t.guardianId),
    oneOf("child_consent_kind", t.kind, consentKinds),
    oneOf("child_consent_state", t.state, consentStates),
    check("child_consent_version", sql`${t.version} >= 1`),
  ],
);

/** What staff must know about who may have the child. Never a family's to read; ended, not removed. */
export const custodyNote = pgTable(
  "custody_note",
  {
    centreId: tenantKey(),
    id: rowId(),
    childId: uuid("child_id").notNull(),
    text: text("text").notNull(),
    /** Whom it is about, where that is a guardian. */
    guardianId: uuid("guardian_id"),
    mustNotCollect: boolean("must_not_collect").notNull().default(false),
    fromDay: date("from_day", { mode: "string" }).notNull(),
    /** The last day it holds. */
    untilDay: date("until_day", { mode: "string" }),
    createdBy: uuid("created_by").notNull(),
    createdAt: createdAt(),
    endedBy: uuid("ended_by"),
    endedAt: instant("ended_at"),
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
    index("custody_note_child").on(t.centreId, t.childId, t.createdAt),
    index("custody_note_guardian").on(t.centreId, t.guardianId),
    check("custody_note_days", sql`${t.untilDay} >= ${t.fromDay}`),
    check("custody_note_ended", sql`(${t.endedBy} is null) = (${t.endedAt} is null)`),
    check("custody_note_barred", sql`not ${t.mustNotCollect} or ${t.guardianId} is not null`),
  ],
);

/** Which children a picture shows: who may see it is decided by all of them. */
export const fileChild = pgTable(
  "file_child",
  {
    centreId: tenantKey(),
    fileId: uuid("file_id").notNull(),
    childId: uuid("child_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.fileId, t.childId] }),
    foreignKey({
      columns: [t.centreId, t.fileId],
      foreignColumns: [file.centreId, file.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    index("file_child_child").on(t.centreId, t.childId),
  ],
);
