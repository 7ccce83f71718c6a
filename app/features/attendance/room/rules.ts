import {
  mealAmounts,
  type AbsenceReason,
  type Allergen,
  type DaySchedule,
  type Meal,
  type MealAmount,
  type Schedule,
} from "~db/enums";
import type { Allergy, DietRow } from "~/features/children/care/queries.server";
import { instantOf } from "~/lib/clock";
import { monthsAt } from "~/features/children/rules";
import { dayOf } from "~/lib/dates";
import { areSame, differing, type DishAmounts } from "../dish-amounts/rules";
import type { DayEntry } from "../log/queries.server";
import { statusOf, type ChildStatus } from "../rules";

/** What a room knows of a child apart from what was tapped today. */
export type RoomFacts = {
  id: string;
  name: string;
  bornOn: string;
  faceFileId: string | null;
  colour: number;
  schedule: DaySchedule;
  isBooked: boolean;
  /** Here for the rest of the day, from another class. */
  isVisit: boolean;
  allergies: Allergy[];
  diets: DietRow[];
  absence: { id: string; reason: AbsenceReason; schedule: Schedule } | null;
};

export type RoomChild = RoomFacts & {
  status: ChildStatus;
  /** Moments as ISO. */
  arrivedAt: string | null;
  leftAt: string | null;
  asleepSince: string | null;
  entries: DayEntry[];
};

/** A child of the room with what was tapped about it, oldest first. */
export function roomChildOf(facts: RoomFacts, entries: DayEntry[], isOpen: boolean): RoomChild {
  const stays = entries.filter((entry) => entry.kind === "stay");
  const nap = entries.find((entry) => entry.kind === "nap" && entry.endsAt === null);
  const { absence, schedule } = facts;
  return {
    ...facts,
    status: statusOf({ isOpen, stays, absence, schedule }),
    arrivedAt: stays.at(-1)?.startsAt.toISOString() ?? null,
    leftAt: stays.at(-1)?.endsAt?.toISOString() ?? null,
    asleepSince: nap?.startsAt.toISOString() ?? null,
    entries,
  };
}

/** The counters of a room, which are its filters: where the children are. */
export const roomShows = {
  all: () => true,
  expected: ({ status }) => status === "expected",
  here: ({ status }) => status === "present",
  asleep: ({ asleepSince }) => asleepSince !== null,
  away: ({ status }) => status !== "expected" && status !== "present",
  allergy: ({ allergies }) => allergies.length > 0,
} as const satisfies Record<string, (child: RoomChild) => boolean>;
export type RoomShow = keyof typeof roomShows;

/** A child that is excused is left out of every batch; its own sheet still takes it in if it comes. */
export const isForBatch = ({ status }: Pick<RoomChild, "status">): boolean =>
  status !== "absent" && status !== "notExpected";

/** The next amount down; after the least comes the first again. */
export function stepDown(amount: MealAmount | ""): MealAmount {
  return mealAmounts[amount === "" ? 0 : mealAmounts.indexOf(amount) + 1] ?? "finished";
}

/** Quarters of the ring. */
export const quartersOf = (amount: MealAmount | "") =>
  ({ finished: 4, most: 3, half: 2, little: 1, none: 0, "": 0 })[amount] as 0 | 1 | 2 | 3 | 4; // reason: the table holds nothing else

/** What a room writes down about meals at a time of day (`HH:MM`). */
export function mealAt(time: string): Meal {
  if (time < "10:00") return "morningSnack";
  return time < "14:00" ? "lunch" : "afternoonSnack";
}

export type ServedDish = {
  id: string;
  nameZh: string;
  nameEn: string;
  allergens: readonly Allergen[];
};

type Allergic = Pick<RoomChild, "allergies">;

/** What of a child's allergies is on the table: by the dish's allergens, or by its name for an uncommon one. */
export const onTheTable = ({ allergies }: Allergic, dishes: readonly ServedDish[]) =>
  allergies.filter(({ allergen, detail }) =>
    dishes.some((dish) =>
      allergen === "other"
        ? detail !== "" && (dish.nameZh.includes(detail) || dish.nameEn.includes(detail))
        : dish.allergens.includes(allergen),
    ),
  );

export type Seat = {
  child: RoomChild;
  /** Eats; eats once somebody has confirmed it; sleeps and eats later; is not here. */
  place: "eats" | "risk" | "later" | "away";
  /** The amount that is written already. */
  written: MealAmount | null;
  /** What of its allergies is on the table. */
  conflicts: RoomChild["allergies"];
  /** Where the tile begins: what is written, all eaten, or nothing until confirmed. */
  amount: MealAmount | "";
  /** What is written already of single dishes, where it is not as of the whole. */
  dishes: DishAmounts;
};

export function seatOf(child: RoomChild, meal: Meal, dishes: readonly ServedDish[]): Seat {
  const entry = child.entries.find((one) => one.kind === "meal" && one.payload.meal === meal);
  const written = entry?.kind === "meal" ? entry.payload.amount : null;
  const conflicts = onTheTable(child, dishes);
  const dishAmounts = entry?.kind === "meal" ? entry.payload.dishAmounts : undefined;
  const dishIds = dishes.map(({ id }) => id);
  const single = written ? differing(written, dishAmounts, dishIds) : {};
  const seat = { child, written, conflicts, dishes: single };
  if (child.status !== "present") return { ...seat, place: "away", amount: "" };
  if (written) return { ...seat, place: "eats", amount: written };
  if (child.asleepSince) return { ...seat, place: "later", amount: "" };
  if (conflicts.length > 0) return { ...seat, place: "risk", amount: "" };
  return { ...seat, place: "eats", amount: "finished" };
}

/** How many a save takes and how many it leaves: to be confirmed, asleep. */
export function countSeats(
  seats: readonly Seat[],
  amounts: ReadonlyMap<string, MealAmount | "">,
  /** What would be written of single dishes. */
  dishesOf: (seat: Seat, amount: MealAmount | "") => DishAmounts = ({ dishes }) => dishes,
) {
  const amountOf = ({ child, amount }: Seat) => amounts.get(child.id) ?? amount;
  const isNew = (seat: Seat) => {
    const amount = amountOf(seat);
    return amount !== seat.written || !areSame(dishesOf(seat, amount), seat.dishes);
  };
  const eating = seats.filter(({ place }) => place === "eats" || place === "risk");
  return {
    toSave: eating.filter((seat) => amountOf(seat) !== "" && isNew(seat)).length,
    unconfirmed: eating.filter((seat) => amountOf(seat) === "").length,
    later: seats.filter(({ place }) => place === "later").length,
  };
}

/** Whole minutes between two moments. */
export const minutesBetween = (from: Date, to: Date): number =>
  Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000));

/** Minutes outdoors that are written down for a child today. */
export const outdoorMinutesOf = ({ entries }: Pick<RoomChild, "entries">): number =>
  entries.reduce((sum, one) => sum + (one.kind === "outdoor" ? one.payload.minutes : 0), 0);

/**
 * Minutes since a sleeping child under one was last looked at, or fell asleep; null for any other child
 * (every 10 to 15 minutes: 保育照护 practice for under-ones).
 */
export function minutesUnlooked(
  child: Pick<RoomChild, "asleepSince" | "bornOn" | "entries">,
  { now, timeZone }: { now: Date; timeZone: string },
): number | null {
  if (!child.asleepSince || monthsAt(child.bornOn, dayOf(now, timeZone)) >= 12) return null;
  const looks = child.entries.flatMap(({ kind, startsAt }) =>
    kind === "napCheck" ? startsAt.getTime() : [],
  );
  const last = Math.max(instantOf(child.asleepSince).getTime(), ...looks);
  return minutesBetween(instantOf(last), now);
}
