import { and, asc, eq } from "drizzle-orm";
import { dayEntry } from "~db/schema/attendance";
import { user } from "~db/schema/accounts";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import type { Day } from "~/lib/dates";
import { asSeenByFamily } from "./rules";
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
        by: user.name,
      })
      .from(dayEntry)
      .leftJoin(user, eq(user.id, dayEntry.actorUserId))
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
    // reason: the payload was parsed as its kind's before it was written
    return rows as DayEntry[];
  });

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

/** A child's day as its family sees it now: two minutes behind the room. Audited. */
export const listOwnEntries = (ctx: Ctx, childId: OwnChildId, input: { day: Day }) =>
  ctx.tx(async () => {
    await writeAudit(ctx, { capability: "families.today.read", childId });
    const entries = await listEntries(ctx, { childId, day: input.day });
    return entries.flatMap((entry) => asSeenByFamily(entry, ctx.now) ?? []);
  });
