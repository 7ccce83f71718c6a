import { and, asc, desc, eq, exists, inArray, ne, notExists, notInArray, or, sql, type SQL } from "drizzle-orm"; // prettier-ignore
import { classTable } from "~db/schema/centres";
import { activitySignUp, familyActivity, familyActivityClass } from "~db/schema/activities";
import { child } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import { classScope } from "~/access/reach.server";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, momentOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { enrolledOn } from "~/lib/enrolled.server";
import { notFound } from "~/lib/errors";
import { isId } from "~/lib/id";
import { versionOf } from "~/lib/stale";
import { liesWithin, type Scope } from "../notices/rules";
import { activitiesOfPage, nthWaiting } from "./rules";
import type { ListActivitiesInput } from "./schema";

/** For a person of a classroom: what one of the own classes is invited to, and what is theirs to make. */
function inSight(tx: Transaction, scope: Scope): SQL | undefined {
  if (!scope) return undefined;
  const aClass = (also: SQL) =>
    tx
      .select({ n: sql`1` })
      .from(familyActivityClass)
      .where(
        and(
          eq(familyActivityClass.centreId, familyActivity.centreId),
          eq(familyActivityClass.activityId, familyActivity.id),
          also,
        ),
      );
  return or(
    and(
      ne(familyActivity.state, "draft"),
      or(
        eq(familyActivity.level, "centre"),
        exists(aClass(inArray(familyActivityClass.classId, [...scope]))),
      ),
    ),
    and(
      eq(familyActivity.level, "class"),
      notExists(aClass(notInArray(familyActivityClass.classId, [...scope]))),
    ),
  );
}

/** The classes that some activities are for, by activity, in the centre's order. */
const listClasses = async (tx: Transaction, ctx: Ctx, activityIds: readonly string[]) =>
  activityIds.length === 0
    ? []
    : tx
        .select({
          ...{ activityId: familyActivityClass.activityId, id: classTable.id },
          ...{ name: classTable.name, colour: classTable.colour },
        })
        .from(familyActivityClass)
        .innerJoin(
          classTable,
          and(
            eq(classTable.centreId, familyActivityClass.centreId),
            eq(classTable.id, familyActivityClass.classId),
          ),
        )
        .where(
          and(
            eq(familyActivityClass.centreId, ctx.centreId),
            inArray(familyActivityClass.activityId, [...activityIds]),
          ),
        )
        .orderBy(asc(classTable.position));

/** An activity with its target; what is out of sight is not found. */
export const findActivity = (ctx: Ctx, input: { activityId: string }) =>
  ctx.tx(async (tx) => {
    if (!isId(input.activityId)) throw notFound("activity");
    const scope = await classScope(tx, ctx);
    const [found] = await tx
      .select()
      .from(familyActivity)
      .where(
        and(
          ...[eq(familyActivity.centreId, ctx.centreId), eq(familyActivity.id, input.activityId)],
          inSight(tx, scope),
        ),
      );
    if (!found) throw notFound("activity");
    const { centreId: _centre, fromTime, untilTime, ...row } = found;
    const classes = await listClasses(tx, ctx, [row.id]);
    const classIds = classes.map(({ id }) => id);
    const isOwn = liesWithin({ level: row.level, classIds, children: [] }, scope);
    const hours = { fromTime: fromTime.slice(0, 5), untilTime: untilTime.slice(0, 5) };
    return { ...row, ...hours, classes, isOwn };
  });

/** The centre's activities, one page: what is still to come first, the next day before the later. */
export const listActivities = (ctx: Ctx, input: ListActivitiesInput) =>
  ctx.tx(async (tx) => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const scope = await classScope(tx, ctx);
    const isPast = sql`${familyActivity.day} < ${today}`;
    const rows = await tx
      .select({
        ...{ id: familyActivity.id, title: familyActivity.title, level: familyActivity.level },
        ...{ state: familyActivity.state, day: familyActivity.day, venue: familyActivity.venue },
        ...{ fromTime: familyActivity.fromTime, untilTime: familyActivity.untilTime },
        ...{ places: familyActivity.places, taken: familyActivity.taken },
        signUpUntil: familyActivity.signUpUntil,
        waiting: sql<number>`(select count(*)::int from activity_sign_up s
          where s.centre_id = ${familyActivity.centreId} and s.activity_id = ${familyActivity.id} and s.state = 'waiting')`,
        total: sql<number>`count(*) over ()::int`,
      })
      .from(familyActivity)
      .where(
        and(
          eq(familyActivity.centreId, ctx.centreId),
          inSight(tx, scope),
          input.state ? eq(familyActivity.state, input.state) : undefined,
        ),
      )
      .orderBy(
        isPast,
        sql`case when ${isPast} then null else ${familyActivity.day} end`,
        desc(familyActivity.day),
        asc(familyActivity.fromTime),
        asc(familyActivity.id),
      )
      .limit(activitiesOfPage)
      .offset((input.page - 1) * activitiesOfPage);
    const ids = rows.map(({ id }) => id);
    const classes = await listClasses(tx, ctx, ids);
    return {
      total: rows[0]?.total ?? 0,
      rows: rows.map(({ total: _total, signUpUntil, ...row }) => ({
        ...row,
        ...{ fromTime: row.fromTime.slice(0, 5), untilTime: row.untilTime.slice(0, 5) },
        signUpUntil: momentOf(signUpUntil, ctx.timeZone),
        targets: classes.filter(({ activityId }) => activityId === row.id).map(({ name }) => name),
      })),
    };
  });

export type ActivityOnList = Awaited<ReturnType<typeof listActivities>>["rows"][number];

/** Who is on the list, as it stands; a person of a classroom sees the children of the own classes. */
async function listSignedUp(tx: Transaction, ctx: Ctx, activityId: string) {
  const scope = await classScope(tx, ctx);
  const rows = await tx
    .select({
      ...{ childId: child.id, name: child.name, classId: classTable.id },
      ...{ className: classTable.name, colour: classTable.colour },
      ...{ state: activitySignUp.state, number: activitySignUp.number },
      ...{ adults: activitySignUp.adults, byName: activitySignUp.byName },
      signedUpAt: activitySignUp.signedUpAt,
    })
    .from(activitySignUp)
    .innerJoin(
      child,
      and(eq(child.centreId, activitySignUp.centreId), eq(child.id, activitySignUp.childId)),
    )
    .leftJoin(
      enrolment,
      and(
        ...[eq(enrolment.centreId, child.centreId), eq(enrolment.childId, child.id)],
        enrolledOn(dayOf(ctx.now, ctx.timeZone)),
      ),
    )
    .leftJoin(
      classTable,
      and(eq(classTable.centreId, enrolment.centreId), eq(classTable.id, enrolment.classId)),
    )
    .where(
      and(eq(activitySignUp.centreId, ctx.centreId), eq(activitySignUp.activityId, activityId)),
    )
    .orderBy(asc(activitySignUp.number), asc(classTable.position));
  const known = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    const isSeen = !scope || (row.classId && scope.includes(row.classId));
    // a child of two classes stands here once
    if (!known.has(row.childId) || isSeen) known.set(row.childId, row);
  }
  const lines = [...known.values()];
  return lines
    .filter(({ classId }) => !scope || (classId && scope.includes(classId)))
    .map(({ classId: _class, number: _number, signedUpAt, ...row }) => ({
      ...row,
      nth: nthWaiting(lines, row.childId),
      signedUpAt: momentOf(signedUpAt, ctx.timeZone),
    }));
}

/** An activity for its page: what it is, and who comes. */
export const getActivity = (ctx: Ctx, input: { activityId: string }) =>
  ctx.tx(async (tx) => {
    const found = await findActivity(ctx, input);
    const signedUp = await listSignedUp(tx, ctx, found.id);
    const placed = signedUp.filter(({ state }) => state === "placed");
    return {
      ...{ id: found.id, state: found.state, level: found.level, title: found.title },
      ...{ body: found.body, venue: found.venue, day: found.day, isOwn: found.isOwn },
      ...{ fromTime: found.fromTime, untilTime: found.untilTime },
      ...{ places: found.places, taken: found.taken, author: found.authorName },
      ...{ signUpUntil: momentOf(found.signUpUntil, ctx.timeZone), classes: found.classes },
      cancelled: found.cancelledAt && {
        ...{ at: momentOf(found.cancelledAt, ctx.timeZone), name: found.cancelledName ?? "" },
      },
      ...{ version: versionOf(found.updatedAt), signedUp },
      adults: placed.reduce((sum, { adults }) => sum + adults, 0),
      waiting: signedUp.length - placed.length,
    };
  });

export type ActivityPage = Awaited<ReturnType<typeof getActivity>>;
export type SignedUp = ActivityPage["signedUp"][number];

/** The same as a sheet. A list that leaves the house is written down. */
export const exportActivity = (ctx: Ctx, input: { activityId: string }) =>
  ctx.tx(async () => {
    const page = await getActivity(ctx, input);
    const after = { activityId: page.id, export: "xlsx" };
    await writeAudit(ctx, { capability: "messages.activity.read", after });
    return page;
  });
