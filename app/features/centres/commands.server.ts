import { and, eq, gt, isNull, or } from "drizzle-orm";
import { membership } from "~db/schema/accounts";
import { centre, classTable } from "~db/schema/centres";
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
import { maxPlaces, nextColour, peakTaken } from "./rules";
import {
  foundCentreInput,
  type ChangeCentreInput,
  type ChangeClassInput,
  type FoundCentreInput,
  type OpenClassInput,
} from "./schema";

const nameTaken = { "23505": refuse("class_name_taken", "name") } satisfies Record<string, Refusal>;

/** The row that every question of capacity locks first: two offices are answered one after the other. */
async function holdCentre(tx: Transaction, ctx: Ctx): Promise<{ licensedPlaces: number }> {
  const [held] = await tx
    .select({ licensedPlaces: centre.licensedPlaces })
    .from(centre)
    .where(eq(centre.id, ctx.centreId))
    .for("update");
  if (!held) throw notFound("centre");
  return held;
}

const openClasses = (tx: Transaction, ctx: Ctx) =>
  tx
    .select({ id: classTable.id, places: classTable.places, colour: classTable.colour })
    .from(classTable)
    .where(and(eq(classTable.centreId, ctx.centreId), eq(classTable.closed, false)));

const sumOf = (classes: readonly { places: number }[]): number =>
  classes.reduce((sum, { places }) => sum + places, 0);

/** A class within its type's size, and all classes together within the licence. */
function refusePlaces(
  wanted: { type: ChangeClassInput["type"]; places: number },
  others: readonly { places: number }[],
  licensed: number,
): Refusal | null {
  const max = maxPlaces(wanted.type);
  if (wanted.places > max) {
    return refuse("class_over_standard", "places", { places: wanted.places, max });
  }
  const planned = sumOf(others) + wanted.places;
  return planned > licensed
    ? refuse("places_over_licence", "places", { planned, licensed, over: planned - licensed })
    : null;
}

/** Opens the tenant itself: the context is made for its new id, and its person becomes the director. */
export const foundCentre = (
  ctx: Ctx,
  input: FoundCentreInput,
): Promise<Result<{ centreId: string; classIds: string[] }>> =>
  command(ctx, async (tx) => {
    const { classes, ...own } = foundCentreInput.parse(input);
    if (own.opensAt >= own.closesAt) return refuse("closes_before_opening", "closesAt");
    await tx
      .insert(centre)
      .values({ id: ctx.centreId, ...own, createdAt: ctx.now, updatedAt: ctx.now });
    await tx.insert(membership).values({
      ...{ userId: ctx.actor.id, centreId: ctx.centreId, role: "director" as const },
      createdAt: ctx.now,
    });
    const classIds: string[] = [];
    for (const each of classes) {
      const opened = await openClass(ctx, each);
      if (!opened.ok) return opened;
      classIds.push(opened.value.classId);
    }
    await writeAudit(ctx, {
      capability: "centres.centre.found",
      after: { centreId: ctx.centreId, director: ctx.actor.id },
    });
    await announce(ctx, "centre.founded", { centreId: ctx.centreId });
    return ok({ centreId: ctx.centreId, classIds });
  });

/** Refuses a licence for fewer places than the open classes have. */
export const changeCentre = (ctx: Ctx, input: ChangeCentreInput): Promise<Result> =>
  command(ctx, async (tx) => {
    if (input.opensAt >= input.closesAt) return refuse("closes_before_opening", "closesAt");
    const before = await holdCentre(tx, ctx);
    const planned = sumOf(await openClasses(tx, ctx));
    const licensed = input.licensedPlaces;
    if (planned > licensed) {
      return refuse("places_over_licence", "licensedPlaces", {
        ...{ planned, licensed, over: planned - licensed },
      });
    }
    await tx
      .update(centre)
      .set({ ...input, updatedAt: ctx.now })
      .where(eq(centre.id, ctx.centreId));
    await writeAudit(ctx, {
      capability: "centres.centre.change",
      before: { licensedPlaces: String(before.licensedPlaces) },
      after: { licensedPlaces: String(licensed) },
    });
    return done;
  });

export const openClass = (ctx: Ctx, input: OpenClassInput): Promise<Result<{ classId: string }>> =>
  command(
    ctx,
    async (tx) => {
      const { licensedPlaces } = await holdCentre(tx, ctx);
      const others = await openClasses(tx, ctx);
      const refusal = refusePlaces(input, others, licensedPlaces);
      if (refusal) return refusal;
      const classId = newId(ctx.now);
      await tx.insert(classTable).values({
        ...{ centreId: ctx.centreId, id: classId, position: await nextPosition(tx, ctx) },
        ...{ name: input.name, type: input.type, places: input.places },
        colour: input.colour ?? nextColour(others.map((other) => other.colour)),
        ...{ createdAt: ctx.now, updatedAt: ctx.now },
      });
      await writeAudit(ctx, { capability: "centres.class.change", after: { classId } });
      return ok({ classId });
    },
    nameTaken,
  );

/** Positions are handed out under the centre's lock, so no two classes share one. */
async function nextPosition(tx: Transaction, ctx: Ctx): Promise<number> {
  const rows = await tx
    .select({ position: classTable.position })
    .from(classTable)
    .where(eq(classTable.centreId, ctx.centreId));
  return Math.max(0, ...rows.map((row) => row.position)) + 1;
}

/** Name, type, places and colour; never fewer places than are taken now or promised for later. */
export const changeClass = (ctx: Ctx, classId: string, input: ChangeClassInput): Promise<Result> =>
  command(
    ctx,
    async (tx) => {
      const { licensedPlaces } = await holdCentre(tx, ctx);
      const classes = await openClasses(tx, ctx);
      if (!classes.some(({ id }) => id === classId)) return refuse("not_found");
      const others = classes.filter(({ id }) => id !== classId);
      const refusal = refusePlaces(input, others, licensedPlaces);
      if (refusal) return refusal;
      const today = dayOf(ctx.now, ctx.timeZone);
      const peak = peakTaken(await staysOf(tx, ctx, classId), today);
      const taken = Math.max(peak.morning, peak.afternoon);
      if (taken > input.places) {
        return refuse("places_below_taken", "places", { taken, places: input.places });
      }
      await tx
        .update(classTable)
        .set({ ...input, updatedAt: ctx.now })
        .where(and(eq(classTable.centreId, ctx.centreId), eq(classTable.id, classId)));
      await writeAudit(ctx, { capability: "centres.class.change", after: { classId } });
      return done;
    },
    nameTaken,
  );

/** The class's stays that are not over: there now, or promised. */
const staysOf = (tx: Transaction, ctx: Ctx, classId: string) =>
  tx
    .select({
      schedule: enrolment.schedule,
      startsOn: enrolment.startsOn,
      endsOn: enrolment.endsOn,
    })
    .from(enrolment)
    .where(
      and(
        eq(enrolment.centreId, ctx.centreId),
        eq(enrolment.classId, classId),
        or(isNull(enrolment.endsOn), gt(enrolment.endsOn, dayOf(ctx.now, ctx.timeZone))),
      ),
    );

/** Refused while a child is in the class or promised a place in it. */
export const closeClass = (ctx: Ctx, classId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    await holdCentre(tx, ctx);
    const stays = await staysOf(tx, ctx, classId);
    if (stays.length > 0) return refuse("class_not_empty", undefined, { children: stays.length });
    const closed = await tx
      .update(classTable)
      .set({ closed: true, updatedAt: ctx.now })
      .where(
        and(
          eq(classTable.centreId, ctx.centreId),
          eq(classTable.id, classId),
          eq(classTable.closed, false),
        ),
      )
      .returning({ id: classTable.id });
    if (!closed[0]) return refuse("not_found");
    await writeAudit(ctx, { capability: "centres.class.change", before: { classId } });
    return done;
  });
