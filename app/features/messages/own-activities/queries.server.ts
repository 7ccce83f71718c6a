import { and, asc, eq, exists, gte, inArray, isNotNull, lte, ne, or, sql, type SQL } from "drizzle-orm"; // prettier-ignore
import { activitySignUp, familyActivity, familyActivityClass } from "~db/schema/activities";
import { child } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { dayOf, momentOf, type Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { enrolledOn } from "~/lib/enrolled.server";
import { notFound } from "~/lib/errors";
import { groupBy } from "~/lib/group";
import { isId } from "~/lib/id";
import { listLines } from "../sign-ups/queries.server";
import { nthWaiting, refuseSignUp, refuseWithdrawal, type Line } from "../activities/rules";

type About = { childIds: readonly OwnChildId[] };

/** An activity that a child is invited to, or is on the list of: one row for each own child. */
function invited(tx: Transaction, ctx: Ctx, { childIds }: About, also: SQL | undefined) {
  const isMine = and(
    eq(activitySignUp.centreId, familyActivity.centreId),
    eq(activitySignUp.activityId, familyActivity.id),
    eq(activitySignUp.childId, child.id),
  );
  const isMeant = exists(
    tx
      .select({ n: sql`1` })
      .from(enrolment)
      .leftJoin(
        familyActivityClass,
        and(
          ...[eq(familyActivityClass.centreId, enrolment.centreId)],
          eq(familyActivityClass.activityId, familyActivity.id),
          eq(familyActivityClass.classId, enrolment.classId),
        ),
      )
      .where(
        and(
          ...[eq(enrolment.centreId, child.centreId), eq(enrolment.childId, child.id)],
          enrolledOn(dayOf(ctx.now, ctx.timeZone)),
          sql`(${familyActivity.level} = 'centre' or ${familyActivityClass.classId} is not null)`,
        ),
      ),
  );
  return tx
    .select({
      activity: familyActivity,
      childId: child.id,
      childName: child.name,
      adults: activitySignUp.adults,
      mine: activitySignUp.state,
    }) // prettier-ignore
    .from(familyActivity)
    .innerJoin(
      child,
      and(eq(child.centreId, familyActivity.centreId), inArray(child.id, [...childIds])),
    ) // prettier-ignore
    .leftJoin(activitySignUp, isMine)
    .where(
      and(
        ...[eq(familyActivity.centreId, ctx.centreId), ne(familyActivity.state, "draft")],
        or(isNotNull(activitySignUp.childId), isMeant),
        also,
      ),
    );
}

type Row = { activity: typeof familyActivity.$inferSelect; childId: string; childName: string; adults: number | null; mine: Line["state"] | null }; // prettier-ignore

/** The rows of one activity as its family sees it: nobody else's child, only how many there are. */
function asOne(ctx: Ctx, rows: readonly Row[], lines: readonly Line[]) {
  const [first] = rows;
  if (!first) throw notFound("activity");
  const { activity } = first;
  return {
    ...{ id: activity.id, title: activity.title, body: activity.body, venue: activity.venue },
    ...{ day: activity.day, state: activity.state, author: activity.authorName },
    ...{ fromTime: activity.fromTime.slice(0, 5), untilTime: activity.untilTime.slice(0, 5) },
    ...{ places: activity.places, left: activity.places - activity.taken },
    signUpUntil: momentOf(activity.signUpUntil, ctx.timeZone),
    waiting: lines.filter(({ state }) => state === "waiting").length,
    /** Why nobody signs up, or withdraws, any more; null where they may. */
    whyNotSignUp: refuseSignUp(activity, ctx.now),
    whyNotWithdraw: refuseWithdrawal(activity, ctx.now),
    children: rows.map(({ childId, childName, mine, adults }) => ({
      ...{ id: childId, name: childName },
      mine: mine && { state: mine, adults: adults ?? 1, nth: nthWaiting(lines, childId) },
    })),
  };
}

/** What the own children are invited to between two days; one that was called off, if they were to come. */
export const listOwnActivities = (ctx: Ctx, input: About & { from: Day; through?: Day }) =>
  ctx.tx(async (tx) => {
    if (input.childIds.length === 0) return [];
    const { from, through } = input;
    const days = and(
      gte(familyActivity.day, from),
      through ? lte(familyActivity.day, through) : undefined,
    );
    const rows = await invited(tx, ctx, input, days).orderBy(
      ...[asc(familyActivity.day), asc(familyActivity.fromTime), asc(familyActivity.id)],
      ...[asc(child.bornOn), asc(child.id)],
    );
    const all = groupBy(rows, ({ activity }) => activity.id);
    const lines = groupBy(
      all.size > 0 ? await listLines(tx, ctx, [...all.keys()]) : [],
      ({ activityId }) => activityId,
    );
    return [...all]
      .map(([id, of]) => asOne(ctx, of, lines.get(id) ?? []))
      .filter(({ state, children }) => state !== "cancelled" || children.some(({ mine }) => mine));
  });

export type OwnActivity = Awaited<ReturnType<typeof listOwnActivities>>[number];

/** One of them. What none of the own children is invited to is not found. */
export const getOwnActivity = (ctx: Ctx, input: About & { activityId: string }) =>
  ctx.tx(async (tx) => {
    if (!isId(input.activityId) || input.childIds.length === 0) throw notFound("activity");
    const isIt = eq(familyActivity.id, input.activityId);
    const rows = await invited(tx, ctx, input, isIt).orderBy(asc(child.bornOn), asc(child.id));
    return asOne(ctx, rows, await listLines(tx, ctx, [input.activityId]));
  });
