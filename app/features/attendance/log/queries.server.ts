import { and, asc, between, eq, inArray, isNotNull, lte, or, sql } from "drizzle-orm";
import { dayEntry, logEvent } from "~db/schema/attendance";
import { device, user } from "~db/schema/accounts";
import { staffMember } from "~db/schema/staff";
import { writeAudit } from "~/lib/audit.server";
import { instantOf } from "~/lib/clock";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import type { Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { statement } from "~/lib/statement.server";
import { asSeenByFamily, entryIdOf, undoMs } from "./rules";
import type { EntryPayloads } from "./schema";

type Row = {
  id: string;
  childId: string;
  startsAt: Date;
  endsAt: Date | null;
  batchId: string;
  receivedAt: Date;
  corrected: boolean;
  clockOff: boolean;
  /** Who was chosen on the tablet, else whose account it was, else the tablet. */
  by: string | null;
};

/** An entry of a day, told apart by its kind. */
export type DayEntry = {
  [K in keyof EntryPayloads]: Row & { kind: K; payload: EntryPayloads[K] };
}[keyof EntryPayloads];

const listEntries = (
  ctx: Ctx,
  about: { day: Day } & ({ classId: string } | { childId: string }),
): Promise<DayEntry[]> =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        id: dayEntry.id,
        childId: dayEntry.childId,
        kind: dayEntry.kind,
        payload: dayEntry.payload,
        startsAt: dayEntry.startsAt,
        endsAt: dayEntry.endsAt,
        batchId: dayEntry.batchId,
        receivedAt: dayEntry.receivedAt,
        corrected: dayEntry.corrected,
        clockOff: dayEntry.clockOff,
        by: sql<string | null>`coalesce(${staffMember.name}, ${user.name})`,
      })
      .from(dayEntry)
      .leftJoin(user, eq(user.id, dayEntry.actorUserId))
      .leftJoin(
        staffMember,
        and(eq(staffMember.centreId, dayEntry.centreId), eq(staffMember.id, dayEntry.actorStaffId)),
      )
      .where(
        and(
          eq(dayEntry.centreId, ctx.centreId),
          "classId" in about
            ? eq(dayEntry.classId, about.classId)
            : eq(dayEntry.childId, about.childId),
          eq(dayEntry.day, about.day),
          eq(dayEntry.removed, false),
        ),
      )
      .orderBy(asc(dayEntry.startsAt), asc(dayEntry.id));
    const tablets = await tabletsOf(tx, ctx, rows);
    const signed = rows.map((row) => ({ ...row, by: row.by ?? tablets.get(row.id) ?? null }));
    // reason: the payload was parsed as its kind's before it was written
    return signed as DayEntry[];
  });

/** The names of the tablets on which nobody was chosen, by the entries that were written so. */
async function tabletsOf(
  tx: Transaction,
  ctx: Ctx,
  rows: readonly { id: string; by: string | null }[],
): Promise<Map<string, string>> {
  const ids = rows.filter(({ by }) => by === null).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const written = await tx
    .select({
      ...{ id: logEvent.id, intervalId: logEvent.intervalId, supersedesId: logEvent.supersedesId },
      name: device.name,
    })
    .from(logEvent)
    .innerJoin(device, eq(device.id, logEvent.deviceId))
    .where(
      and(
        eq(logEvent.centreId, ctx.centreId),
        isNotNull(logEvent.deviceId),
        or(
          inArray(logEvent.id, ids),
          inArray(logEvent.intervalId, ids),
          inArray(logEvent.supersedesId, ids),
        ),
      ),
    )
    .orderBy(asc(logEvent.revision));
  return new Map(written.map((event) => [entryIdOf(event), event.name]));
}

/** A class's day as it stands, oldest first; what was taken back is left out. Holds health checks: audited. */
export const listClassEntries = (ctx: Ctx, input: { classId: string; day: Day }) =>
  ctx.tx(async () => {
    await writeAudit(ctx, {
      capability: "attendance.room.read",
      after: { classId: input.classId },
    });
    return listEntries(ctx, input);
  });

/** A child's day for the staff. Audited. */
export const listChildEntries = (ctx: Ctx, input: { childId: string; day: Day }) =>
  ctx.tx(async () => {
    await writeAudit(ctx, { capability: "attendance.room.read", childId: input.childId });
    return listEntries(ctx, input);
  });

const findOfChild = statement((on) =>
  on
    .select({
      ...{ id: dayEntry.id, day: dayEntry.day, kind: dayEntry.kind, payload: dayEntry.payload },
      ...{ startsAt: dayEntry.startsAt, endsAt: dayEntry.endsAt },
      receivedAt: dayEntry.receivedAt,
    })
    .from(dayEntry)
    .where(
      and(
        eq(dayEntry.centreId, sql.placeholder("centreId")),
        eq(dayEntry.childId, sql.placeholder("childId")),
        eq(dayEntry.removed, false),
        between(dayEntry.day, sql.placeholder("from"), sql.placeholder("to")),
      ),
    )
    .orderBy(asc(dayEntry.day), asc(dayEntry.startsAt), asc(dayEntry.id))
    .prepare("entries_of_child"),
);

const listSeen = (ctx: Ctx, childId: OwnChildId, days: { from: Day; to: Day }) =>
  ctx.tx(async (tx) => {
    await writeAudit(ctx, { capability: "families.today.read", childId });
    const rows = await findOfChild(tx, { centreId: ctx.centreId, childId, ...days });
    const seen = rows.flatMap((row) => asSeenByFamily(row, ctx.now) ?? []);
    // reason: the payload was parsed as its kind's before it was written
    return seen as HistoryEntry[];
  });

/** A child's day as its family sees it now: two minutes behind the room. Audited. */
export const listOwnEntries = (ctx: Ctx, childId: OwnChildId, { day }: { day: Day }) =>
  listSeen(ctx, childId, { from: day, to: day });

/** Everything that was written about the own child, oldest first, as its family sees it now. Audited. */
export const listOwnHistory = (ctx: Ctx, childId: OwnChildId) =>
  listSeen(ctx, childId, { from: "0001-01-01", to: "9999-12-31" });

/** An entry with its day, told apart by its kind. */
export type HistoryEntry = {
  [
    K in keyof EntryPayloads
  ]: Pick<Row, "id" | "startsAt" | "endsAt"> & { day: Day; kind: K; payload: EntryPayloads[K] }; // prettier-ignore
}[keyof EntryPayloads];

const findLoggedDays = statement((on) =>
  on
    .selectDistinct({ day: dayEntry.day })
    .from(dayEntry)
    .where(
      and(
        eq(dayEntry.centreId, sql.placeholder("centreId")),
        eq(dayEntry.childId, sql.placeholder("childId")),
        between(dayEntry.day, sql.placeholder("from"), sql.placeholder("to")),
        eq(dayEntry.removed, false),
        lte(dayEntry.receivedAt, sql.placeholder("settled")),
      ),
    )
    .prepare("logged_days"),
);

/** Days of a time on which the family can see something of its child. */
export const listLoggedDays = (
  ctx: Ctx,
  childId: OwnChildId,
  input: { from: Day; to: Day },
): Promise<Set<Day>> =>
  ctx.tx(async (tx) => {
    const settled = instantOf(ctx.now.getTime() - undoMs).toISOString();
    const rows = await findLoggedDays(tx, { centreId: ctx.centreId, childId, ...input, settled });
    return new Set(rows.map(({ day }) => day));
  });

/** What was written about a photo of the own child, and when; null where nothing of it is to be seen yet. */
export const findOwnPhotoNote = (ctx: Ctx, childId: OwnChildId, input: { fileId: string }) =>
  ctx.tx(async (tx) => {
    const [found] = await tx
      .select({ text: sql<string>`${dayEntry.payload} ->> 'text'`, at: dayEntry.startsAt })
      .from(dayEntry)
      .where(
        and(
          eq(dayEntry.centreId, ctx.centreId),
          eq(dayEntry.childId, childId),
          eq(dayEntry.kind, "note"),
          eq(dayEntry.removed, false),
          lte(dayEntry.receivedAt, instantOf(ctx.now.getTime() - undoMs)),
          sql`${dayEntry.payload} -> 'fileIds' ? ${input.fileId}`,
        ),
      )
      .orderBy(asc(dayEntry.startsAt))
      .limit(1);
    return found ?? null;
  });
