import { and, asc, eq, sql } from "drizzle-orm";
import { classTable } from "~db/schema/centres";
import { child } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import type { Ctx } from "~/lib/context.server";
import { dayOf, type Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { refuse, type Refusal } from "~/lib/result";
import type { WeekPattern } from "~/lib/week-pattern";
import { getAges } from "~/features/centres/ages/queries.server";
import { listHeldPlaces } from "~/features/centres/places/queries.server";
import type { PlaceAsked, Shortage } from "~/features/centres/places/rules";
import { listLicences } from "~/features/centres/queries.server";
import { ageFit, mayBegin } from "../rules";
import { placeFit, type PlaceFit } from "./rules";

export type Enrolment = {
  id: string;
  childId: string;
  classId: string;
  pattern: WeekPattern;
  startsOn: Day;
  endsOn: Day | null;
  arrivesAt: string | null;
  leavesAt: string | null;
  followsId: string | null;
  endReason: string;
};

export async function findEnrolment(tx: Transaction, ctx: Ctx, id: string): Promise<Enrolment> {
  const [found] = await tx
    .select({
      id: enrolment.id,
      childId: enrolment.childId,
      classId: enrolment.classId,
      pattern: enrolment.pattern,
      startsOn: enrolment.startsOn,
      endsOn: enrolment.endsOn,
      arrivesAt: enrolment.arrivesAt,
      leavesAt: enrolment.leavesAt,
      followsId: enrolment.followsId,
      endReason: enrolment.endReason,
    })
    .from(enrolment)
    .where(and(eq(enrolment.centreId, ctx.centreId), eq(enrolment.id, id)));
  if (!found) throw notFound("enrolment");
  return found;
}

/** Held, so that it stays while a place is given to it. */
export async function findChild(tx: Transaction, ctx: Ctx, childId: string) {
  const [found] = await tx
    .select({ bornOn: child.bornOn })
    .from(child)
    .where(and(eq(child.centreId, ctx.centreId), eq(child.id, childId)))
    .for("share");
  if (!found) throw notFound("child");
  return found;
}

/** The only way to write one: the database counts again and refuses with WR001 what is not free. */
export const writeEnrolment = (tx: Transaction, ctx: Ctx, row: Enrolment) =>
  tx.execute(sql`select write_enrolment(${row.id}, ${row.childId}, ${row.classId}, ${row.pattern},
    ${row.startsOn}, ${row.endsOn}, ${row.arrivesAt}, ${row.leavesAt}, ${row.followsId},
    ${row.endReason}, ${ctx.now.toISOString()})`);

const listOpenClasses = (tx: Transaction, ctx: Ctx) =>
  tx
    .select({
      id: classTable.id,
      name: classTable.name,
      type: classTable.type,
      places: classTable.places,
    })
    .from(classTable)
    .where(and(eq(classTable.centreId, ctx.centreId), eq(classTable.closed, false)))
    .orderBy(asc(classTable.position));

type Wanted = PlaceAsked & {
  classId: string;
  bornOn: Day;
  /** The place that this one goes on from, free from its start on; whoever is in the class may stay in it. */
  goesOnFrom?: { id: string; classId: string };
  /** Of a place for a day: which other day would do. */
  nextFree?: (isFree: (asked: PlaceAsked) => boolean) => Day | null;
};

/**
 * Why a child cannot have a place, or null: a week without a day, a class that is closed, an age outside its
 * band, no place free in the class or in the centre. What is full comes with the days, the limit, the first
 * day that works and the classes that would.
 */
export async function refusePlace(
  tx: Transaction,
  ctx: Ctx,
  wanted: Wanted,
): Promise<Refusal | null> {
  if (wanted.pattern === 0) return refuse("week_empty", "schedule");
  const classes = await listOpenClasses(tx, ctx);
  const into = classes.find(({ id }) => id === wanted.classId);
  if (!into) return refuseClosed(tx, ctx, wanted.classId);
  const ages = await getAges(ctx);
  // a stay taken over from an older roll began in a younger class: what counts is where the child is now
  const today = dayOf(ctx.now, ctx.timeZone);
  const fitOn = (type: typeof into.type, day: Day) =>
    ageFit(type, wanted.bornOn, day > today ? day : today, ages);
  const suits = (type: typeof into.type, day: Day) => mayBegin(fitOn(type, day));
  const { verdict, months, fromMonths, toMonths } = fitOn(into.type, wanted.startsOn);
  const stays = wanted.goesOnFrom?.classId === into.id;
  if (!stays && !suits(into.type, wanted.startsOn)) {
    const detail = { verdict, months, fromMonths, toMonths };
    return refuse("wrong_age", "classId", { ...detail, className: into.name });
  }
  const held = (await listHeldPlaces(ctx, { from: wanted.startsOn })).filter(
    ({ id }) => id !== wanted.goesOnFrom?.id,
  );
  const licence = await listLicences(ctx);
  const fitIn = (room: typeof into) =>
    placeFit(held, { ...wanted, classId: room.id }, { places: room.places, licence });
  const { inClass, inCentre, worksFrom: freeAgain } = fitIn(into);
  const short = inClass[0] ?? inCentre[0];
  if (!short) return null;
  const { nextFree } = wanted;
  const worksFrom = nextFree
    ? nextFree((asked) => isFree(placeFit(held, { ...asked, classId: into.id }, { places: into.places, licence }))) // prettier-ignore
    : freeAgain;
  const others = inCentre.length === 0 ? classes : [];
  const reason = inClass[0] ? "class_full" : "centre_full";
  return full(ctx, nextFree ? `booking_${reason}` : reason, short, {
    className: into.name,
    freeFrom: worksFrom !== null && suits(into.type, worksFrom) ? worksFrom : null,
    elsewhere: others
      .filter((room) => suits(room.type, wanted.startsOn) && fitIn(room).inClass.length === 0)
      .map(({ name }) => name),
  });
}

const isFree = ({ inClass, inCentre }: PlaceFit): boolean => inClass.length + inCentre.length === 0;

async function refuseClosed(tx: Transaction, ctx: Ctx, classId: string): Promise<Refusal> {
  const [closed] = await tx
    .select({ name: classTable.name })
    .from(classTable)
    .where(and(eq(classTable.centreId, ctx.centreId), eq(classTable.id, classId)));
  if (!closed) throw notFound("class");
  return refuse("class_closed", "classId", { className: closed.name });
}

type Proposal = { className: string; freeFrom: Day | null; elsewhere: string[] };

/** `context` chooses the words: `class_full_later`, `class_full_elsewhere`, `class_full_both`. */
function full(ctx: Ctx, reason: string, short: Shortage, proposal: Proposal): Refusal {
  const { className, freeFrom: works, elsewhere } = proposal;
  const { from, sessions, taken, places } = short;
  const has = elsewhere.length > 0;
  const context = works ? (has ? "both" : "later") : has ? "elsewhere" : undefined;
  return refuse(reason, "classId", {
    ...{ className, from, sessions, taken, places },
    ...(works ? { freeFrom: works } : {}),
    ...(has ? { classes: new Intl.ListFormat(ctx.locale).format(elsewhere) } : {}),
    ...(context ? { context } : {}),
  });
}
