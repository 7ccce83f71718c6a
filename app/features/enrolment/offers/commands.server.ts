import { and, asc, eq, lt, sql } from "drizzle-orm";
import type { OfferState } from "~db/enums";
import { offer } from "~db/schema/applications";
import { holdPlaces } from "~/features/centres/places/commands.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { newId } from "~/lib/id";
import { announce } from "~/lib/outbox.server";
import { done, ok, refuse, type Refusal, type Result } from "~/lib/result";
import {
  holdApplication,
  recordStep,
  setApplicationState,
  type Application,
} from "../applications/commands.server";
import { refusePlace } from "../places/commands.server";
import { patternAsked } from "../rules";
import { offerPlaceInput, type DeclineOfferInput, type OfferPlaceInput } from "./schema";

const capability = "enrolment.offer.make";

const guards = {
  // the database's own count, where this one was wrong
  WR001: refuse("no_place_free", "classId"),
  "23505": refuse("already_offered"),
} satisfies Record<string, Refusal>;

export type Offer = typeof offer.$inferSelect;

/**
 * Offers a place, which is held until the family answers or the last day for it is over. Refuses what
 * `admitChild` refuses, an application that has an offer or is over, and a day for the answer that is past,
 * far away or after the place begins.
 */
export const offerPlace = (
  ctx: Ctx,
  applicationId: string,
  input: OfferPlaceInput,
): Promise<Result<{ offerId: string }>> =>
  command(
    ctx,
    async (tx) => {
      await holdPlaces(tx, ctx);
      const asked = offerPlaceInput.parse(input);
      const { classId, startsOn, answerBy, offersNext } = asked;
      const wanting = await holdApplication(tx, ctx, applicationId);
      return makeOffer(tx, ctx, wanting, {
        ...{ classId, startsOn, answerBy, offersNext, pattern: patternAsked(asked) },
      });
    },
    guards,
  );

type Asked = Pick<Offer, "classId" | "pattern" | "startsOn" | "answerBy" | "offersNext">;

/** The offer itself, inside a command that holds the centre's places and the application. */
export async function makeOffer(
  tx: Transaction,
  ctx: Ctx,
  wanting: Application,
  asked: Asked,
): Promise<Result<{ offerId: string }>> {
  const { id: applicationId, bornOn, state } = wanting;
  if (state === "offered") return refuse("already_offered");
  if (state !== "waiting") return refuse("application_over");
  const { classId, pattern, startsOn, answerBy, offersNext } = asked;
  const today = dayOf(ctx.now, ctx.timeZone);
  if (startsOn < today) return refuse("day_is_past", "startsOn");
  if (answerBy < today) return refuse("day_is_past", "answerBy");
  if (answerBy > addDays(today, 60)) return refuse("answer_too_far", "answerBy");
  if (answerBy > startsOn) return refuse("answer_after_start", "answerBy", { startsOn });
  const refusal = await refusePlace(tx, ctx, { classId, pattern, startsOn, endsOn: null, bornOn });
  if (refusal) return refusal;
  const offerId = newId(ctx.now);
  await tx.execute(sql`select write_offer(${offerId}, ${applicationId}, ${classId}, ${pattern},
    ${startsOn}, ${answerBy}, ${offersNext}, ${ctx.now.toISOString()})`);
  await setApplicationState(tx, ctx, applicationId, "offered");
  await recordStep(tx, ctx, { applicationId, step: "offered", offerId });
  await writeAudit(ctx, { capability, after: { applicationId, offerId, classId } });
  await announce(ctx, "enrolment.offerMade", { applicationId, offerId });
  return ok({ offerId });
}

/** The open offer of an application, or null. */
export async function findOpenOffer(
  tx: Transaction,
  ctx: Ctx,
  applicationId: string,
): Promise<Offer | null> {
  const [found] = await tx
    .select()
    .from(offer)
    .where(
      and(
        eq(offer.centreId, ctx.centreId),
        eq(offer.applicationId, applicationId),
        eq(offer.state, "open"),
      ),
    );
  return found ?? null;
}

/** Closes an open offer, which frees its place, and says so; false when it was closed before. */
export async function closeOffer(
  tx: Transaction,
  ctx: Ctx,
  { id: offerId, applicationId }: Pick<Offer, "id" | "applicationId">,
  as: Exclude<OfferState, "open">,
): Promise<boolean> {
  const [row] = await tx.execute<{ closed: boolean }>(
    sql`select close_offer(${offerId}, ${as}, ${ctx.now.toISOString()}) as closed`,
  );
  if (!row?.closed) return false;
  await recordStep(tx, ctx, { applicationId, step: as, offerId });
  await announce(ctx, "enrolment.offerClosed", { applicationId, offerId });
  return true;
}

/** The centre takes an open offer back: the application waits again. */
export const takeBackOffer = (ctx: Ctx, applicationId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    await holdPlaces(tx, ctx);
    await holdApplication(tx, ctx, applicationId);
    const open = await findOpenOffer(tx, ctx, applicationId);
    if (!open || !(await closeOffer(tx, ctx, open, "takenBack"))) return refuse("no_open_offer");
    await setApplicationState(tx, ctx, applicationId, "waiting");
    await writeAudit(ctx, { capability, after: { applicationId, offerId: open.id } });
    return done;
  });

/** The family does not take the place; it may stay on the list. */
export const declineOffer = (
  ctx: Ctx,
  applicationId: string,
  input: DeclineOfferInput,
): Promise<Result> =>
  command(ctx, async (tx) => {
    await holdPlaces(tx, ctx);
    await holdApplication(tx, ctx, applicationId);
    const open = await findOpenOffer(tx, ctx, applicationId);
    if (!open || !(await closeOffer(tx, ctx, open, "declined"))) return refuse("no_open_offer");
    const state = input.staysOnList ? "waiting" : "declined";
    await setApplicationState(tx, ctx, applicationId, state);
    await writeAudit(ctx, {
      capability: "enrolment.offer.answer",
      after: { applicationId, offerId: open.id, state },
    });
    return done;
  });

/** Frees the places of every offer whose last day is over; its application lapses. */
export const expireOffers = (ctx: Ctx): Promise<{ expired: number }> =>
  ctx.tx(async (tx) => {
    await holdPlaces(tx, ctx);
    const over = await tx
      .select({ id: offer.id, applicationId: offer.applicationId })
      .from(offer)
      .where(
        and(
          eq(offer.centreId, ctx.centreId),
          eq(offer.state, "open"),
          lt(offer.answerBy, dayOf(ctx.now, ctx.timeZone)),
        ),
      )
      .orderBy(asc(offer.id));
    for (const each of over) {
      await holdApplication(tx, ctx, each.applicationId);
      if (await closeOffer(tx, ctx, each, "expired"))
        await setApplicationState(tx, ctx, each.applicationId, "lapsed");
    }
    return { expired: over.length };
  });

export async function findOffer(tx: Transaction, ctx: Ctx, offerId: string): Promise<Offer> {
  const [found] = await tx
    .select()
    .from(offer)
    .where(and(eq(offer.centreId, ctx.centreId), eq(offer.id, offerId)));
  if (!found) throw notFound("offer");
  return found;
}
