import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  time,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { activityLevels, activityStates, signUpStates } from "../enums";
import { centre, classTable } from "./centres";
import { child } from "./children";
import { choice, createdAt, instant, oneOf, rowId, tenantKey } from "./columns";

/**
 * A parent-child activity. `taken` counts the children who have a place, in the transaction that gives or frees
 * one: the row cannot hold more than its places.
 */
export const familyActivity = pgTable(
  "family_activity",
  {
    centreId: tenantKey(),
    id: rowId(),
    level: choice("level", activityLevels).notNull(),
    state: choice("state", activityStates).notNull().default("draft"),
    title: text("title").notNull(),
    body: text("body").notNull(),
    venue: text("venue").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    fromTime: time("from_time").notNull(),
    untilTime: time("until_time").notNull(),
    /** Until when families sign up and withdraw. */
    signUpUntil: instant("sign_up_until").notNull(),
    places: integer("places").notNull(),
    taken: integer("taken").notNull().default(0),
    authorName: text("author_name").notNull(),
    openedAt: instant("opened_at"),
    cancelledAt: instant("cancelled_at"),
    cancelledName: text("cancelled_name"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.id] }),
    foreignKey({ columns: [t.centreId], foreignColumns: [centre.id] }),
    index("family_activity_day").on(t.centreId, t.day),
    oneOf("family_activity_level", t.level, activityLevels),
    oneOf("family_activity_state", t.state, activityStates),
    check("family_activity_title", sql`char_length(${t.title}) between 1 and 60`),
    check("family_activity_body", sql`char_length(${t.body}) between 1 and 2000`),
    check("family_activity_times", sql`${t.fromTime} < ${t.untilTime}`),
    check("family_activity_places", sql`${t.places} between 1 and 500`),
    check("family_activity_taken", sql`${t.taken} between 0 and ${t.places}`),
    check("family_activity_opened", sql`${t.state} = 'draft' or ${t.openedAt} is not null`),
    check(
      "family_activity_cancelled",
      sql`(${t.state} = 'cancelled') = (${t.cancelledAt} is not null) and (${t.cancelledAt} is null) = (${t.cancelledName} is null)`,
    ),
  ],
);

/** A class that an activity is for. */
export const familyActivityClass = pgTable(
  "family_activity_class",
  {
    centreId: tenantKey(),
    activityId: uuid("activity_id").notNull(),
    classId: uuid("class_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.activityId, t.classId] }),
    foreignKey({
      name: "family_activity_class_activity_fk",
      columns: [t.centreId, t.activityId],
      foreignColumns: [familyActivity.centreId, familyActivity.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.classId],
      foreignColumns: [classTable.centreId, classTable.id],
    }),
    index("family_activity_class_class").on(t.centreId, t.classId),
  ],
);

/** A child who comes, or waits: `number` is the order in which the families came. */
export const activitySignUp = pgTable(
  "activity_sign_up",
  {
    centreId: tenantKey(),
    activityId: uuid("activity_id").notNull(),
    childId: uuid("child_id").notNull(),
    state: choice("state", signUpStates).notNull(),
    number: integer("number").notNull(),
    adults: integer("adults").notNull(),
    byUserId: uuid("by_user_id").notNull(),
    byName: text("by_name").notNull(),
    signedUpAt: instant("signed_up_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centreId, t.activityId, t.childId] }),
    foreignKey({
      name: "activity_sign_up_activity_fk",
      columns: [t.centreId, t.activityId],
      foreignColumns: [familyActivity.centreId, familyActivity.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centreId, t.childId],
      foreignColumns: [child.centreId, child.id],
    }).onDelete("cascade"),
    uniqueIndex("activity_sign_up_number").on(t.centreId, t.activityId, t.number),
    index("activity_sign_up_child").on(t.centreId, t.childId),
    oneOf("activity_sign_up_state", t.state, signUpStates),
    check("activity_sign_up_adults", sql`${t.adults} between 1 and 6`),
  ],
);
