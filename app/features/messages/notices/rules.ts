import type { NoticeLevel, NoticeState } from "~db/enums";

/** How many notices stand on one page: of the centre's list, and of a family's. */
export const noticesOfPage = 25;
export const ownNoticesOfPage = 20;

/** Between two reminders of one notice. */
export const remindEveryMs = 4 * 3_600_000;

/** To whom a notice goes. A child is named with the classes it is in today. */
export type NoticeTarget = {
  level: NoticeLevel;
  classIds: readonly string[];
  children: readonly { id: string; classIds: readonly string[] }[];
};

/** Whose classes a person is kept to; undefined is the whole centre. */
export type Scope = readonly string[] | undefined;

/** Whether a notice lies wholly within somebody's classes: the condition for writing and sending it. */
export function liesWithin({ level, classIds, children }: NoticeTarget, scope: Scope): boolean {
  if (!scope) return true;
  if (level === "centre") return false;
  return level === "class"
    ? classIds.every((id) => scope.includes(id))
    : children.every((child) => child.classIds.some((id) => scope.includes(id)));
}

/** Why the target that was chosen is none; a key of errors.json with the field it belongs to. */
export function refuseTarget(
  target: NoticeTarget,
  scope: Scope,
): { reason: string; field: string } | null {
  const { level, classIds, children } = target;
  const field = level === "class" ? "classIds" : level === "child" ? "childIds" : "level";
  if (level === "class" && classIds.length === 0) return { reason: "notice_no_class", field };
  if (level === "child" && children.length === 0) return { reason: "notice_no_child", field };
  return liesWithin(target, scope) ? null : { reason: "notice_beyond_class", field };
}

/** Why a notice cannot be written any more, or published again. */
export const refuseDone = (state: NoticeState): string | null =>
  state === "published"
    ? "notice_published_already"
    : state === "withdrawn"
      ? "notice_withdrawn_already"
      : null;

type Reminded = { state: NoticeState; remindedAt: Date | null; now: Date; outstanding: number };

/** Why nobody is reminded now: it is not out, everybody has done it, or it was done lately. */
export function refuseReminder({ state, remindedAt, now, outstanding }: Reminded): string | null {
  if (state !== "published") return "notice_not_out";
  if (outstanding === 0) return "notice_all_done";
  const isLately = remindedAt && now.getTime() - remindedAt.getTime() < remindEveryMs;
  return isLately ? "notice_reminded_lately" : null;
}

type Told = {
  childId: string;
  userId: string | null;
  /** Signs for the child today. */
  signs: boolean;
  /** Is kept to the child's family still, so that the notice can be seen. */
  sees: boolean;
  readAt: unknown;
  confirmedAt: unknown;
};

/** A child counts as confirmed with the first of those who sign for it. */
export const confirmedChildren = (told: readonly Told[]): Set<string> =>
  new Set(told.filter(({ confirmedAt }) => confirmedAt).map(({ childId }) => childId));

/**
 * Who still has to do something: of one that must be confirmed, those who sign for a child for whom nobody has;
 * of any other, those who have not opened it.
 */
export function outstandingOf<T extends Told>(
  told: readonly T[],
  { mustConfirm }: { mustConfirm: boolean },
): T[] {
  const confirmed = confirmedChildren(told);
  return told.filter((one) => {
    if (!one.sees) return false;
    return mustConfirm ? one.signs && !confirmed.has(one.childId) : !one.readAt;
  });
}

/** What the sender sees at a glance: persons are counted once, however many of their children are meant. */
export function countTold(told: readonly (Told & { guardianId: string })[]) {
  const persons = (those: (one: Told) => boolean): number =>
    new Set(told.filter(those).map(({ guardianId }) => guardianId)).size;
  return {
    persons: persons(() => true),
    delivered: persons(({ userId, readAt }) => userId !== null || Boolean(readAt)),
    read: persons(({ readAt }) => Boolean(readAt)),
    children: new Set(told.map(({ childId }) => childId)).size,
    confirmed: confirmedChildren(told).size,
  };
}
