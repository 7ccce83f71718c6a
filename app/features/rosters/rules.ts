import type { ClassType, Post } from "~db/enums";
import type { Slot } from "~/features/enrolment/rules";
import { isClassroomPost } from "~/features/staff/rules";
import {
  carersNeeded,
  childrenPerCarer,
  isUnderThree,
  kindergartenClassPosts,
  ratioSources,
} from "~/standards/staff-ratios";

/** When all three of a full-day kindergarten class are there together: the product's default. */
export const corePeriod = { from: "09:00", to: "11:30" } as const;

/** Work of more than six hours has an hour's break that is not paid: the product's default. */
export const breakRule = { longerThanMinutes: 360, minutes: 60 } as const;

/** Why a class needs whom; the words are `rosters:rule.<key>`. */
export const needRules = ["ratio", "ratioDefault", "pair", "core"] as const;
export type NeedRule = (typeof needRules)[number];

export type Adults = { adults: number; teachers: number };
export type Need = Adults & { rule: NeedRule; perCarer: number };

/** The norm a rule rests on: 设置标准 第二十条 under three, 幼儿园教职工配备标准 from three. */
export function sourceOf(rule: NeedRule): { title: string; number: string; clause: string } {
  const isRatio = rule === "ratio" || rule === "ratioDefault";
  const { title, number, clause } = ratioSources[isRatio ? "underThree" : "kindergarten"];
  return { title, number, clause };
}

/**
 * Adults, and teachers among them, that `children` of a class need in a half-hour; none for none.
 * Under three: children ÷ the ratio, rounded up (设置标准 第二十条); mixed classes by the default of 1:5.
 * Kindergarten: 两教一保 is how a class is staffed over the day, so two adults, one a teacher, while
 * children are there, and all three in the core period of a full-day class (配备标准).
 */
export function staffNeed(
  type: ClassType,
  children: number,
  slot: Slot,
  { fullDay = true }: { fullDay?: boolean } = {},
): Need {
  if (isUnderThree(type)) {
    const { children: perCarer, national } = childrenPerCarer[type];
    const rule = national ? "ratio" : "ratioDefault";
    return { adults: carersNeeded(type, children), teachers: 0, rule, perCarer };
  }
  if (children === 0) return { adults: 0, teachers: 0, rule: "pair", perCarer: 0 };
  const isCore = fullDay && slot.from < corePeriod.to && corePeriod.from < slot.to;
  if (!isCore) return { adults: 2, teachers: 1, rule: "pair", perCarer: 0 };
  const { teachers, carers } = kindergartenClassPosts.fullDay;
  return { adults: teachers + carers, teachers, rule: "core", perCarer: 0 };
}

export type PlannedShift = {
  staffId: string;
  classId: string | null;
  startsAt: string;
  endsAt: string;
  posts: readonly Post[];
};

/**
 * The fewest adults, and the fewest teachers, that a class has at any moment of a slot. Each person counts
 * once, and only with a post that stands in a class: kitchen, office, guards and health workers do not.
 */
export function coverOf(shifts: readonly PlannedShift[], slot: Slot): Adults {
  const counted = shifts.filter((shift) => shift.posts.some(isClassroomPost));
  const moments = counted
    .flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])
    .filter((time) => slot.from < time && time < slot.to);
  const covers = [slot.from, ...moments].map((moment): Adults => {
    const here = counted.filter((shift) => shift.startsAt <= moment && moment < shift.endsAt);
    const teachers = here.filter((shift) => shift.posts.includes("teacher"));
    const people = (of: readonly PlannedShift[]) => new Set(of.map((each) => each.staffId)).size;
    return { adults: people(here), teachers: people(teachers) };
  });
  return {
    adults: Math.min(...covers.map(({ adults }) => adults)),
    teachers: Math.min(...covers.map(({ teachers }) => teachers)),
  };
}

/** People to spare (positive), just enough (0) or missing (negative). */
export function marginOf(need: Adults, cover: Adults): number {
  const spare = cover.adults - need.adults;
  return Math.min(spare, need.teachers > cover.teachers ? cover.teachers - need.teachers : spare);
}

export type ClassDay = {
  classId: string;
  type: ClassType;
  fullDay: boolean;
  slots: readonly (Slot & { children: number })[];
};

export type SlotCover = Slot & { children: number; need: Need; cover: Adults; margin: number };

/** Need, cover and margin of one class, half-hour by half-hour. */
export const classCover = (of: ClassDay, shifts: readonly PlannedShift[]): SlotCover[] => {
  const own = shifts.filter((shift) => shift.classId === of.classId);
  return of.slots.map((slot) => {
    const need = staffNeed(of.type, slot.children, slot, of);
    const cover = coverOf(own, slot);
    return { ...slot, need, cover, margin: marginOf(need, cover) };
  });
};

export type Shortage = Slot & {
  classId: string;
  missing: number;
  /** Teachers where adults would be enough in number. */
  of: "adults" | "teachers";
  need: Need;
  /** The most children of any of its half-hours. */
  children: number;
};

/** What is missing in a class, neighbouring half-hours with the same reason told as one. */
export function findShortages(classId: string, slots: readonly SlotCover[]): Shortage[] {
  const found: Shortage[] = [];
  for (const { from, to, children, need, cover, margin } of slots) {
    if (margin >= 0) continue;
    const of = cover.adults - need.adults === margin ? "adults" : "teachers";
    const last = found.at(-1);
    const isSame = last?.to === from && last.missing === -margin && last.of === of;
    if (last && isSame && last.need.rule === need.rule && last.need.adults === need.adults) {
      found[found.length - 1] = { ...last, to, children: Math.max(last.children, children) };
    } else found.push({ classId, from, to, missing: -margin, of, need, children });
  }
  return found;
}

const minutesOf = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

type Worked = { day: string; startsAt: string; endsAt: string };

/** Hours one person works: touching shifts are one stretch, and the break is taken off each long one. */
export function workedHours(shifts: readonly Worked[]): number {
  const stretches: Worked[] = [];
  const inOrder = [...shifts].sort((a, b) =>
    `${a.day}${a.startsAt}`.localeCompare(`${b.day}${b.startsAt}`),
  );
  for (const shift of inOrder) {
    const last = stretches.at(-1);
    if (last?.day === shift.day && last.endsAt === shift.startsAt) last.endsAt = shift.endsAt;
    else stretches.push({ ...shift });
  }
  const minutes = stretches.reduce((sum, { startsAt, endsAt }) => {
    const length = minutesOf(endsAt) - minutesOf(startsAt);
    return sum + length - (length > breakRule.longerThanMinutes ? breakRule.minutes : 0);
  }, 0);
  return minutes / 60;
}

type Helper = { id: string; posts: readonly Post[] };

/** Who could step in: stands in classes, is at work that day, and has no class in those hours. */
export const helpersFor = <P extends Helper>(
  { from, to, of }: Pick<Shortage, "from" | "to" | "of">,
  people: readonly P[],
  shifts: readonly PlannedShift[],
): P[] =>
  people.filter(({ id, posts }) => {
    const own = shifts.filter((shift) => shift.staffId === id);
    const isBusy = own.some((shift) => shift.startsAt < to && from < shift.endsAt);
    const fits = of === "teachers" ? posts.includes("teacher") : posts.some(isClassroomPost);
    return fits && own.length > 0 && !isBusy;
  });
