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

/** Why a class needs whom; the words are `attendance:rule.<key>` and `rosters:rule.<key>`. */
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
 * Adults, and teachers among them, that `children` of a class need in a slot of time; none for none.
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

/** Stands in a class and counts there: kitchen, guards, health workers, and an office without such a post do not. */
export const counts = (posts: readonly Post[]): boolean => posts.some(isClassroomPost);

/** People who count among those who are there, each once. */
export function adultsOf(here: readonly { staffId: string; posts: readonly Post[] }[]): Adults {
  const counted = here.filter(({ posts }) => counts(posts));
  const people = (of: typeof counted) => new Set(of.map(({ staffId }) => staffId)).size;
  return {
    adults: people(counted),
    teachers: people(counted.filter(({ posts }) => posts.includes("teacher"))),
  };
}

/** The fewest adults, and the fewest teachers, that a class has at any moment of a slot. */
export function coverOf(shifts: readonly PlannedShift[], slot: Slot): Adults {
  const counted = shifts.filter(({ posts }) => counts(posts));
  const moments = counted
    .flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])
    .filter((time) => slot.from < time && time < slot.to);
  const covers = [slot.from, ...moments].map((moment): Adults =>
    adultsOf(counted.filter((shift) => shift.startsAt <= moment && moment < shift.endsAt)),
  );
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

/** Enough, or how many are missing: of adults, or of teachers where the adults would be enough. */
export type Verdict = { state: "ok" | "short" | "noTeacher"; missing: number };

export function verdictOf(need: Adults, cover: Adults): Verdict {
  const margin = marginOf(need, cover);
  if (margin >= 0) return { state: "ok", missing: 0 };
  const isShort = cover.adults - need.adults === margin;
  return { state: isShort ? "short" : "noTeacher", missing: -margin };
}

/**
 * How a class stands at a time of the day (`HH:MM`) with these children and these people in it; the source is
 * the norm that the need rests on.
 */
export function standingIn(
  of: {
    type: ClassType;
    fullDay: boolean;
    here: readonly { staffId: string; posts: readonly Post[] }[];
  },
  present: number,
  time: string,
) {
  const need = staffNeed(of.type, present, minuteAt(time), of);
  const cover = adultsOf(of.here);
  return {
    ...{ type: of.type, present, cover, need, margin: marginOf(need, cover) },
    ...{ verdict: verdictOf(need, cover), source: sourceOf(need.rule) },
  };
}

const timeOf = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");

/** The minute that begins at a time of the day. */
export const minuteAt = (time: string): Slot => ({
  from: time,
  to: timeOf(Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) + 1),
});

/** From a minute of the day up to another (`HH:MM`, half-open); to nobody knows when while it is open. */
export type TimedStay = { from: string; to: string | null };

export type RatioPoint = {
  /** It stands so from this minute on. */
  at: string;
  children: number;
  cover: Adults;
  need: Need;
  verdict: Verdict;
};

export type RatioDay = {
  type: ClassType;
  fullDay: boolean;
  children: readonly TimedStay[];
  staff: readonly (TimedStay & { staffId: string; posts: readonly Post[] })[];
};

const isAt = ({ from, to }: TimedStay, minute: string): boolean =>
  from <= minute && (to === null || minute < to);

/** How it stands in a class in one minute. */
export function ratioAt(of: RatioDay, minute: string): RatioPoint {
  const children = of.children.filter((stay) => isAt(stay, minute)).length;
  const cover = adultsOf(of.staff.filter((stay) => isAt(stay, minute)));
  const need = staffNeed(of.type, children, minuteAt(minute), of);
  return { at: minute, children, cover, need, verdict: verdictOf(need, cover) };
}

/** The points of a day at which anything changed, up to and with the minute `until`. */
export function ratioHistory(of: RatioDay, until: string): RatioPoint[] {
  const edges = [...of.children, ...of.staff].flatMap(({ from, to }) => [from, to ?? from]);
  const moments = [...new Set([...edges, corePeriod.from, corePeriod.to])].sort();
  const points: RatioPoint[] = [];
  for (const moment of moments) {
    if (moment > until) break;
    const point = ratioAt(of, moment);
    const last = points.at(-1);
    const isNew = last
      ? JSON.stringify({ ...last, at: "" }) !== JSON.stringify({ ...point, at: "" })
      : point.children > 0 || point.cover.adults > 0;
    if (isNew) points.push(point);
  }
  return points;
}
