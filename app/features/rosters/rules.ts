import type { ClassType, Post } from "~db/enums";
import {
  coverOf,
  marginOf,
  staffNeed,
  verdictOf,
  type Adults,
  type Need,
  type PlannedShift,
} from "~/features/attendance/ratio/rules";
import type { Slot } from "~/features/enrolment/rules";
import { isClassroomPost } from "~/features/staff/rules";

/** Work of more than six hours has an hour's break that is not paid: the product's default. */
export const breakRule = { longerThanMinutes: 360, minutes: 60 } as const;

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
    const of = verdictOf(need, cover).state === "short" ? "adults" : "teachers";
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
