import {
  allergens,
  type Allergen,
  type AllergySeverity,
  type DaySchedule,
  type Meal,
  type Schedule,
  type WeekSchedule,
} from "~db/enums";
import { mealsOf, type SessionSetting } from "~/features/centres/sessions/rules";

type Allergic = { allergen: Allergen; severity: AllergySeverity; detail: string };
type Placed = { classId: string; className: string; colour: number };
type Child = Placed & { id: string; schedule: WeekSchedule; allergies: readonly Allergic[] };

const weight: Record<AllergySeverity, number> = { severe: 0, unknown: 1, mild: 2 };

/** Severe first; one that nobody has asked about yet counts as worse than a mild one. */
export const bySeverity = (
  a: { severity: AllergySeverity },
  b: { severity: AllergySeverity },
): number => weight[a.severity] - weight[b.severity];

const worst = (allergies: readonly Allergic[]): number =>
  Math.min(3, ...allergies.map((allergy) => weight[allergy.severity]));

type Graded<C> = Omit<C, "allergies"> & { allergies: Allergic[] };

export type AllergyGroup<C> = {
  key: string;
  allergen: Allergen | null;
  room: { name: string; colour: number } | null;
  children: Graded<C>[];
};

/** One group an allergen: the gravest first, then the most common. A child stands in each of its own. */
export function groupByAllergen<C extends Child>(children: readonly C[]): AllergyGroup<C>[] {
  return allergens
    .map((allergen) => ({
      key: allergen,
      allergen,
      room: null,
      children: children
        .map((child) => ({
          ...child,
          allergies: child.allergies.filter((one) => one.allergen === allergen).sort(bySeverity),
        }))
        .filter((child) => child.allergies.length > 0)
        .sort((a, b) => worst(a.allergies) - worst(b.allergies)),
    }))
    .filter((group) => group.children.length > 0)
    .sort(
      (a, b) =>
        worst(a.children[0]?.allergies ?? []) - worst(b.children[0]?.allergies ?? []) ||
        b.children.length - a.children.length,
    );
}

/** One group a class in the order of the classes, the gravest child first. */
export function groupByClass<C extends Child>(children: readonly C[]): AllergyGroup<C>[] {
  return classesOf(children).map(({ classId, className, colour, children: own }) => ({
    key: classId,
    allergen: null,
    room: { name: className, colour },
    children: own
      .map((child) => ({ ...child, allergies: [...child.allergies].sort(bySeverity) }))
      .sort((a, b) => worst(a.allergies) - worst(b.allergies)),
  }));
}

/** How many come today, by their week's pattern; an absence changes nothing here. */
export function countSchedules(children: readonly { today: DaySchedule }[]) {
  const having = (schedule: Schedule) => children.filter(({ today }) => today === schedule).length;
  return {
    all: children.filter(({ today }) => today !== "none").length,
    ...{ full: having("full"), morning: having("morning"), afternoon: having("afternoon") },
  };
}

/** How many eat each meal today: the meals of the sessions in which a child comes. */
export const countMeals = (
  children: readonly { today: DaySchedule }[],
  setting: SessionSetting,
): { meal: Meal; count: number }[] =>
  mealsOf(setting, "full").map((meal) => ({
    meal,
    count: children.filter(
      ({ today }) => today !== "none" && mealsOf(setting, today).includes(meal),
    ).length,
  }));

export type MealCounts = ReturnType<typeof countMeals>;

export type ScheduleCounts = ReturnType<typeof countSchedules>;

/** The children of each class, classes in the order in which they come. */
export function classesOf<C extends Placed>(
  children: readonly C[],
): (Placed & { children: C[] })[] {
  const classes = new Map<string, Placed & { children: C[] }>();
  for (const child of children) {
    const { classId, className, colour } = child;
    const known = classes.get(classId) ?? { classId, className, colour, children: [] };
    known.children.push(child);
    classes.set(classId, known);
  }
  return [...classes.values()];
}
