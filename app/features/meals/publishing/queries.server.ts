import { and, eq } from "drizzle-orm";
import type { MealBand } from "~db/enums";
import { dish, menuChange, menuWeek } from "~db/schema/meals";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { getSessions } from "~/features/centres/sessions/queries.server";
import { mealsOf } from "~/features/centres/sessions/rules";
import { listNeedsByDay, type NeedsRow } from "~/features/children/care/queries.server";
import type { Ctx } from "~/lib/context.server";
import { addDays, type Day } from "~/lib/dates";
import { groupBy } from "~/lib/group";
import { getNutritionReport } from "../analysis/queries.server";
import { clashOf, isUnclear } from "../clashes/rules";
import { listPortions } from "../dishes/queries.server";
import { factsOf } from "../foods/rules";
import { listClassIdsOfBand, listPlanned, servedOn, type Planned } from "../queries.server";
import type { MenuWeekInput } from "../schema";
import { isSeen } from "../rules";
import { listDecisions, listSuitable } from "../substitutes/queries.server";
import {
  countStops,
  findingsOf,
  judgeClashes,
  type Decision,
  type MenuClash,
  type Unclear,
} from "./rules";

type Span = { band: MealBand; from: Day; through: Day };

/** The children of a band that are due on the open days, with something on record; those of `classIds` alone. */
async function readNeeds(ctx: Ctx, span: Span, days: readonly Day[], only?: readonly string[]) {
  const asked = { band: span.band, ...(only && { classIds: only }) };
  const classIds = await listClassIdsOfBand(ctx, asked);
  return listNeedsByDay(ctx, { days, classIds });
}

/** Where the dishes of a span meet the children who are due at the meal. */
async function clashesIn(
  ctx: Ctx,
  planned: readonly Planned[],
  needs: ReadonlyMap<Day, readonly NeedsRow[]>,
): Promise<MenuClash[]> {
  const found: MenuClash[] = [];
  for (const [day, children] of needs) {
    const setting = await getSessions(ctx, { day });
    for (const child of children) {
      if (child.today === "none") continue;
      const meals = mealsOf(setting, child.today);
      const { id: childId, name, className } = child;
      for (const { id: dishId, meal, portions } of planned.filter((one) => one.day === day)) {
        const clash = meals.includes(meal) ? clashOf(portions, child) : null;
        if (clash) found.push({ day, meal, dishId, childId, name, className, ...clash });
      }
    }
  }
  return found;
}

type Names = { nameZh: string; nameEn: string };
const namesOf = (named: Names | undefined): Names | null =>
  named ? { nameZh: named.nameZh, nameEn: named.nameEn } : null;

async function readDecisions(
  ctx: Ctx,
  span: Span,
  needs: ReadonlyMap<Day, readonly NeedsRow[]>,
): Promise<Decision[]> {
  const rows = await listDecisions(ctx, { ...span, seenOnly: false });
  const dishIds = [...new Set(rows.flatMap(({ instead }) => instead?.id ?? []))];
  const portions = await listPortions(ctx, { band: span.band, dishIds });
  return rows.map(({ instead, ...row }) => {
    const own = instead ? (portions.get(instead.id) ?? []) : [];
    const child = needs.get(row.day)?.find(({ id }) => id === row.childId);
    const clash = child ? clashOf(own, child) : null;
    return { ...row, instead: instead && { ...instead, clash, fits: own.length > 0 } };
  });
}

/** Words of an allergy that nobody has explained: such a child's meals cannot be told safe. */
function unclearIn(needs: ReadonlyMap<Day, readonly NeedsRow[]>): Unclear[] {
  const due = [...needs.values()].flat().filter(({ today }) => today !== "none");
  const found = new Map<string, Unclear>();
  for (const { id: childId, name, className, allergies } of due) {
    for (const { detail } of allergies.filter(isUnclear)) {
      found.set(`${childId} ${detail}`, { childId, name, className, detail });
    }
  }
  return [...found.values()];
}

type Asked = MenuWeekInput & {
  classIds?: readonly string[] | undefined;
  /** The week's dishes, where they have been read already. */
  read?: readonly Planned[];
};

const readCheck = (ctx: Ctx, { week, band, classIds, read }: Asked) =>
  ctx.tx(async () => {
    const span = { band, from: week, through: addDays(week, 6) };
    const planned = read ?? (await listPlanned(ctx, { ...span, publishedOnly: false }));
    const calendar = await getCalendar(ctx);
    const days = calendar.daysOfWeek(week).map((day) => ({ day, isOpen: calendar.isOpenDay(day) }));
    const open = days.flatMap(({ day, isOpen }) => (isOpen ? day : []));
    const needs = await readNeeds(ctx, span, open, classIds);
    const served = await servedOn(ctx, week, planned);
    const dishes = new Map(planned.map((one) => [one.id, one]));
    const foods = new Map(
      planned.flatMap(({ portions }) => portions).map((one) => [one.food, one]),
    );
    const findings = findingsOf({ band, served, days, planned }).map((finding) => {
      const food = foods.get(finding.of ?? "");
      const known = food && factsOf(food);
      return {
        ...finding,
        dish: namesOf(dishes.get(finding.dishId ?? "")),
        food: namesOf(known),
      };
    });
    const clashes = judgeClashes(
      await clashesIn(ctx, planned, needs),
      await readDecisions(ctx, span, needs),
    ).map((clash) => {
      const dish = dishes.get(clash.dishId);
      return { ...clash, dish: namesOf(dish), kind: dish?.kind ?? null };
    });
    const unclear = unclearIn(needs);
    return {
      ...{ needs, findings, clashes, unclear, dishes: planned.length },
      stops: {
        rules: findings.filter(({ stops }) => stops),
        clashes: clashes.filter(({ isSettled }) => !isSettled),
        unclear,
      },
    };
  });

/**
 * What a band's week is told before families see it: the rules of menus, every child that a dish is not for with
 * what was decided, and allergies in words that nobody has explained. Health data: audited. `classIds` narrows
 * the children to a teacher's own classes.
 */
export async function getMenuCheck(ctx: Ctx, asked: Asked) {
  const { needs: _needs, ...check } = await readCheck(ctx, asked);
  return check;
}

export type MenuCheck = Awaited<ReturnType<typeof getMenuCheck>>;
export type CheckedFinding = MenuCheck["findings"][number];
export type CheckedClash = MenuCheck["clashes"][number];

/** A dish of a meal with each child that it is not for, and the dishes that would suit the child. */
type ClashPlaces = (CheckedClash & { suits: string[] })[][];

/**
 * The page on which a week is looked through: what it is told, the nutrients outside 80 to 120 % of the group's
 * target, and the dishes that would suit each child instead.
 */
export const getMenuCheckPage = (ctx: Ctx, input: MenuWeekInput) =>
  ctx.tx(async (tx) => {
    const [week] = await tx
      .select({ state: menuWeek.state })
      .from(menuWeek)
      .where(
        and(
          ...[eq(menuWeek.centreId, ctx.centreId), eq(menuWeek.band, input.band)],
          eq(menuWeek.startsOn, input.week),
        ),
      );
    const { stops, needs, clashes: all, ...check } = await readCheck(ctx, input);
    const suitable = new Map<string, Names & { id: string }>();
    const places: ClashPlaces = [];
    for (const [, own] of groupBy(all, ({ day, meal }) => `${day} ${meal}`)) {
      const found = own.flatMap((clash) => {
        const child = needs.get(clash.day)?.find(({ id }) => id === clash.childId);
        return child ? { clash, kind: clash.kind, needs: child } : [];
      });
      const [first] = own;
      if (!first) continue;
      const meal = { band: input.band, day: first.day, meal: first.meal };
      const suits = await listSuitable(ctx, { ...meal, asking: found });
      for (const dish of suits.flat()) suitable.set(dish.id, dish);
      const clashes = found.map(({ clash }, at) => ({
        ...clash,
        suits: (suits[at] ?? []).map(({ id }) => id),
      }));
      places.push(...groupBy(clashes, ({ dishId }) => dishId).values());
    }
    const state = week?.state ?? ("draft" as const);
    const span = { band: input.band, from: input.week, through: addDays(input.week, 6) };
    const report = await getNutritionReport(ctx, { ...span, eaten: null });
    return {
      ...{ ...input, ...check, places, suitable: [...suitable.values()] },
      ...{ state, isSeen: isSeen(state), stops: countStops(stops) },
      intakes: report.lines.filter(({ verdict }) => verdict === "low" || verdict === "high"),
      changes: await listMenuChanges(ctx, input),
    };
  });

export type MenuCheckPage = Awaited<ReturnType<typeof getMenuCheckPage>>;

/** What was changed of a band's week after families had seen it, the newest first. */
export const listMenuChanges = (ctx: Ctx, { week, band }: MenuWeekInput) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        id: menuChange.id,
        day: menuChange.day,
        meal: menuChange.meal,
        nameZh: dish.nameZh,
        nameEn: dish.nameEn,
        isAdded: menuChange.isAdded,
        reason: menuChange.reason,
        at: menuChange.createdAt,
      })
      .from(menuChange)
      .innerJoin(
        menuWeek,
        and(eq(menuWeek.centreId, menuChange.centreId), eq(menuWeek.id, menuChange.menuWeekId)),
      )
      .innerJoin(dish, and(eq(dish.centreId, menuChange.centreId), eq(dish.id, menuChange.dishId)))
      .where(
        and(
          ...[eq(menuChange.centreId, ctx.centreId), eq(menuWeek.band, band)],
          eq(menuWeek.startsOn, week),
        ),
      );
    return rows.sort((a, b) => (a.id < b.id ? 1 : -1));
  });

export type MenuChange = Awaited<ReturnType<typeof listMenuChanges>>[number];
