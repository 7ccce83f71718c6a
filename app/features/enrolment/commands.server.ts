import { and, eq } from "drizzle-orm";
import { centre, classTable } from "~db/schema/centres";
import { child } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { newId } from "~/lib/id";
import { announce } from "~/lib/outbox.server";
import { done, ok, refuse, type Refusal, type Result } from "~/lib/result";
import { listStays } from "./queries.server";
import { ageFit, findShortage, type Shortage } from "./rules";
import type { AdmitChildInput, WithdrawChildInput } from "./schema";

const capability = "enrolment.child.admit";

const full = (reason: string, { session, taken, places }: Shortage, className: string): Refusal =>
  refuse(reason, "classId", { session, taken, places, className });

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
      const licensed = await holdLicence(tx, ctx);
      const admitted = await findChild(tx, ctx, input.childId);
      const into = await findClass(tx, ctx, input.classId);
      if (into.closed) return refuse("class_closed", "classId", { className: into.name });
      // a stay taken over from an older roll began in a younger class: what counts is where the child is now
      const today = dayOf(ctx.now, ctx.timeZone);
      const judgedOn = input.startsOn > today ? input.startsOn : today;
      const fit = ageFit(into.type, admitted.bornOn, judgedOn);
      if (fit.verdict === "too_young" || fit.verdict === "too_old") {
        const { months, fromMonths, toMonths } = fit;
        const detail = { verdict: fit.verdict, months, fromMonths, toMonths };
        return refuse("wrong_age", "classId", { ...detail, className: into.name });
      }
      const stays = await listStays(ctx, { from: input.startsOn });
      const ofClass = stays.filter(({ classId }) => classId === input.classId);
      const short = findShortage(ofClass, input, into.places);
      if (short) return full("class_full", short, into.name);
      const shortInAll = findShortage(stays, input, licensed);
      if (shortInAll) return full("centre_full", shortInAll, into.name);
      const enrolmentId = newId(ctx.now);
      await tx.insert(enrolment).values({
        ...{ centreId: ctx.centreId, id: enrolmentId, ...input },
        ...{ createdAt: ctx.now, updatedAt: ctx.now },
      });
      const { childId, classId } = input;
      await writeAudit(ctx, { capability, childId, after: { enrolmentId, classId } });
      await announce(ctx, "enrolment.started", { childId, enrolmentId });
      return ok({ enrolmentId });
    },
    // the exclusion constraint: one child, two stays that overlap
    { "23P01": refuse("already_enrolled", "startsOn") },
  );

async function holdLicence(tx: Transaction, ctx: Ctx): Promise<number> {
  const [held] = await tx
    .select({ licensedPlaces: centre.licensedPlaces })
    .from(centre)
    .where(eq(centre.id, ctx.centreId))
    .for("update");
  if (!held) throw notFound("centre");
  return held.licensedPlaces;
}

async function findChild(tx: Transaction, ctx: Ctx, childId: string) {
  const [found] = await tx
    .select({ bornOn: child.bornOn })
    .from(child)
    .where(and(eq(child.centreId, ctx.centreId), eq(child.id, childId)))
    .for("share");
  if (!found) throw notFound("child");
  return found;
}

async function findClass(tx: Transaction, ctx: Ctx, classId: string) {
  const [found] = await tx
    .select({
      name: classTable.name,
      type: classTable.type,
      places: classTable.places,
      closed: classTable.closed,
    })
    .from(classTable)
    .where(and(eq(classTable.centreId, ctx.centreId), eq(classTable.id, classId)));
  if (!found) throw notFound("class");
  return found;
}

/** Ends a stay: the place is free from `endsOn` on. A stay that never began is not ended but refused. */
export const withdrawChild = (ctx: Ctx, input: WithdrawChildInput): Promise<Result> =>
  command(ctx, async (tx) => {
    await holdLicence(tx, ctx);
    const own = and(eq(enrolment.centreId, ctx.centreId), eq(enrolment.id, input.enrolmentId));
    const [stay] = await tx
      .select({
        childId: enrolment.childId,
        startsOn: enrolment.startsOn,
        endsOn: enrolment.endsOn,
      })
      .from(enrolment)
      .where(own)
      .for("update");
    if (!stay) throw notFound("enrolment");
    if (stay.endsOn) return refuse("already_withdrawn", "endsOn", { endsOn: stay.endsOn });
    if (input.endsOn <= stay.startsOn) {
      return refuse("ends_before_start", "endsOn", { startsOn: stay.startsOn });
    }
    await tx
      .update(enrolment)
      .set({ endsOn: input.endsOn, endReason: input.reason, updatedAt: ctx.now })
      .where(own);
    await writeAudit(ctx, {
      ...{ capability, childId: stay.childId },
      ...{ before: { enrolmentId: input.enrolmentId }, after: { endsOn: input.endsOn } },
    });
    const { enrolmentId } = input;
    await announce(ctx, "enrolment.ended", { childId: stay.childId, enrolmentId });
    return done;
  });
