import { and, eq } from "drizzle-orm";
import { activitySignUp } from "~db/schema/activities";
import { classesOfChild } from "~/access/reach.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { isId } from "~/lib/id";
import { tellLive } from "~/lib/live.server";
import { done, ok, refuse, type Result } from "~/lib/result";
import { nextNumber } from "../activities/rules";
import { holdActivity, settlePlaces, takeOff } from "../sign-ups/commands.server";
import { listLines } from "../sign-ups/queries.server";
import { getOwnActivity } from "./queries.server";

/** Holds an activity that the child is invited to, or is on the list of. */
async function holdFor(tx: Transaction, ctx: Ctx, childId: OwnChildId, activityId: string) {
  if (!isId(activityId)) throw notFound("activity");
  await holdActivity(tx, ctx, activityId);
  const found = await getOwnActivity(ctx, { childIds: [childId], activityId });
  return { ...found, mine: found.children[0]?.mine ?? null };
}

/**
 * Signs the own child up: a place while there is one, or the end of those who wait. A second time changes how many
 * adults come, and nothing else. Refused once it is closed, called off, or too late.
 */
export const signUpForActivity = (
  ctx: Ctx,
  childId: OwnChildId,
  { activityId, adults }: { activityId: string; adults: number },
): Promise<Result<{ isWaiting: boolean }>> =>
  command(ctx, async (tx) => {
    const { mine, places, whyNotSignUp } = await holdFor(tx, ctx, childId, activityId);
    if (whyNotSignUp) return refuse(whyNotSignUp);
    const { centreId } = ctx;
    const line = { centreId, activityId, childId };
    let isWaiting = mine?.state === "waiting";
    if (mine) {
      await tx
        .update(activitySignUp)
        .set({ adults })
        .where(
          and(
            ...[eq(activitySignUp.centreId, centreId), eq(activitySignUp.activityId, activityId)],
            eq(activitySignUp.childId, childId),
          ),
        );
    } else {
      const number = nextNumber(await listLines(tx, ctx, [activityId]));
      await tx.insert(activitySignUp).values({
        ...{ ...line, state: "waiting", number, adults, signedUpAt: ctx.now },
        ...{ byUserId: ctx.actor.id, byName: ctx.actor.name },
      });
      const given = await settlePlaces(tx, ctx, { activityId, places, newcomer: childId });
      isWaiting = !given.includes(childId);
    }
    await writeAudit(ctx, {
      ...{ capability: "messages.activity.own", childId },
      after: { activityId, adults: String(adults) },
    });
    await tellLive(ctx, { kind: "message", classIds: await classesOfChild(tx, ctx, childId) });
    return ok({ isWaiting });
  });

/** Takes the own child off the list again; its place goes to the first who waits, at once. */
export const withdrawFromActivity = (
  ctx: Ctx,
  childId: OwnChildId,
  { activityId }: { activityId: string },
): Promise<Result> =>
  command(ctx, async (tx) => {
    const { places, whyNotWithdraw } = await holdFor(tx, ctx, childId, activityId);
    if (whyNotWithdraw) return refuse(whyNotWithdraw);
    const isGone = await takeOff(tx, ctx, { activityId, childId, places });
    if (!isGone) return refuse("activity_not_signed_up");
    await writeAudit(ctx, {
      ...{ capability: "messages.activity.own", childId },
      before: { activityId },
    });
    return done;
  });
