import { and, eq, sql } from "drizzle-orm";
import { membership } from "~db/schema/accounts";
import { centre, classTable } from "~db/schema/centres";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { announce } from "~/lib/outbox.server";
import { done, ok, refuse, type Refusal, type Result } from "~/lib/result";
import { showCentre } from "~/lib/shown.server";
import { refuseStale, versionOf, type MaybeVersioned } from "~/lib/stale";
import { holdPlaces } from "./places/commands.server";
import { listHeldPlaces } from "./places/queries.server";
import { fullest, limitOn, peakOf, sweep } from "./places/rules";
import { getCentre, listLicences } from "./queries.server";
import { maxPlaces, nextColour } from "./rules";
import {
  foundCentreInput,
  type ChangeCentreInput,
  type ChangeClassInput,
  type FoundCentreInput,
  type OpenClassInput,
} from "./schema";

const nameTaken = { "23505": refuse("class_name_taken", "name") } satisfies Record<string, Refusal>;

const todayOf = (ctx: Ctx): string => dayOf(ctx.now, ctx.timeZone);

const licensedOn = async (ctx: Ctx, day: string): Promise<number> =>
  limitOn(await listLicences(ctx), day);

/** Places change through the database's own functions, which refuse to sell one twice. */
const writeLicence = (tx: Transaction, ctx: Ctx, fromDay: string, places: number) =>
  tx.execute(sql`select write_licence(${fromDay}, ${places}, ${ctx.now.toISOString()})`);

const openClasses = (tx: Transaction, ctx: Ctx) =>
  tx
    .select({
      ...{ id: classTable.id, name: classTable.name, type: classTable.type },
      ...{ places: classTable.places, colour: classTable.colour, updatedAt: classTable.updatedAt },
    })
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
    const { classes, licensedPlaces, ...own } = foundCentreInput.parse(input);
    if (own.opensAt >= own.closesAt) return refuse("closes_before_opening", "closesAt");
    await tx
      .insert(centre)
      .values({ id: ctx.centreId, ...own, createdAt: ctx.now, updatedAt: ctx.now });
    await tx.insert(membership).values({
      ...{ userId: ctx.actor.id, centreId: ctx.centreId, role: "director" as const },
      createdAt: ctx.now,
    });
    await writeLicence(tx, ctx, dayOf(ctx.now, own.timeZone), licensedPlaces);
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

/**
 * Name, address, hours, and the licensed places from a day on, today unless said. Refuses a licence for
 * fewer places than the open classes have, or than are taken and promised.
 */
export const changeCentre = (ctx: Ctx, input: MaybeVersioned<ChangeCentreInput>): Promise<Result> =>
  command(
    ctx,
    async (tx) => {
      const { licensedPlaces: licensed, licensedFrom, version, ...own } = input;
      await holdPlaces(tx, ctx);
      const stored = await getCentre(ctx);
      const { name, shortName, address, phone, licensedPlaces, opensAt, closesAt } = stored;
      const stale = refuseStale(version, stored.version, {
        ...{ name, shortName, address, phone, licensedPlaces, opensAt, closesAt },
      });
      if (stale) return stale;
      if (own.opensAt >= own.closesAt) return refuse("closes_before_opening", "closesAt");
      const fromDay = licensedFrom ?? todayOf(ctx);
      const before = await licensedOn(ctx, fromDay);
      const planned = sumOf(await openClasses(tx, ctx));
      if (planned > licensed) {
        return refuse("places_over_licence", "licensedPlaces", {
          ...{ planned, licensed, over: planned - licensed },
        });
      }
      await tx
        .update(centre)
        .set({ ...own, updatedAt: ctx.now })
        .where(eq(centre.id, ctx.centreId));
      if (before !== licensed) await writeLicence(tx, ctx, fromDay, licensed);
      await writeAudit(ctx, {
        capability: "centres.centre.change",
        before: { licensedPlaces: String(before) },
        after: { licensedPlaces: String(licensed), fromDay },
      });
      return done;
    },
    { WR001: refuse("licence_below_taken", "licensedPlaces") },
  );

export const openClass = (ctx: Ctx, input: OpenClassInput): Promise<Result<{ classId: string }>> =>
  command(
    ctx,
    async (tx) => {
      await holdPlaces(tx, ctx);
      const licensedPlaces = await licensedOn(ctx, todayOf(ctx));
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
export const changeClass = (
  ctx: Ctx,
  classId: string,
  input: MaybeVersioned<ChangeClassInput>,
): Promise<Result> =>
  command(
    ctx,
    async (tx) => {
      await holdPlaces(tx, ctx);
      const licensedPlaces = await licensedOn(ctx, todayOf(ctx));
      const classes = await openClasses(tx, ctx);
      const stored = classes.find(({ id }) => id === classId);
      if (!stored) return refuse("not_found");
      const stale = refuseStale(input.version, versionOf(stored.updatedAt), {
        ...{ name: stored.name, type: stored.type, places: stored.places, colour: stored.colour },
      });
      if (stale) return stale;
      const others = classes.filter(({ id }) => id !== classId);
      const refusal = refusePlaces(input, others, licensedPlaces);
      if (refusal) return refusal;
      const today = todayOf(ctx);
      const held = await listHeldPlaces(ctx, { from: today, classId });
      const taken = fullest(peakOf(sweep(held, today)));
      const { places, version: _version, ...own } = input;
      if (taken > places) return refuse("places_below_taken", "places", { taken, places });
      await tx
        .update(classTable)
        .set({ ...own, updatedAt: ctx.now })
        .where(and(eq(classTable.centreId, ctx.centreId), eq(classTable.id, classId)));
      await tx.execute(sql`select write_class_places(${classId}, ${places}, ${today})`);
      await showCentre(ctx);
      await writeAudit(ctx, { capability: "centres.class.change", after: { classId } });
      return done;
    },
    nameTaken,
  );

/** Refused while a child is in the class or promised a place in it. */
export const closeClass = (ctx: Ctx, classId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    await holdPlaces(tx, ctx);
    const held = await listHeldPlaces(ctx, { from: todayOf(ctx), classId });
    if (held.length > 0) return refuse("class_not_empty", undefined, { children: held.length });
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
