import { and, asc, eq, gte, inArray, lte } from "drizzle-orm";
import type { CheckAction } from "~db/enums";
import { user } from "~db/schema/accounts";
import { dayEntry } from "~db/schema/attendance";
import { child } from "~db/schema/children";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { listClasses } from "~/features/centres/queries.server";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, formatTime, type Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { groupBy } from "~/lib/group";
import { listUnfollowed } from "../absences/queries.server";
import { listPupils } from "../board/queries.server";
import { isWaiting, kindOfCheck, newestOf, partAt, waitsOf, type CheckPayload } from "./rules";
import { checkParts, type CheckPart } from "./schema";

const capability = "attendance.checks.read";
const checkKinds = ["morningCheck", "noonCheck"] as const;

export type Check = {
  entryId: string;
  childId: string;
  classId: string;
  day: Day;
  kind: (typeof checkKinds)[number];
  payload: CheckPayload;
  startsAt: Date;
  by: string | null;
};

/** The checks from a day through another with who made them, the earliest first. */
export async function findChecks(
  tx: Transaction,
  ctx: Ctx,
  of: { from: Day; through: Day; classId?: string },
): Promise<Check[]> {
  const rows = await tx
    .select({
      entryId: dayEntry.id,
      childId: dayEntry.childId,
      classId: dayEntry.classId,
      day: dayEntry.day,
      kind: dayEntry.kind,
      payload: dayEntry.payload,
      startsAt: dayEntry.startsAt,
      by: user.name,
    })
    .from(dayEntry)
    .leftJoin(user, eq(user.id, dayEntry.actorUserId))
    .where(
      and(
        eq(dayEntry.centreId, ctx.centreId),
        inArray(dayEntry.kind, [...checkKinds]),
        gte(dayEntry.day, of.from),
        lte(dayEntry.day, of.through),
        eq(dayEntry.removed, false),
        of.classId ? eq(dayEntry.classId, of.classId) : undefined,
      ),
    )
    .orderBy(asc(dayEntry.startsAt), asc(dayEntry.id));
  // reason: the kinds were asked for, and the payload was parsed as its kind's before it was written
  return rows as Check[];
}

/** Who has a place today, in the order of the classes, with where it is and its checks so far. Audited. */
export const listToCheck = (ctx: Ctx, input: { classId?: string }) =>
  ctx.tx(async (tx) => {
    const day = dayOf(ctx.now, ctx.timeZone);
    const classes = await listClasses(ctx, { day });
    const { children } = await listPupils(ctx, { day });
    const about = { from: day, through: day, classId: input.classId };
    const checksOf = groupBy(await findChecks(tx, ctx, about), keyOf);
    await writeAudit(ctx, { capability });
    return classes
      .filter(({ id }) => !input.classId || id === input.classId)
      .flatMap(({ id, name: className, colour }) =>
        children
          .filter(({ classId, isVisit }) => classId === id && !isVisit)
          .map((pupil) => ({
            ...{ childId: pupil.childId, name: pupil.name, faceFileId: pupil.faceFileId },
            ...{ classId: id, className, colour, schedule: pupil.schedule, status: pupil.status },
            arrivedAt: pupil.stays.at(-1)?.startsAt ?? null,
            checks: checksOf.get(keyOf(pupil)) ?? [],
          })),
      );
  });

const keyOf = ({ childId, classId }: { childId: string; classId: string }) =>
  `${classId} ${childId}`;

type Pupil = Awaited<ReturnType<typeof listToCheck>>[number];

/** A child with the check of it that counts, where there is one. */
function checkedOf(pupil: Pupil, part: CheckPart) {
  const { checks, ...child } = pupil;
  const kind = kindOfCheck(part);
  const check = newestOf(checks.filter((one) => one.kind === kind)) ?? null;
  const noon = newestOf(checks.filter((one) => one.kind === "noonCheck"));
  const isRechecked = Boolean(check && noon && noon.startsAt > check.startsAt);
  const isHere = child.status === "present";
  const waits = check && waitsOf({ part, check: check.payload, isHere, isRechecked });
  return { ...child, check, waits };
}

export type CheckedChild = ReturnType<typeof checkedOf>;

const isAbnormal = ({ check }: CheckedChild) => check?.payload.result === "abnormal";

/** The gravest first: whoever was sent to a doctor, home, aside; then those with the higher temperature. */
const gravity: Record<CheckAction, number> = {
  ...{ hospital: 0, sendHome: 1, isolate: 2, observe: 3, toClass: 4 },
};

function byGravity(a: CheckedChild, b: CheckedChild): number {
  const [one, other] = [a.check?.payload, b.check?.payload];
  if (!one || !other) return 0;
  const first = gravity[one.action] - gravity[other.action];
  return first || (other.temperature ?? 0) - (one.temperature ?? 0);
}

/** The abnormal checks of the last open day whose family was not told of them. */
async function listUntoldBefore(ctx: Ctx, day: Day) {
  return ctx.tx(async (tx) => {
    const checks = await findChecks(tx, ctx, { from: day, through: day });
    const newest = [...groupBy(checks, ({ childId, kind }) => `${childId} ${kind}`).values()];
    const untold = newest
      .flatMap((of) => newestOf(of) ?? [])
      .filter(({ payload }) => payload.result === "abnormal" && !payload.familyTold);
    if (untold.length === 0) return [];
    const names = await tx
      .select({
        childId: child.id,
        name: child.name,
        faceFileId: child.faceFileId,
      })
      .from(child)
      .where(
        and(
          eq(child.centreId, ctx.centreId),
          inArray(
            child.id,
            untold.map(({ childId }) => childId),
          ),
        ),
      );
    return untold.flatMap((check) => {
      const who = names.find(({ childId }) => childId === check.childId);
      return who ? [{ ...check, name: who.name, faceFileId: who.faceFileId }] : [];
    });
  });
}

/**
 * The health worker's day: a check across all classes, abnormal first, then who is here and not checked, then
 * the healthy; how far each class is; and what is still to be followed up. Health data: audited.
 */
export const getChecks = (ctx: Ctx, input: { part?: CheckPart; classId?: string }) =>
  ctx.tx(async () => {
    const day = dayOf(ctx.now, ctx.timeZone);
    const calendar = await getCalendar(ctx);
    const { part = partAt(formatTime(ctx.now, ctx.timeZone)), classId } = input;
    const pupils = await listToCheck(ctx, {});
    const all = pupils.map((pupil) => checkedOf(pupil, part));
    const shown = classId ? all.filter((one) => one.classId === classId) : all;
    const classes = (await listClasses(ctx, { day })).map(({ id, name, colour }) => {
      const own = all.filter((one) => one.classId === id);
      const having = (...statuses: string[]) =>
        own.filter(({ status }) => statuses.includes(status)).length;
      return {
        ...{ id, name, colour },
        due: having("present", "left", "expected"),
        present: having("present"),
        checked: own.filter(({ check }) => check).length,
        abnormal: own.filter(isAbnormal).length,
        unchecked: own.filter(({ check, status }) => !check && status === "present").length,
      };
    });
    return {
      ...{ day, part, isOpen: calendar.isOpenDay(day), classes },
      abnormal: shown.filter(isAbnormal).sort(byGravity),
      unchecked: shown.filter(({ check, status }) => !check && status === "present"),
      healthy: shown.filter((one) => one.check && !isAbnormal(one)),
      follow: {
        today: checkParts
          .flatMap((each) => pupils.map((pupil) => checkedOf(pupil, each)))
          .filter(({ waits }) => waits && isWaiting(waits)),
        before: await listUntoldBefore(ctx, calendar.previousOpenDay(day)),
        absences: await listUnfollowed(ctx),
      },
    };
  });

export type ChecksPage = Awaited<ReturnType<typeof getChecks>>;
