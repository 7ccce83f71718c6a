import type { ClassType, Meal, MealAmount, Mood, Relation, Schedule } from "../enums";
import { instantAt } from "~/lib/dates";
import { among, chance, isLucky, oneOf } from "./chance";
import { demoCentre } from "./demo-centre";
import { activitiesOf, moodNotes, notes } from "./demo-day-words";

export type Pupil = {
  childId: string;
  no: number;
  schedule: Schedule;
  relations: readonly [Relation, ...Relation[]];
};

type Tap = { childId: string; kind: string; at: string; payload: object };

export type DayPlan = {
  day: string;
  type: ClassType;
  /** Dishes of each meal on this class's menu that day. */
  menu: ReadonlyMap<Meal, readonly string[]>;
  /** A full day is written down in every detail, an older one in its main lines. */
  detailed: boolean;
  /** Nothing after this time has happened yet: `HH:MM`. */
  until: string;
};

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const amounts: readonly [MealAmount, number][] = [
  ["finished", 0.68],
  ["most", 0.86],
  ["half", 0.95],
  ["little", 0.99],
  ["none", 1],
];

const moods: readonly [Mood, number][] = [
  ["happy", 0.66],
  ["calm", 0.88],
  ["tired", 0.96],
  ["upset", 1],
];

const pick = <T>(question: string, from: readonly (readonly [T, number])[]): T => {
  const drawn = chance(question);
  const found = from.find(([, upTo]) => drawn < upTo) ?? from[0];
  if (!found) throw new Error("nothing to pick from");
  return found[0];
};

/** When a child comes and goes, in minutes of the day. */
function hoursOf(pupil: Pupil, day: string): { comes: number; goes: number } {
  const late = among(`late ${pupil.no} ${day}`, -25, 25);
  const early = among(`early ${pupil.no} ${day}`, -20, 25);
  if (pupil.schedule === "afternoon")
    return { comes: minutesOf("12:20") + (late + 25) / 2, goes: minutesOf("17:20") + early / 2 };
  const comes = minutesOf("08:05") + late;
  return pupil.schedule === "morning"
    ? { comes, goes: minutesOf("11:58") + (early + 20) / 3 }
    : { comes, goes: minutesOf("17:05") + early };
}

/** Everything that is tapped for one child in one day, in the order of the day, up to `until`. */
export function tapsOf(pupil: Pupil, plan: DayPlan): Tap[] {
  const { day, type } = plan;
  const name = `${pupil.no} ${day}`;
  const { comes, goes } = hoursOf(pupil, day);
  const isHere = (minute: number) => minute >= comes && minute < goes;
  const taps: { minute: number; kind: string; payload: object }[] = [];
  const tap = (minute: number, kind: string, payload: object = {}) => {
    taps.push({ minute: Math.round(minute), kind, payload });
  };
  const relation = (which: string) => ({ relation: oneOf(`${which} ${name}`, pupil.relations) });

  tap(comes, "arrival", { broughtBy: relation("brings") });
  const temperature = 36.2 + among(`temperature ${name}`, 0, 7) / 10;
  tap(comes, "morningCheck", { result: "healthy", temperature: Math.round(temperature * 10) / 10 });
  const meals: [Meal, number, boolean][] = [
    ["morningSnack", minutesOf("09:20"), plan.detailed],
    ["lunch", minutesOf(type === "infant" ? "11:20" : "11:40"), true],
    ["afternoonSnack", minutesOf("15:10"), plan.detailed],
  ];
  for (const [meal, minute, isWritten] of meals) {
    if (!isWritten || !isHere(minute)) continue;
    const dishIds = plan.menu.get(meal) ?? [];
    const amount = pick(`${meal} ${name}`, amounts);
    const [disliked] = dishIds.slice(-1);
    const isPicky = meal === "lunch" && amount === "most" && isLucky(`picky ${name}`, 0.5);
    const apart = isPicky && disliked ? { dishAmounts: { [disliked]: "little" } } : {};
    tap(minute, "meal", { meal, amount, dishIds, ...apart });
  }
  if (type === "infant" && plan.detailed && isHere(minutesOf("09:40"))) {
    const slept = among(`first nap ${name}`, 25, 55);
    tap(minutesOf("09:38"), "napStart");
    tap(minutesOf("09:38") + slept, "napEnd");
  }
  if (type === "infant" && plan.detailed) {
    for (const time of ["10:05", "13:55", "16:20"]) {
      const at = minutesOf(time) + among(`milk at ${time} ${name}`, -10, 10);
      const millilitres = among(`milk ${time} ${name}`, 8, 14) * 15;
      if (isHere(at)) tap(at, "milk", { millilitres, from: "bottle" });
    }
  }
  const asleepAt = minutesOf("12:20") + among(`asleep ${name}`, 0, 25);
  if (pupil.schedule !== "morning" && asleepAt >= comes + 5) {
    tap(asleepAt, "napStart");
    tap(Math.min(asleepAt + among(`slept ${name}`, 75, 130), goes - 30), "napEnd");
  }
  const noon = minutesOf("14:40");
  if (plan.detailed && isHere(noon)) {
    const warmth = 36.3 + among(`noon temperature ${name}`, 0, 6) / 10;
    const payload = { result: "healthy", temperature: Math.round(warmth * 10) / 10 };
    tap(noon + among(`noon check ${name}`, 0, 12), "noonCheck", payload);
  }
  if (plan.detailed) {
    const outdoors = minutesOf("10:00");
    if (isHere(outdoors))
      tap(outdoors, "outdoor", { minutes: among(`outdoor ${type} ${day}`, 8, 12) * 5 });
    if (isHere(minutesOf("15:50"))) tap(minutesOf("15:50"), "outdoor", { minutes: 45 });
    if (!type.startsWith("kindergarten")) {
      for (const time of ["09:10", "14:30"]) {
        if (!isHere(minutesOf(time))) continue;
        const kind = isLucky(`toilet ${time} ${name}`, 0.16) ? "soiled" : "wet";
        tap(minutesOf(time), "toilet", {
          kind: type === "olderToddler" && kind === "wet" ? "self" : kind,
        });
      }
    }
    const activity = oneOf(`activity ${type} ${day}`, activitiesOf(type));
    if (isHere(minutesOf("09:50")))
      tap(minutesOf("09:50"), "activity", { title: activity.title, note: activity.note });
    if (isHere(minutesOf("16:10"))) {
      const said = isLucky(`says ${name}`, 0.4) ? oneOf(`mood note ${name}`, moodNotes) : "";
      tap(minutesOf("16:10"), "mood", { mood: pick(`mood ${name}`, moods), note: said });
    }
    if (isLucky(`note ${name}`, 0.08) && isHere(minutesOf("15:40"))) {
      tap(minutesOf("15:40"), "note", { text: oneOf(`note text ${name}`, notes) });
    }
  }
  tap(goes, "departure", { collectedBy: relation("collects") });
  const until = minutesOf(plan.until);
  return taps
    .filter(({ minute }) => minute <= until)
    .map(({ minute, kind, payload }) => ({
      ...{ childId: pupil.childId, kind, payload },
      at: instantAt(day, clock(minute), demoCentre.timeZone).toISOString(),
    }));
}
