import { and, eq, ne } from "drizzle-orm";
import { enrolment } from "~db/schema/enrolment";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { announce } from "~/lib/outbox.server";
import { done, ok, refuse, type Refusal, type Result } from "~/lib/result";
import { holdPlaces } from "~/features/centres/places/commands.server";
import { findChild, findEnrolment, refusePlace, writeEnrolment } from "./places/commands.server";
import { cancelCovered } from "./bookings/commands.server";
import { patternAsked } from "./rules";
import type {
  AdmitChildInput,
  CancelChangeInput,
  ChangePlaceInput,
  WithdrawChildInput,
} from "./schema";

const capability = "enrolment.child.admit";

const guards = {
  // the exclusion constraint: one child, two places that overlap
  "23P01": refuse("already_enrolled", "startsOn"),
  // the database's own count, where this one was wrong
  WR001: refuse("no_place_free", "classId"),
} satisfies Record<string, Refusal>;

/**
 * Gives a child a place from a day on. Everyone who gives places away in a centre waits at the centre's
 * row, so the last place goes to exactly one. Refuses a class that is closed or full in a session, a full
 * centre, an age outside the class's band, and a child that has a place then.
 */
export const admitChild = (
  ctx: Ctx,
  input: AdmitChildInput,
): Promise<Result<{ enrolmentId: string }>> =>
  command(
    ctx,
    async (tx) => {
      await holdPlaces(tx, ctx);
      const { childId, classId, startsOn } = input;
      const admitted = await findChild(tx, ctx, childId);
      const asked = { pattern: patternAsked(input), startsOn, endsOn: null };
      await cancelCovered(tx, ctx, childId, asked);
      const refusal = await refusePlace(tx, ctx, { ...asked, classId, bornOn: admitted.bornOn });
      if (refusal) return refusal;
      const enrolmentId = newId(ctx.now);
      await writeEnrolment(tx, ctx, {
        ...{ id: enrolmentId, childId, classId, ...asked, followsId: null, endReason: "" },
        ...timesOf(input),
      });
      await writeAudit(ctx, { capability, childId, after: { enrolmentId, classId } });
      await announce(ctx, "enrolment.started", { childId, enrolmentId });
      return ok({ enrolmentId });
    },
    guards,
  );

/**
 * From a day on another class, another week, or both: the place ends there and goes on as a new one, which
 * may lie ahead and holds its place until then. Refuses what `admitChild` refuses, a day outside the place,
 * and a place that has a change already.
 */
export const changePlace = (
  ctx: Ctx,
  input: ChangePlaceInput,
): Promise<Result<{ enrolmentId: string }>> =>
  command(
    ctx,
    async (tx) => {
      await holdPlaces(tx, ctx);
      const place = await findEnrolment(tx, ctx, input.enrolmentId);
      const { fromDay, classId } = input;
      if (place.endsOn !== null && fromDay >= place.endsOn) {
        return refuse("change_after_end", "fromDay", { endsOn: place.endsOn });
      }
      if (fromDay <= place.startsOn) {
        return refuse("change_before_start", "fromDay", { startsOn: place.startsOn });
      }
      const { bornOn } = await findChild(tx, ctx, place.childId);
      const asked = {
        pattern: patternAsked(input),
        startsOn: fromDay,
        endsOn: place.endsOn,
      };
      await cancelCovered(tx, ctx, place.childId, asked);
      const about = { ...asked, classId, bornOn, goesOnFrom: place };
      const refusal = await refusePlace(tx, ctx, about);
      if (refusal) return refusal;
      await writeEnrolment(tx, ctx, { ...place, endsOn: fromDay });
      const enrolmentId = newId(ctx.now);
      await writeEnrolment(tx, ctx, {
        ...{ ...place, ...asked, id: enrolmentId, classId, followsId: place.id },
        ...timesOf(input),
      });
      await followInstead(tx, ctx, place.id, enrolmentId);
      await writeAudit(ctx, {
        ...{ capability, childId: place.childId },
        ...{ before: { enrolmentId: place.id, classId: place.classId } },
        after: { enrolmentId, classId, fromDay },
      });
      await announce(ctx, "enrolment.changed", { childId: place.childId, enrolmentId });
      return ok({ enrolmentId });
    },
    guards,
  );

/** Takes a change back that has not begun: the place before it goes on. Refused once it has begun. */
export const cancelChange = (ctx: Ctx, input: CancelChangeInput): Promise<Result> =>
  command(
    ctx,
    async (tx) => {
      await holdPlaces(tx, ctx);
      const change = await findEnrolment(tx, ctx, input.enrolmentId);
      if (change.followsId === null) return refuse("not_a_change");
      if (change.startsOn <= dayOf(ctx.now, ctx.timeZone)) {
        return refuse("change_has_begun", undefined, { startsOn: change.startsOn });
      }
      const before = await findEnrolment(tx, ctx, change.followsId);
      await followInstead(tx, ctx, change.id, before.id);
      await tx
        .delete(enrolment)
        .where(and(eq(enrolment.centreId, ctx.centreId), eq(enrolment.id, change.id)));
      await writeEnrolment(tx, ctx, { ...before, endsOn: change.endsOn });
      await writeAudit(ctx, {
        ...{ capability, childId: change.childId },
        before: { enrolmentId: change.id, classId: change.classId },
        after: { enrolmentId: before.id, classId: before.classId },
      });
      return done;
    },
    guards,
  );

/** What went on from one place goes on from another that now stands between them, or in its stead. */
async function followInstead(
  tx: Transaction,
  ctx: Ctx,
  gone: string,
  instead: string,
): Promise<void> {
  const followers = await tx
    .select({ id: enrolment.id })
    .from(enrolment)
    .where(
      and(
        eq(enrolment.centreId, ctx.centreId),
        eq(enrolment.followsId, gone),
        ne(enrolment.id, instead),
      ),
    );
  for (const { id } of followers) {
    await writeEnrolment(tx, ctx, { ...(await findEnrolment(tx, ctx, id)), followsId: instead });
  }
}

/** Ends a place: it is free from `endsOn` on. A place that never began is not ended but refused. */
export const withdrawChild = (ctx: Ctx, input: WithdrawChildInput): Promise<Result> =>
  command(ctx, async (tx) => {
    await holdPlaces(tx, ctx);
    const place = await findEnrolment(tx, ctx, input.enrolmentId);
    if (place.endsOn) return refuse("already_withdrawn", "endsOn", { endsOn: place.endsOn });
    if (input.endsOn <= place.startsOn) {
      return refuse("ends_before_start", "endsOn", { startsOn: place.startsOn });
    }
    await writeEnrolment(tx, ctx, { ...place, endsOn: input.endsOn, endReason: input.reason });
    await writeAudit(ctx, {
      ...{ capability, childId: place.childId },
      ...{ before: { enrolmentId: input.enrolmentId }, after: { endsOn: input.endsOn } },
    });
    const { enrolmentId } = input;
    await announce(ctx, "enrolment.ended", { childId: place.childId, enrolmentId });
    return done;
  });

const timesOf = (input: { arrivesAt?: string | null; leavesAt?: string | null }) => ({
  arrivesAt: input.arrivesAt || null,
  leavesAt: input.leavesAt || null,
});
