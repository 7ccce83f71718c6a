import { and, eq, inArray } from "drizzle-orm";
import { activitySignUp, familyActivity } from "~db/schema/activities";
import { classesOfChild } from "~/access/reach.server";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { tellLive } from "~/lib/live.server";
import { announce } from "~/lib/outbox.server";
import { countTaken, givenPlaces } from "../activities/rules";
import { listLines } from "./queries.server";

const ofActivity = (ctx: Ctx, activityId: string) =>
  and(eq(activitySignUp.centreId, ctx.centreId), eq(activitySignUp.activityId, activityId));

/** Holds an activity until the command is over: its list is changed by one at a time. */
export const holdActivity = (tx: Transaction, ctx: Ctx, activityId: string) =>
  tx
    .select({ places: familyActivity.places })
    .from(familyActivity)
    .where(and(eq(familyActivity.centreId, ctx.centreId), eq(familyActivity.id, activityId)))
    .for("update");

/**
 * Gives the places that are left to the first who wait, and counts anew: after every change of a held activity's
 * list or places. Those who get one are told, but for the child who has just come.
 */
export async function settlePlaces(
  tx: Transaction,
  ctx: Ctx,
  { activityId, places, newcomer }: { activityId: string; places: number; newcomer?: string },
): Promise<string[]> {
  const lines = await listLines(tx, ctx, [activityId]);
  const given = givenPlaces(lines, places);
  if (given.length > 0) {
    await tx
      .update(activitySignUp)
      .set({ state: "placed" })
      .where(and(ofActivity(ctx, activityId), inArray(activitySignUp.childId, given)));
  }
  await tx
    .update(familyActivity)
    .set({ places, taken: countTaken(lines) + given.length })
    .where(and(eq(familyActivity.centreId, ctx.centreId), eq(familyActivity.id, activityId)));
  for (const childId of given) {
    if (childId === newcomer) continue;
    await announce(ctx, "activity.placeGiven", { activityId, childId });
    await tellLive(ctx, { kind: "message", classIds: await classesOfChild(tx, ctx, childId) });
  }
  return given;
}

/** Takes a child off a held activity's list; the place goes to the first who waits. */
export async function takeOff(
  tx: Transaction,
  ctx: Ctx,
  { activityId, childId, places }: { activityId: string; childId: string; places: number },
): Promise<boolean> {
  const gone = await tx
    .delete(activitySignUp)
    .where(and(ofActivity(ctx, activityId), eq(activitySignUp.childId, childId)))
    .returning({ childId: activitySignUp.childId });
  if (gone.length === 0) return false;
  await settlePlaces(tx, ctx, { activityId, places });
  await tellLive(ctx, { kind: "message", classIds: await classesOfChild(tx, ctx, childId) });
  return true;
}
