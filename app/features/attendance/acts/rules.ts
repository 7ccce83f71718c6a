import type { LogKind } from "~db/enums";
import { formatTime, instantAt, type Day } from "~/lib/dates";
import { checkPayload } from "../checks/rules";
import { areSame, differing, type DishAmounts } from "../dish-amounts/rules";
import type { DayEntry } from "../log/queries.server";
import type { Departure } from "../log/schema";
import { beginsInterval, elsewhereOf, isUnrecorded } from "../log/rules";
import type { ChildStatus } from "../rules";
import type { ActIntent, RoomAct } from "./schema";

export type ActChild = {
  id: string;
  name: string;
  status: ChildStatus;
  asleepSince: string | null;
  entries: readonly DayEntry[];
};

export type SentEvent = {
  id: string;
  childId: string;
  kind: LogKind;
  /** ISO, by the clock of whoever makes it. */
  at: string;
  payload: object;
  /** The time was chosen, not tapped. */
  chosen?: boolean;
  supersedesId?: string;
  intervalId?: string;
  removes?: boolean;
  overrideReason?: string;
};

export type ActAbout = {
  children: readonly ActChild[];
  at: Date;
  day: Day;
  timeZone: string;
  newId: () => string;
};

const isHere = (child: ActChild) => child.status === "present";
const isKnown = () => true;

const takers: Record<ActIntent, (child: ActChild) => boolean> = {
  // who was handed over comes back by a hand-over
  arrive: (child) => !isHere(child) && elsewhereOf(child) === null,
  nap: (child) => isHere(child) && child.asleepSince === null,
  wake: (child) => child.asleepSince !== null,
  depart: isHere,
  visit: isHere,
  check: isKnown,
  toilet: isHere,
  milk: isHere,
  water: isHere,
  look: (child) => child.asleepSince !== null,
  temperature: isHere,
  mood: isHere,
  outdoor: isHere,
  activity: isHere,
  meal: isHere,
  note: isKnown,
  correct: isKnown,
  remove: isKnown,
};

/** Which of these children an act is about: nobody sleeps twice, and who is not here eats nothing. */
export const takenBy = <C extends ActChild>(intent: ActIntent, children: readonly C[]): C[] =>
  children.filter(takers[intent]);

const kindOfEntry = (entry: DayEntry): LogKind =>
  entry.kind === "stay" ? "arrival" : entry.kind === "nap" ? "napStart" : entry.kind;

/**
 * What an act writes down, one or two events a child. Ids are made in the order in which things happened,
 * because events of the same moment are taken in the order of their ids.
 */
export function eventsOf(act: RoomAct, about: ActAbout): SentEvent[] {
  const chosen = about.children.filter(({ id }) => act.child.includes(id));
  return takenBy(act.intent, chosen).flatMap((child) => {
    const tap = (kind: LogKind, payload: object, rest: Partial<SentEvent> = {}): SentEvent => ({
      ...{ id: about.newId(), childId: child.id, kind, payload, at: about.at.toISOString() },
      ...rest,
    });
    return eventsOfChild(act, child, tap, about);
  });
}

type Tap = (kind: LogKind, payload: object, rest?: Partial<SentEvent>) => SentEvent;

function eventsOfChild(act: RoomAct, child: ActChild, tap: Tap, about: ActAbout): SentEvent[] {
  switch (act.intent) {
    case "arrive": {
      const isChecked = child.entries.some(({ kind }) => kind === "morningCheck");
      const check = { result: "healthy", findings: [], action: "toClass" };
      return [tap("arrival", broughtByOf(act)), ...(isChecked ? [] : [tap("morningCheck", check)])];
    }
    case "check": {
      const facts = checkPayload("abnormal", act);
      return [...(isHere(child) ? [] : [tap("arrival", {})]), tap("morningCheck", facts)];
    }
    case "nap":
      return [tap("napStart", {})];
    case "wake":
      return [tap("napEnd", {})];
    case "depart": {
      const waking = child.asleepSince === null ? [] : [tap("napEnd", {})];
      return [...waking, tap("departure", departureOf(act))];
    }
    case "toilet":
      return [tap("toilet", { kind: act.choice })];
    case "milk":
      return [tap("milk", { millilitres: act.choice, from: act.from })];
    case "water":
      return [tap("water", { millilitres: act.choice })];
    case "look":
      return [tap("napCheck", { position: act.choice })];
    case "temperature":
      return [tap("temperature", { celsius: act.temperature })];
    case "mood":
      return [tap("mood", { mood: act.choice })];
    case "outdoor":
      return [tap("outdoor", { minutes: act.choice })];
    case "activity":
      return [tap("activity", { title: act.title })];
    case "note":
      return [tap("note", { text: act.text, fileIds: act.fileIds })];
    case "meal":
      return mealOf(act, child, tap);
    // a visit is a save of its own: `visitsOf`
    case "visit":
      return [];
    case "correct":
    case "remove":
      return changeOf(act, child, tap, about);
  }
}

function broughtByOf({ name, relation }: RoomAct & { intent: "arrive" }): object {
  return name ? { broughtBy: { name, ...(relation && { relation }) } } : {};
}

function departureOf(act: RoomAct & { intent: "depart" }): Departure {
  const { name, relation, guardianId, pickUpPersonId, approvalId, reason, offline } = act;
  return {
    ...(name && { collectedBy: { name, ...(relation && { relation }) } }),
    ...(guardianId && { guardianId }),
    ...(pickUpPersonId && { pickUpPersonId }),
    ...(approvalId && { approvalId }),
    ...(reason && { override: { reason, ...(offline && { offline }) } }),
  };
}

/** A meal that is written already is corrected where an amount changed, and otherwise left alone. */
function mealOf(act: RoomAct & { intent: "meal" }, child: ActChild, tap: Tap): SentEvent[] {
  const amount = act.amounts[child.id];
  if (!amount) return [];
  const only = (dishes: DishAmounts | undefined) => differing(amount, dishes, act.dish);
  const dishAmounts = only(act.dishAmounts[child.id]);
  const isWhole = Object.keys(dishAmounts).length === 0;
  const whole = { meal: act.meal, amount, dishIds: act.dish };
  const payload = isWhole ? whole : { ...whole, dishAmounts };
  const known = child.entries.find(
    (entry) => entry.kind === "meal" && entry.payload.meal === act.meal,
  );
  if (!known) return [tap("meal", payload)];
  const isSame =
    known.kind === "meal" &&
    known.payload.amount === amount &&
    areSame(only(known.payload.dishAmounts), dishAmounts);
  if (isSame) return [];
  return [
    tap("meal", payload, {
      ...{ supersedesId: known.id, at: known.startsAt.toISOString(), chosen: true },
    }),
  ];
}

function changeOf(
  act: RoomAct & { intent: "correct" | "remove" },
  child: ActChild,
  tap: Tap,
  about: ActAbout,
): SentEvent[] {
  const entry = child.entries.find(({ id }) => id === act.entryId);
  if (!entry) return [];
  const kind = kindOfEntry(entry);
  const supersedesId = entry.id;
  if (act.intent === "remove") {
    return [tap(kind, beginsInterval(kind) ? {} : entry.payload, { supersedesId, removes: true })];
  }
  const said = {
    ...(act.amount && entry.kind === "meal" && { amount: act.amount }),
    ...(act.text !== undefined && entry.kind === "note" && { text: act.text }),
  };
  const at = instantAt(about.day, act.time, about.timeZone).toISOString();
  if (entry.kind === "stay" || entry.kind === "nap") return endsOf(act, entry, tap, about);
  return [tap(kind, { ...entry.payload, ...said }, { supersedesId, at, chosen: true })];
}

type Interval = Extract<DayEntry, { kind: "stay" | "nap" }>;

/** The two ends of an interval: what changed of its beginning, and its end where it has one or is given one. */
function endsOf(
  act: RoomAct & { intent: "correct" },
  entry: Interval,
  tap: Tap,
  about: ActAbout,
): SentEvent[] {
  const at = (time: string) => instantAt(about.day, time, about.timeZone).toISOString();
  const shown = (moment: Date) => formatTime(moment, about.timeZone);
  const isMoved = act.time !== shown(entry.startsAt);
  const start = entry.kind === "stay" ? { broughtBy: entry.payload.broughtBy } : {};
  const beginning = tap(kindOfEntry(entry), start, {
    ...{ supersedesId: entry.id, at: at(act.time), chosen: true },
  });
  if (!act.endTime) return [beginning];
  const end = endOf(act, entry);
  const isSame =
    entry.endsAt !== null &&
    act.endTime === shown(entry.endsAt) &&
    !end.says &&
    !isUnrecorded(entry);
  const place = entry.endsAt ? { supersedesId: entry.id } : { intervalId: entry.id };
  const ending = tap(end.kind, end.payload, { ...place, at: at(act.endTime), chosen: true });
  return [...(isMoved || isSame ? [beginning] : []), ...(isSame ? [] : [ending])];
}

function endOf(act: RoomAct & { intent: "correct" }, entry: Interval) {
  if (entry.kind === "nap") {
    return { kind: "napEnd" as const, payload: { note: entry.payload.note ?? "" }, says: false };
  }
  const { collectedBy } = entry.payload;
  const { name } = act;
  const relation = act.relation || undefined;
  const says = name !== (collectedBy?.name ?? "") || relation !== collectedBy?.relation;
  const { broughtBy: _start, unrecorded: _end, ...known } = entry.payload;
  const told = name || relation ? { collectedBy: { ...(name && { name }), relation } } : {};
  const payload = says ? told : known;
  return { kind: "departure" as const, payload, says };
}
