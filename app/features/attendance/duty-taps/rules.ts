import type { ClassType, DutyKind, Post } from "~db/enums";

export type DutyPerson = { staffId: string; name: string; posts: Post[] };

/** Who is in a class and since when (ISO), who could come in with one tap, and everybody else on the staff. */
export type RoomDuty = {
  classId: string;
  type: ClassType;
  /** Whether a child comes for the whole day: the core period counts then. */
  fullDay: boolean;
  here: (DutyPerson & { since: string })[];
  near: DutyPerson[];
  others: DutyPerson[];
};

/** What a tap on a person sends. */
export type SentDuty = {
  id: string;
  staffId: string;
  kind: DutyKind;
  /** ISO, by the clock of whoever makes it. */
  at: string;
  supersedesId?: string;
  removes?: boolean;
};

const without = <P extends DutyPerson>(people: readonly P[], staffId: string): P[] =>
  people.filter((person) => person.staffId !== staffId);

/** The people of a class after one more tap, which may have been counted already. */
export function afterTap(duty: RoomDuty, event: SentDuty, since: string): RoomDuty {
  const { staffId } = event;
  const person = [...duty.here, ...duty.near, ...duty.others].find(
    (one) => one.staffId === staffId,
  );
  if (!person) return duty;
  const { name, posts } = person;
  // what takes a tap back is its opposite
  const isIn = (event.kind === "in") !== (event.removes ?? false);
  if (isIn && duty.here.some((one) => one.staffId === staffId)) return duty;
  const here = without(duty.here, staffId);
  const near = without(duty.near, staffId);
  const others = without(duty.others, staffId);
  return isIn
    ? { ...duty, near, others, here: [...here, { staffId, name, posts, since }] }
    : { ...duty, here, others, near: [...near, { staffId, name, posts }] };
}

/** What a plain form may bring back to its page as the reason. */
export const formReasons = [
  ...(["not_employed_then", "already_on_duty", "not_on_duty", "not_found", "invalid"] as const),
  "conflict",
] as const;
