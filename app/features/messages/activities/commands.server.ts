import { and, eq, inArray } from "drizzle-orm";
import type { ActivityState } from "~db/enums";
import { familyActivity, familyActivityClass } from "~db/schema/activities";
import { classTable } from "~db/schema/centres";
import { classScope } from "~/access/reach.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, formatTime, instantAt } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { isId, newId } from "~/lib/id";
import { tellLive } from "~/lib/live.server";
import { announce } from "~/lib/outbox.server";
import { done, ok, refuse, type Refusal, type Result } from "~/lib/result";
import { refuseStale, versionOf, type MaybeVersioned } from "~/lib/stale";
import { refuseTarget } from "../notices/rules";
import { holdActivity, settlePlaces, takeOff } from "../sign-ups/commands.server";
import { findActivity } from "./queries.server";
import { activityActs, refuseTimes } from "./rules";
import type { ChangeActivityInput, WriteActivityInput } from "./schema";

type Given = Omit<WriteActivityInput, "level" | "classIds" | "act">;

const one = (ctx: Ctx, activityId: string) =>
  and(eq(familyActivity.centreId, ctx.centreId), eq(familyActivity.id, activityId));

/** Holds an activity that is this person's to change. */
async function holdOwn(tx: Transaction, ctx: Ctx, activityId: string) {
  if (!isId(activityId)) throw notFound("activity");
  await holdActivity(tx, ctx, activityId);
  const found = await findActivity(ctx, { activityId });
  if (!found.isOwn) throw notFound("activity");
  return found;
}

/** What a form says of an activity, as it is kept; or why it cannot be. */
function kept(ctx: Ctx, given: Given) {
  const { title, body, venue, day, places } = given;
  const [fromTime, untilTime] = [given.fromTime.slice(0, 5), given.untilTime.slice(0, 5)];
  const signUpUntil = instantAt(given.signUpOn, given.signUpTime.slice(0, 5), ctx.timeZone);
  const begins = instantAt(day, fromTime, ctx.timeZone);
  const unfit = refuseTimes({ fromTime, untilTime, begins, signUpUntil });
  const row = { title, body, venue, day, fromTime, untilTime, signUpUntil, places };
  return { row, refused: unfit && refuse(unfit.reason, unfit.field) };
}

/** The classes of the form that are still there. */
async function classesOf(tx: Transaction, ctx: Ctx, { level, classIds }: WriteActivityInput) {
  if (level === "centre" || classIds.length === 0) return [];
  const rows = await tx
    .select({ id: classTable.id })
    .from(classTable)
    .where(
      and(
        ...[eq(classTable.centreId, ctx.centreId), eq(classTable.closed, false)],
        inArray(classTable.id, [...classIds]),
      ),
    );
  return rows.map(({ id }) => id);
}

async function setClasses(tx: Transaction, ctx: Ctx, activityId: string, classIds: string[]) {
  const { centreId } = ctx;
  await tx
    .delete(familyActivityClass)
    .where(
      and(
        eq(familyActivityClass.centreId, centreId),
        eq(familyActivityClass.activityId, activityId),
      ),
    );
  const rows = classIds.map((classId) => ({ centreId, activityId, classId }));
  if (rows.length > 0) await tx.insert(familyActivityClass).values(rows);
}

/** Why an activity is not opened to sign-ups: its day is over, or the time for them. */
function refuseOpening(ctx: Ctx, of: { day: string; signUpUntil: Date }): Refusal | null {
  if (of.day < dayOf(ctx.now, ctx.timeZone)) return refuse("activity_day_past", "day");
  return of.signUpUntil > ctx.now ? null : refuse("activity_until_past", "signUpOn");
}

async function setState(
  tx: Transaction,
  ctx: Ctx,
  of: Awaited<ReturnType<typeof findActivity>>,
  state: ActivityState,
) {
  // prettier-ignore
  const isCancelled = state === "cancelled";
  await tx
    .update(familyActivity)
    .set({
      ...{ state, openedAt: of.openedAt ?? ctx.now, updatedAt: ctx.now },
      ...(isCancelled && { cancelledAt: ctx.now, cancelledName: ctx.actor.name }),
    })
    .where(one(ctx, of.id));
  await writeAudit(ctx, {
    capability: "messages.activity.write",
    before: { activityId: of.id, state: of.state },
    after: { activityId: of.id, state },
  });
  if (isCancelled) await announce(ctx, "activity.cancelled", { activityId: of.id });
  await tellLive(ctx, { kind: "message", classIds: of.classes.map(({ id }) => id) });
}

/** Makes an activity: a draft, or open to sign-ups at once. */
export const writeActivity = (
  ctx: Ctx,
  input: WriteActivityInput,
): Promise<Result<{ activityId: string }>> =>
  command(ctx, async (tx) => {
    const classIds = await classesOf(tx, ctx, input);
    const target = { level: input.level, classIds, children: [] };
    const unfit = refuseTarget(target, await classScope(tx, ctx));
    if (unfit) return refuse(unfit.reason, unfit.field);
    const { row, refused } = kept(ctx, input);
    const late = input.act === "open" ? refuseOpening(ctx, row) : null;
    if (refused ?? late) return refused ?? late ?? refuse("activity_times");
    const activityId = newId(ctx.now);
    await tx.insert(familyActivity).values({
      ...{ centreId: ctx.centreId, id: activityId, level: input.level, ...row },
      ...{ authorName: ctx.actor.name, createdAt: ctx.now, updatedAt: ctx.now },
    });
    await setClasses(tx, ctx, activityId, classIds);
    await writeAudit(ctx, {
      capability: "messages.activity.write",
      after: { activityId, level: input.level, places: String(input.places) },
    });
    if (input.act === "open") {
      await setState(tx, ctx, await findActivity(ctx, { activityId }), "open");
    }
    return ok({ activityId });
  });

/**
 * The same of one that is there. Once families may sign up its target stands. Places go down to those taken and
 * no further; what comes free goes to the first who wait.
 */
export const changeActivity = (
  ctx: Ctx,
  activityId: string,
  input: MaybeVersioned<ChangeActivityInput>,
): Promise<Result<{ activityId: string }>> =>
  command(ctx, async (tx) => {
    const before = await holdOwn(tx, ctx, activityId);
    if (before.state === "cancelled") return refuse("activity_cancelled");
    const { title, body, venue, day, signUpUntil } = before;
    const stale = refuseStale(input.version, versionOf(before.updatedAt), {
      ...{ title, body, venue, day, fromTime: before.fromTime },
      ...{ untilTime: before.untilTime, places: String(before.places) },
      signUpOn: dayOf(signUpUntil, ctx.timeZone),
      signUpTime: formatTime(signUpUntil, ctx.timeZone),
    });
    if (stale) return stale;
    const { row, refused } = kept(ctx, input);
    if (refused) return refused;
    if (row.places < before.taken) {
      return refuse("activity_places_taken", "places", { taken: before.taken });
    }
    const isDraft = before.state === "draft";
    const late = isDraft && input.act === "open" ? refuseOpening(ctx, row) : null;
    if (late) return late;
    if (isDraft && input.level) {
      const level = input.level;
      const classIds = await classesOf(tx, ctx, { ...input, level });
      const target = { level, classIds, children: [] };
      const unfit = refuseTarget(target, await classScope(tx, ctx));
      if (unfit) return refuse(unfit.reason, unfit.field);
      await tx.update(familyActivity).set({ level }).where(one(ctx, activityId));
      await setClasses(tx, ctx, activityId, classIds);
    }
    const { places, ...words } = row;
    await tx
      .update(familyActivity)
      .set({ ...words, updatedAt: ctx.now })
      .where(one(ctx, activityId));
    await settlePlaces(tx, ctx, { activityId, places });
    await writeAudit(ctx, {
      capability: "messages.activity.write",
      before: { activityId, day, places: String(before.places) },
      after: { activityId, day: row.day, places: String(places) },
    });
    if (isDraft && input.act === "open") {
      await setState(tx, ctx, await findActivity(ctx, { activityId }), "open");
    } else if (!isDraft) {
      if (isMoved(before, row)) await announce(ctx, "activity.moved", { activityId });
      await tellLive(ctx, { kind: "message", classIds: before.classes.map(({ id }) => id) });
    }
    return ok({ activityId });
  });

type Meeting = { day: string; fromTime: string; untilTime: string; venue: string };

/** Whether those who come have to know that it is at another time or place. */
const isMoved = (before: Meeting, after: Meeting): boolean =>
  before.day !== after.day ||
  before.venue !== after.venue ||
  before.fromTime !== after.fromTime ||
  before.untilTime !== after.untilTime;

type Act = (typeof activityActs)[ActivityState][number];
const stateAfter = { open: "open", close: "closed", cancel: "cancelled" } as const;

/** Opens it to sign-ups, ends them, calls it off, or throws a draft away. */
export const settleActivity = (ctx: Ctx, activityId: string, act: Act): Promise<Result> =>
  command(ctx, async (tx) => {
    const found = await holdOwn(tx, ctx, activityId);
    const possible: readonly Act[] = activityActs[found.state];
    if (!possible.includes(act)) {
      return refuse(found.state === "cancelled" ? "activity_cancelled" : "activity_changed_since");
    }
    if (act === "discard") {
      await tx.delete(familyActivity).where(one(ctx, activityId));
      await writeAudit(ctx, {
        capability: "messages.activity.write",
        before: { activityId, state: found.state },
      });
      return done;
    }
    const late = act === "open" ? refuseOpening(ctx, found) : null;
    // the page of acts has no fields
    if (late) return refuse(late.reason);
    await setState(tx, ctx, found, stateAfter[act]);
    return done;
  });

/** Takes a child off the list for its family, whenever that is; the place goes to the first who waits. */
export const removeSignUp = (
  ctx: Ctx,
  activityId: string,
  { childId }: { childId: string },
): Promise<Result> =>
  command(ctx, async (tx) => {
    const { state, places } = await holdOwn(tx, ctx, activityId);
    if (state === "cancelled") return refuse("activity_cancelled");
    const isGone = await takeOff(tx, ctx, { activityId, childId, places });
    if (!isGone) return refuse("activity_not_signed_up");
    await writeAudit(ctx, {
      ...{ capability: "messages.activity.write", childId },
      before: { activityId },
    });
    return done;
  });
