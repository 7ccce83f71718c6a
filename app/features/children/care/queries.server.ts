import { and, asc, eq, sql } from "drizzle-orm";
import type { Allergen, AllergySeverity, DaySchedule, Diet } from "~db/enums";
import { classTable } from "~db/schema/centres";
import { child, childAllergy, childDiet } from "~db/schema/children";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { getSessions } from "~/features/centres/sessions/queries.server";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, type Day } from "~/lib/dates";
import { belongingOn, onePerClass, placesOn } from "~/lib/enrolled.server";
import {
  bySeverity,
  classesOf,
  countMeals,
  countSchedules,
  groupByAllergen,
  groupByClass,
} from "./rules";

export type Allergy = { id: string; allergen: Allergen; severity: AllergySeverity; detail: string };
/** With what an allergy in words means, as somebody has said; see `allergy_food`. */
type AllergyRow = Allergy & { of: string[] };
export type DietRow = { id: string; diet: Diet; detail: string };

export const listCareOfChild = (ctx: Ctx, childId: string) =>
  ctx.tx(async (tx) => {
    const [allergies, diets] = await Promise.all([
      tx
        .select({
          id: childAllergy.id,
          allergen: childAllergy.allergen,
          severity: childAllergy.severity,
          detail: childAllergy.detail,
          of: sql<string[]>`array(select f.of from allergy_food f
            where f.centre_id = ${childAllergy.centreId} and f.allergy_id = ${childAllergy.id})`,
        })
        .from(childAllergy)
        .where(and(eq(childAllergy.centreId, ctx.centreId), eq(childAllergy.childId, childId)))
        .orderBy(asc(childAllergy.createdAt)),
      tx
        .select({ id: childDiet.id, diet: childDiet.diet, detail: childDiet.detail })
        .from(childDiet)
        .where(and(eq(childDiet.centreId, ctx.centreId), eq(childDiet.childId, childId)))
        .orderBy(asc(childDiet.createdAt)),
    ]);
    return { allergies, diets };
  });

const allergiesOf = sql<AllergyRow[]>`coalesce((
  select json_agg(json_build_object('id', a.id, 'allergen', a.allergen, 'severity', a.severity, 'detail', a.detail,
    'of', array(select f.of from allergy_food f where f.centre_id = a.centre_id and f.allergy_id = a.id))
    order by a.created_at)
  from child_allergy a where a.centre_id = ${child.centreId} and a.child_id = ${child.id}), '[]')`;

const dietsOf = sql<DietRow[]>`coalesce((
  select json_agg(json_build_object('id', d.id, 'diet', d.diet, 'detail', d.detail) order by d.created_at)
  from child_diet d where d.centre_id = ${child.centreId} and d.child_id = ${child.id}), '[]')`;

type AskedNeeds = {
  day: Day;
  classIds?: readonly string[] | undefined;
  needsOnly: boolean;
  visits?: boolean | undefined;
};

const readNeeds = (ctx: Ctx, { day, ...input }: AskedNeeds) =>
  ctx.tx(async (tx) => {
    const calendar = await getCalendar(ctx);
    const isOpen = calendar.isOpenDay(day);
    const placed = input.visits ? belongingOn : placesOn;
    const place = placed(tx, ctx.centreId, day, calendar.patternWeekday(day));
    const rows = await tx
      .select({
        id: child.id,
        name: child.name,
        sex: child.sex,
        bornOn: child.bornOn,
        faceFileId: child.faceFileId,
        classId: classTable.id,
        className: classTable.name,
        colour: classTable.colour,
        schedule: place.schedule,
        today: isOpen ? place.today : sql<DaySchedule>`'none'`,
        isBooked: place.isBooked,
        isVisit: place.isVisit,
        allergies: allergiesOf,
        diets: dietsOf,
      })
      .from(place)
      .innerJoin(child, and(eq(child.centreId, place.centreId), eq(child.id, place.childId)))
      .innerJoin(
        classTable,
        and(eq(classTable.centreId, place.centreId), eq(classTable.id, place.classId)),
      )
      .orderBy(
        ...[asc(classTable.position), asc(child.pinyin), asc(child.id)],
        ...[asc(place.isVisit), asc(place.isBooked)],
      );
    return onePerClass(rows, ({ id }) => id).filter(
      (row) =>
        (!input.classIds || input.classIds.includes(row.classId)) &&
        (!input.needsOnly || row.allergies.length > 0 || row.diets.length > 0),
    );
  });

/**
 * Children enrolled or booked on a day, today unless said, with what they must not or do not eat, class by class.
 * `classIds` narrows it to a teacher's own classes; `needsOnly` leaves out children with nothing on record; with
 * `visits` a child stands in the class that has it for the rest of the day as well. Audited.
 */
export async function listNeeds(
  ctx: Ctx,
  { day = dayOf(ctx.now, ctx.timeZone), ...input }: Omit<AskedNeeds, "day"> & { day?: Day },
) {
  await writeAudit(ctx, { capability: "children.needs.read" });
  return readNeeds(ctx, { day, ...input });
}

export type NeedsRow = Awaited<ReturnType<typeof listNeeds>>[number];

/** Children of some classes with something on record, day by day; audited once. */
export async function listNeedsByDay(
  ctx: Ctx,
  { days, classIds }: { days: readonly Day[]; classIds: readonly string[] },
): Promise<Map<Day, NeedsRow[]>> {
  await writeAudit(ctx, { capability: "children.needs.read" });
  const found = new Map<Day, NeedsRow[]>();
  for (const day of days) found.set(day, await readNeeds(ctx, { day, classIds, needsOnly: true }));
  return found;
}

/** Allergies of the whole centre, grouped for the health worker's page; how many are severe or unasked. */
export async function listAllergies(ctx: Ctx, input: { by: "allergen" | "class" }) {
  const rows = await listNeeds(ctx, { needsOnly: true });
  const children = rows
    .filter((row) => row.allergies.length > 0)
    .map(({ diets: _diets, sex: _sex, bornOn: _bornOn, ...row }) => row);
  const having = (severity: AllergySeverity) =>
    children.filter((row) => row.allergies.some((one) => one.severity === severity)).length;
  return {
    groups: input.by === "class" ? groupByClass(children) : groupByAllergen(children),
    ...{ total: children.length, severe: having("severe"), unknown: having("unknown") },
  };
}

export type AllergyGroups = Awaited<ReturnType<typeof listAllergies>>["groups"];

/** What the kitchen needs to know of each class: how many come when, and who must not eat what. */
export async function listDiets(ctx: Ctx) {
  const today = dayOf(ctx.now, ctx.timeZone);
  const calendar = await getCalendar(ctx);
  const setting = await getSessions(ctx, { day: today });
  const rows = await listNeeds(ctx, { needsOnly: false });
  const special = rows.filter((row) => row.allergies.length > 0 || row.diets.length > 0);
  return {
    isOpen: calendar.isOpenDay(today),
    meals: countMeals(rows, setting),
    counts: countSchedules(rows),
    special: special.length,
    classes: classesOf(rows).map(({ children, ...place }) => ({
      ...place,
      counts: countSchedules(children),
      meals: countMeals(children, setting),
      children: special
        .filter((row) => row.classId === place.classId)
        .map(({ id, name, faceFileId, schedule, allergies, diets }) => ({
          ...{ id, name, faceFileId, schedule, diets },
          allergies: [...allergies].sort(bySeverity),
        })),
    })),
  };
}

export type DietClasses = Awaited<ReturnType<typeof listDiets>>["classes"];

/** The same facts as flat rows for a workbook; that they left the house is written down. */
export const exportNeeds = (ctx: Ctx, input: { list: "allergies" | "diets" }) =>
  ctx.tx(async () => {
    const rows = await listNeeds(ctx, { needsOnly: true });
    await writeAudit(ctx, {
      capability: "children.needs.read",
      after: { export: "xlsx", list: input.list },
    });
    return rows;
  });
