import type { ClassType, Post, Schedule } from "~db/enums";
import { sessionAt, timesOf, type SessionSetting } from "~/features/centres/sessions/rules";
import { isUsuallyThere, type Slot, type Usual } from "~/features/enrolment/rules";
import { usesSession } from "~/lib/week-pattern";
import {
  coverOf,
  marginOf,
  staffNeed,
  verdictOf,
  type Adults,
  type Need,
  type PlannedShift,
  type Verdict,
} from "../ratio/rules";
import type { ChildStatus } from "../rules";

const slotMinutes = 15;
const slotCount = 8;

/** A child that is still here past its usual time is counted for so long. */
const lateMinutes = 30;
/** Somebody whose shift has begun is waited for so long. */
const graceMinutes = 15;

const minutesOf = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const timeOf = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");

/** `HH:MM` some minutes later, at most the day's end. */
const later = (time: string, minutes: number): string =>
  timeOf(Math.max(0, Math.min(24 * 60, minutesOf(time) + minutes)));

/** The quarters of the next two hours, the running one first; none past midnight. */
export function nextQuarters(now: string): Slot[] {
  const first = Math.floor(minutesOf(now) / slotMinutes) * slotMinutes;
  return Array.from({ length: slotCount }, (_, at) => first + at * slotMinutes)
    .filter((from) => from + slotMinutes <= 24 * 60)
    .map((from) => ({ from: timeOf(from), to: timeOf(from + slotMinutes) }));
}

export type ForecastChild = Omit<Usual, "schedule"> & {
  classId: string;
  status: ChildStatus;
  /** How it comes today; nothing where it came without being due. */
  schedule: Schedule | null;
  /** The session it is excused from. */
  absentFor: Schedule | null;
};

/**
 * Whether a child will be there at some moment of a slot. Who is here stays until its usual time, and a
 * little longer where that is past; who is due and not here may come at any moment from its usual time on,
 * but is not counted before it has come in the quarter that is running.
 */
export function willBeThere(
  child: ForecastChild,
  { slot, now, setting }: { slot: Slot; now: string; setting: SessionSetting },
): boolean {
  const isRunning = slot.from <= now;
  if (child.status === "present") {
    if (isRunning) return true;
    const usual = child.schedule ? timesOf(setting, child.schedule).to : setting.usual.to;
    const own = child.leavesAt && (child.isBooked || child.schedule !== "morning");
    const leaves = own ? (child.leavesAt ?? usual) : usual;
    return slot.from < (leaves > now ? leaves : later(now, lateMinutes));
  }
  if (child.status !== "expected" || !child.schedule) return false;
  const isAway = child.absentFor && usesSession(child.absentFor, sessionAt(setting, slot.from));
  if (isAway) return false;
  const due = { ...child, schedule: child.schedule };
  if (!isRunning) return isUsuallyThere(setting, due, slot);
  return (
    isUsuallyThere(setting, due, slot) && !isUsuallyThere(setting, due, { from: now, to: now })
  );
}

export type OnDuty = { staffId: string; classId: string; posts: readonly Post[] };

/**
 * Who will be where from now on, as shifts. Whoever is in a class stays to the end of the shift there; helping
 * out elsewhere, to the end of the shift that runs or the beginning of the next; without any shift today, to
 * the end; past the last shift, to the end of this quarter. Whoever is not in a class comes with the shift,
 * unless it began more than a quarter of an hour ago: then nobody knows.
 */
export function staffAhead(
  present: readonly OnDuty[],
  shifts: readonly PlannedShift[],
  now: string,
): PlannedShift[] {
  const end = "24:00";
  const quarter = nextQuarters(now)[0]?.to ?? end;
  const staying = present.map((person): PlannedShift => {
    const own = shifts.filter(({ staffId }) => staffId === person.staffId);
    const running = own.find(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
    const next = own.filter(({ startsAt }) => startsAt > now).sort(byStart)[0];
    // straight on in the same class is one shift
    const inClass = (at: PlannedShift | undefined): string | undefined => {
      const on = at && own.find((one) => one.startsAt === at.endsAt && one.classId === at.classId);
      return on ? inClass(on) : at?.endsAt;
    };
    const until =
      (running ? inClass(running) : undefined) ??
      (next?.classId === person.classId ? inClass(next) : next?.startsAt) ??
      (own.length > 0 ? quarter : end);
    return { ...person, startsAt: now, endsAt: until };
  });
  const isHere = new Set(present.map(({ staffId }) => staffId));
  const coming = shifts.filter(
    ({ staffId, startsAt, endsAt }) =>
      endsAt > now && (startsAt > now || (!isHere.has(staffId) && startsAt > later(now, -graceMinutes))), // prettier-ignore
  );
  return [...staying, ...coming];
}

const byStart = (a: PlannedShift, b: PlannedShift): number => (a.startsAt < b.startsAt ? -1 : 1);

export type ForecastSlot = Slot & {
  children: number;
  need: Need;
  cover: Adults;
  margin: number;
  verdict: Verdict;
};

/** One class's next two hours by the quarter: the children to be expected, whom they need, who will be there. */
export function forecastOf(
  room: { classId: string; type: ClassType; fullDay: boolean },
  day: {
    now: string;
    setting: SessionSetting;
    children: readonly ForecastChild[];
    staff: readonly PlannedShift[];
  },
): ForecastSlot[] {
  const { now, setting } = day;
  const children = day.children.filter(({ classId }) => classId === room.classId);
  const staff = day.staff.filter(({ classId }) => classId === room.classId);
  return nextQuarters(now).map((slot) => {
    const count = children.filter((child) => willBeThere(child, { slot, now, setting })).length;
    const need = staffNeed(room.type, count, slot, room);
    const cover = coverOf(staff, slot.from < now ? { ...slot, from: now } : slot);
    return {
      ...{ ...slot, children: count, need, cover },
      ...{ margin: marginOf(need, cover), verdict: verdictOf(need, cover) },
    };
  });
}

/** The first quarter in which somebody is missing, up to the end of those that follow it so, or null. */
export function firstBreak(slots: readonly ForecastSlot[]): ForecastSlot | null {
  const isShort = ({ verdict }: ForecastSlot) => verdict.state !== "ok";
  const at = slots.findIndex(isShort);
  const first = slots[at];
  if (!first) return null;
  const over = slots.findIndex((slot, index) => index > at && !isShort(slot));
  return { ...first, to: (slots[over - 1] ?? slots.at(-1) ?? first).to };
}
