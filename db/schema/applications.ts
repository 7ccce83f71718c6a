import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  actorKinds,
  applicationStates,
  applicationSteps,
  locales,
  offerStates,
  relations,
  sexes,
} from "../enums";
import { centre, classTable } from "./centres";
import { child } from "./children";
import { choice, createdAt, instant, oneOf, rowId, tenantKey } from "./columns";
import { enrolment } from "./enrolment";

/** How a centre takes applications; a centre without a row keeps the product's own (`settings/rules.ts`). */
export const enrolmentSetting = pgTable(
  "enrolment_setting",
  {
    centreId: uuid("centre_id").primaryKey(),
    takesApplications: boolean("takes_applications").notNull(),
    offerDays: integer("offer_days").notNull(),
    keepMonths: integer("keep_months").notNull(),
    /** The number that the newest application got. */
    applications: integer("applications").notNull().default(0),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    check("enrolment_setting_offer_days", sql`${t.offerDays} between 1 and 60`),
    check("enrolment_setting_keep_months", sql`${t.keepMonths} between 1 and 36`),
    check("enrolment_setting_applications", sql`${t.applications} >= 0`),
  ],
);

/** What puts one application before another, from a day on; points. */
export const priorityRule = pgTable(
  "priority_rule",
  {
    centreId: tenantKey(),
    fromDay: date("from_day", { mode: "string" }).notNull(),
    sibling: integer("sibling").notNull(),
    staffChild: integer("staff_child").notNull(),
    district: integer("district").notNull(),
    halfDay: integer("half_day").notNull(),
    perMonth: integer("per_month").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.fromDay] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    check(
      "priority_rule_points",
      sql`least(${t.sibling}, ${t.staffChild}, ${t.district}, ${t.halfDay}, ${t.perMonth}) >= 0 and greatest(${t.sibling}, ${t.staffChild}, ${t.district}, ${t.halfDay}, ${t.perMonth}) <= 1000`,
    ),
  ],
);

/** A question from someone without an account. Erased with the applications that came to nothing. */
export const enquiry = pgTable(
  "enquiry",
  {
    centreId: tenantKey(),
    id: rowId(),
    name: text("name").notNull(),
    phone: text("phone").notNull(),
    question: text("question").notNull(),
    noticeVersion: integer("notice_version").notNull(),
    createdAt: createdAt(),
    answeredAt: instant("answered_at"),
    answeredBy: uuid("answered_by"),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    index("enquiry_created").on(t.centreId, t.createdAt),
    check("enquiry_answered", sql`(${t.answeredAt} is null) = (${t.answeredBy} is null)`),
  ],
);

/** A family's wish for a place, from the day it came to the day it is a child's or comes to nothing. */
export const application = pgTable(
  "application",
  {
    centreId: tenantKey(),
    id: rowId(),
    number: integer("number").notNull(),
    state: choice("state", applicationStates).notNull().default("waiting"),
    childName: text("child_name").notNull(),
    pinyin: text("pinyin").notNull(),
    initials: text("initials").notNull(),
    sex: choice("sex", sexes).notNull(),
    bornOn: date("born_on", { mode: "string" }).notNull(),
    guardianName: text("guardian_name").notNull(),
    guardianPhone: text("guardian_phone").notNull(),
    guardianRelation: choice("guardian_relation", relations).notNull(),
    secondName: text("second_name").notNull().default(""),
    secondPhone: text("second_phone").notNull().default(""),
    secondRelation: choice("second_relation", relations),
    wantedFrom: date("wanted_from", { mode: "string" }).notNull(),
    pattern: integer("pattern").notNull(),
    takesHalfDay: boolean("takes_half_day").notNull(),
    sibling: boolean("sibling").notNull(),
    staffChild: boolean("staff_child").notNull(),
    district: boolean("district").notNull(),
    note: text("note").notNull().default(""),
    /** The office has looked at what the family claims. */
    checkedAt: instant("checked_at"),
    checkedBy: uuid("checked_by"),
    /** Version of the privacy notice that the guardian ticked; empty where the office wrote it down. */
    noticeVersion: integer("notice_version"),
    locale: choice("locale", locales).notNull(),
    childId: uuid("child_id"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
    closedAt: instant("closed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    unique("application_number").on(t.centreId, t.number),
    index("application_state").on(t.centreId, t.state, t.createdAt),
    index("application_child").on(t.centreId, t.childId),
    oneOf("application_state_known", t.state, applicationStates),
    oneOf("application_sex", t.sex, sexes),
    oneOf("application_guardian_relation", t.guardianRelation, relations),
    oneOf("application_second_relation", t.secondRelation, relations),
    oneOf("application_locale", t.locale, locales),
    check("application_pattern", sql`${t.pattern} between 1 and 1023`),
    check(
      "application_child_enrolled",
      sql`(${t.state} = 'enrolled') = (${t.childId} is not null)`,
    ),
    check(
      "application_closed",
      sql`(${t.state} in ('waiting', 'offered')) = (${t.closedAt} is null)`,
    ),
    check(
      "application_second",
      sql`(${t.secondName} = '') = (${t.secondPhone} = '') and (${t.secondName} = '') = (${t.secondRelation} is null)`,
    ),
  ],
);

/** A link to the family's own page about its application; only the token's hash is kept. */
export const applicationLink = pgTable(
  "application_link",
  {
    centreId: tenantKey(),
    tokenHash: text("token_hash").notNull(),
    applicationId: uuid("application_id").notNull(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.tokenHash] }),
    foreignKey({
      columns: [t.centreId, t.applicationId],
      foreignColumns: [application.centreId, application.id],
    }).onDelete("cascade"),
    index("application_link_of").on(t.centreId, t.applicationId),
  ],
);

/** Every step of an application: what, who, when. */
export const applicationEvent = pgTable(
  "application_event",
  {
    centreId: tenantKey(),
    id: rowId(),
    applicationId: uuid("application_id").notNull(),
    step: choice("step", applicationSteps).notNull(),
    at: instant("at").notNull(),
    actorKind: choice("actor_kind", actorKinds).notNull(),
    /** The person's account; a family without one and a job are known by their kind alone. */
    actorId: uuid("actor_id"),
    offerId: uuid("offer_id"),
    reason: text("reason").notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.applicationId],
      foreignColumns: [application.centreId, application.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.offerId],
      foreignColumns: [offer.centreId, offer.id],
    }).onDelete("cascade"),
    index("application_event_of").on(t.centreId, t.applicationId, t.at),
    index("application_event_offer").on(t.centreId, t.offerId),
    oneOf("application_event_step", t.step, applicationSteps),
    oneOf("application_event_actor_kind", t.actorKind, actorKinds),
  ],
);

/**
 * A place that is offered; while it is open it holds the place (`held_place`). Written by `write_offer` and
 * closed by `close_offer` alone.
 */
export const offer = pgTable(
  "offer",
  {
    centreId: tenantKey(),
    id: rowId(),
    applicationId: uuid("application_id").notNull(),
    classId: uuid("class_id").notNull(),
    pattern: integer("pattern").notNull(),
    startsOn: date("starts_on", { mode: "string" }).notNull(),
    state: choice("state", offerStates).notNull().default("open"),
    /** The last day on which it may be accepted. */
    answerBy: date("answer_by", { mode: "string" }).notNull(),
    /** The next family in line is offered the place when this one does not take it. */
    offersNext: boolean("offers_next").notNull(),
    createdAt: createdAt(),
    closedAt: instant("closed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.applicationId],
      foreignColumns: [application.centreId, application.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.classId],
      foreignColumns: [classTable.centreId, classTable.id],
    }),
    uniqueIndex("offer_open")
      .on(t.centreId, t.applicationId)
      .where(sql`${t.state} = 'open'`),
    index("offer_application").on(t.centreId, t.applicationId),
    index("offer_class").on(t.centreId, t.classId),
    oneOf("offer_state", t.state, offerStates),
    check("offer_pattern", sql`${t.pattern} between 1 and 1023`),
    check("offer_closed", sql`(${t.state} = 'open') = (${t.closedAt} is null)`),
  ],
);

/** 托育服务协议 as a guardian accepted it: the version of its text and what was filled in. */
export const agreement = pgTable(
  "agreement",
  {
    centreId: tenantKey(),
    id: rowId(),
    number: text("number").notNull(),
    childId: uuid("child_id").notNull(),
    enrolmentId: uuid("enrolment_id").notNull(),
    offerId: uuid("offer_id").notNull(),
    version: integer("version").notNull(),
    locale: choice("locale", locales).notNull(),
    values: jsonb("values").$type<Record<string, string>>().notNull(),
    acceptedAt: instant("accepted_at").notNull(),
    acceptedBy: uuid("accepted_by").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.enrolmentId],
      foreignColumns: [enrolment.centreId, enrolment.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.offerId],
      foreignColumns: [offer.centreId, offer.id],
    }).onDelete("cascade"),
    unique("agreement_number").on(t.centreId, t.number),
    index("agreement_child").on(t.centreId, t.childId),
    index("agreement_enrolment").on(t.centreId, t.enrolmentId),
    index("agreement_offer").on(t.centreId, t.offerId),
    oneOf("agreement_locale", t.locale, locales),
  ],
);
