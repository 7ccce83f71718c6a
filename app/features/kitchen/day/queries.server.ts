import { and, asc, eq, gte, inArray, lte } from "drizzle-orm";
import { mealBands, type Meal, type MealBand } from "~db/enums";
import { dayEntry } from "~db/schema/attendance";
import { listPupils } from "~/features/attendance/board/queries.server";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { listClasses } from "~/features/centres/queries.server";
import { getSessions } from "~/features/centres/sessions/queries.server";
import { mealsOf } from "~/features/centres/sessions/rules";
import { listNeeds, type NeedsRow } from "~/features/children/care/queries.server";
import { bySeverity } from "~/features/children/care/rules";
import { clashOf } from "~/features/meals/clashes/rules";
import { gramsOf } from "~/features/meals/nutrition/rules";
import { listPlanned, type Planned } from "~/features/meals/queries.server";
import { listDecisions, type DecisionRow } from "~/features/meals/substitutes/queries.server";
import { bandOfClassType, mealsServed } from "~/features/meals/rules";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf, formatTime, type Day } from "~/lib/dates";
import { groupBy } from "~/lib/group";
import { bothOf } from "~/lib/week-pattern";
import { countEaters, kitchenDays, mealsEaten, mealsExpected } from "../rules";

/** The times of stays that are over lie in the past: later than any clock of that day. */
const dayIsOver = "23:59";

/**
 * Every child that is due on a day or came, once, in its own class, however many classes it is seen in: what it
 * is cooked for and what it ate. Of a closed day nobody.
 */
export const listEaters = (ctx: Ctx, { day }: { day: Day }) =>
  ctx.tx(async () => {
    const setting = await getSessions(ctx, { day });
    const { isOpen, children } = await listPupils(ctx, { day });
    if (!isOpen) return [];
    const bandOf = new Map(
      (await listClasses(ctx, { day, closed: true })).map((one) => [one.id, bandOfClassType(one.type)]), // prettier-ignore
    );
    const now = day < dayOf(ctx.now, ctx.timeZone) ? dayIsOver : formatTime(ctx.now, ctx.timeZone);
    return [...groupBy(children, ({ childId }) => childId)].flatMap(([childId, rows]) => {
      const own = rows.filter(({ isVisit }) => !isVisit);
      const [first] = own.filter(({ schedule }) => schedule !== "none").concat(own, rows);
      const band = bandOf.get(first?.classId ?? "");
      if (!first || !band) return [];
      const excused = rows.find(({ reason }) => reason !== null)?.absentFor ?? null;
      const eater = {
        excused,
        schedule: own.map(({ schedule }) => schedule).reduce(bothOf, "none"),
        stays: rows
          .flatMap(({ stays }) => stays)
          .map(({ startsAt, endsAt }) => ({
            from: formatTime(startsAt, ctx.timeZone),
            to: endsAt && formatTime(endsAt, ctx.timeZone),
          })),
      };
      const expected = mealsExpected(setting, eater);
      const eaten = mealsEaten(setting, eater, now);
      const isDue = eater.schedule !== "none" || eater.stays.length > 0;
      return isDue ? { childId, band, name: first.name, classId: first.classId, expected, eaten } : []; // prettier-ignore
    });
  });

export type EaterRow = Awaited<ReturnType<typeof listEaters>>[number];

type ServedDish = Planned & { insteadOf: (childId: string) => DecisionRow["instead"] };

/** The published dishes of a day, band by band. */
async function listServed(ctx: Ctx, day: Day) {
  const bands = new Map<MealBand, ServedDish[]>();
  for (const band of mealBands) {
    const span = { band, from: day, through: day };
    const planned = await listPlanned(ctx, { ...span, publishedOnly: true });
    const decided = await listDecisions(ctx, { ...span, seenOnly: true });
    const served = planned.map((one) => ({
      ...one,
      /** What a child has instead of it. */
      insteadOf: (childId: string) =>
        decided.find(
          (each) => each.childId === childId && each.meal === one.meal && each.dishId === one.id,
        )?.instead ?? null,
    }));
    bands.set(band, served);
  }
  return bands;
}

type Served = Awaited<ReturnType<typeof listServed>>;

/**
 * The kitchen's day: how many eat what in each band and meal, grams for one child and in all, who must not eat
 * which dish, and what infants drink. A draft has no dishes yet, and the children are counted all the same. Health data:
 * audited.
 */
export const getKitchenDay = (ctx: Ctx, input: { day: Day | null }) =>
  ctx.tx(async () => {
    const days = kitchenDays(dayOf(ctx.now, ctx.timeZone), input.day);
    const { day } = days;
    const calendar = await getCalendar(ctx);
    const special = calendar.specialDay(day);
    const eaters = await listEaters(ctx, { day });
    const served = await listServed(ctx, day);
    const needs = await listNeeds(ctx, { day, needsOnly: false });
    const meals = mealsServed(
      mealsOf(await getSessions(ctx, { day }), "full"),
      [...served.values()].flat().map(({ meal }) => meal),
    );
    const needsOf = new Map(needs.map((row) => [row.id, row]));
    return {
      ...days,
      isOpen: calendar.isOpenDay(day),
      holiday: special && (ctx.locale === "en" ? special.en : special.zh),
      hasActual: day <= days.today,
      children: eaters.filter(({ expected }) => expected.length > 0).length,
      totals: countEaters(eaters, meals),
      bands: calendar.isOpenDay(day) ? bandsOf(eaters, served, needsOf, meals) : [],
      special: specialOf(eaters, served, needsOf),
      infants: await infantsOf(ctx, { day, eaters, served, needsOf }),
    };
  });

export type KitchenDay = Awaited<ReturnType<typeof getKitchenDay>>;
export type KitchenBand = KitchenDay["bands"][number];
export type SpecialChild = KitchenDay["special"][number];
export type InfantRow = KitchenDay["infants"][number];

type Needs = ReadonlyMap<string, NeedsRow>;

function bandsOf(eaters: readonly EaterRow[], served: Served, needs: Needs, meals: Meal[]) {
  return mealBands.flatMap((band) => {
    const own = eaters.filter((one) => one.band === band);
    const dishes = served.get(band) ?? [];
    if (own.length === 0 && dishes.length === 0) return [];
    const coming = own.filter(({ expected }) => expected.length > 0);
    const diets = coming.flatMap(({ childId }) => needs.get(childId)?.diets ?? []);
    return {
      ...{ band, children: coming.length, isPublished: dishes.length > 0 },
      classes: [...new Set(coming.flatMap((one) => needs.get(one.childId)?.className ?? []))],
      diets: [...groupBy(diets, ({ diet }) => diet)].map(([diet, all]) => ({
        ...{ diet, count: all.length },
      })),
      meals: countEaters(own, meals).map((count) => ({
        ...count,
        dishes: dishes
          .filter(({ meal }) => meal === count.meal)
          .map(({ id, nameZh, nameEn, allergens, portions }) => ({
            ...{ id, nameZh, nameEn, allergens, grams: gramsOf(portions) },
            // of the rounded grams: what stands beside it on the wall must come out
            total: gramsOf(portions) * count.forecast,
            without: own.flatMap(({ childId, name, expected }) => {
              const need = needs.get(childId);
              const isServed = need && expected.includes(count.meal);
              const clash = isServed ? clashOf(portions, need) : null;
              return clash ? { childId, name, ...clash } : [];
            }),
          })),
      })),
    };
  });
}

/** The dishes of a child's meals that it must not eat. */
const clashesOf = ({ band, expected, eaten }: EaterRow, served: Served, need: NeedsRow) =>
  (served.get(band) ?? [])
    .filter(({ meal }) => expected.includes(meal) || eaten.includes(meal))
    .flatMap(({ id, meal, nameZh, nameEn, portions, insteadOf }) => {
      const clash = clashOf(portions, need);
      const instead = insteadOf(need.id);
      return clash ? { dishId: id, meal, nameZh, nameEn, instead, ...clash } : [];
    });

function specialOf(eaters: readonly EaterRow[], served: Served, needs: Needs) {
  const of = new Map(eaters.map((eater) => [eater.childId, eater]));
  return [...needs.values()].flatMap((need) => {
    const eater = of.get(need.id);
    if (!eater || need.allergies.length + need.diets.length === 0) return [];
    return {
      ...{ childId: need.id, name: need.name, className: need.className, colour: need.colour },
      ...{ band: eater.band, diets: need.diets, allergies: [...need.allergies].sort(bySeverity) },
      isComing: eater.expected.length + eater.eaten.length > 0,
      clashes: clashesOf(eater, served, need),
    };
  });
}

/** How far back milk is looked for, and how many days of it are told. */
const milkBackDays = 14;
const milkDays = 3;

/** Infants live on milk, which is on no menu: what each drank on the last days it was here, and its dishes. */
async function infantsOf(
  ctx: Ctx,
  of: { day: Day; eaters: readonly EaterRow[]; served: Served; needsOf: Needs },
) {
  const infants = of.eaters.filter(
    ({ band, expected, eaten }) => band === "m6to11" && expected.length + eaten.length > 0,
  );
  if (infants.length === 0) return [];
  const found = await ctx.tx((tx) =>
    tx
      .select({
        childId: dayEntry.childId,
        day: dayEntry.day,
        kind: dayEntry.kind,
        payload: dayEntry.payload,
        at: dayEntry.startsAt,
      })
      .from(dayEntry)
      .where(
        and(
          eq(dayEntry.centreId, ctx.centreId),
          inArray(dayEntry.kind, ["milk", "stay"]),
          inArray(
            dayEntry.childId,
            infants.map(({ childId }) => childId),
          ),
          gte(dayEntry.day, addDays(of.day, -milkBackDays)),
          lte(dayEntry.day, of.day),
          eq(dayEntry.removed, false),
        ),
      )
      .orderBy(asc(dayEntry.startsAt)),
  );
  const entriesOf = groupBy(found, ({ childId }) => childId);
  return infants.map((infant) => {
    const need = of.needsOf.get(infant.childId);
    const avoided = need ? clashesOf(infant, of.served, need) : [];
    const days = groupBy(entriesOf.get(infant.childId) ?? [], ({ day }) => day);
    return {
      ...{ childId: infant.childId, name: infant.name, meals: infant.expected },
      milk: [...days.keys()]
        .sort()
        .slice(-milkDays)
        .reverse()
        .map((day) => {
          const drunk = (days.get(day) ?? []).filter(({ kind }) => kind === "milk");
          const feeds = drunk.map(({ at, payload }) => ({
            time: formatTime(at, ctx.timeZone),
            millilitres: Number(payload["millilitres"]),
          }));
          return { day, feeds, total: feeds.reduce((sum, feed) => sum + feed.millilitres, 0) };
        }),
      solids: (of.served.get("m6to11") ?? [])
        .filter(({ meal }) => infant.expected.includes(meal))
        .map(({ id, meal, nameZh, nameEn }) => ({
          ...{ id, meal, nameZh, nameEn },
          isAvoided: avoided.some((one) => one.dishId === id),
        })),
    };
  });
}

/** The same day for a workbook; that names left the house is written down. */
export const exportKitchenDay = (ctx: Ctx, input: { day: Day | null }) =>
  ctx.tx(async () => {
    const found = await getKitchenDay(ctx, input);
    const after = { export: "xlsx", list: "kitchen", day: found.day };
    await writeAudit(ctx, { capability: "children.needs.read", after });
    return found;
  });
