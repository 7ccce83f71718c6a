import { and, desc, eq, gte, inArray, isNull, lt, not, or, sql } from "drizzle-orm";
import { device, user } from "~db/schema/accounts";
import { auditEntry } from "~db/schema/audit";
import { familyRoles } from "~/access/policy";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { addDays, dayOf, instantAt, type Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { belongingOn } from "~/lib/enrolled.server";
import { groupBy } from "~/lib/group";
import { isId } from "~/lib/id";
import { capabilitiesOfKind, classWide, daysOfPage } from "./rules";
import type { ListReadsInput } from "./schema";

/** Somebody else's reading: jobs read nothing for themselves, and the asker knows of the own ones. */
const byOthers = (ctx: Ctx, capabilities: readonly string[]) =>
  and(
    eq(auditEntry.centreId, ctx.centreId),
    inArray(auditEntry.actorKind, ["user", "device"]),
    not(eq(auditEntry.actorId, ctx.actor.id)),
    inArray(auditEntry.capability, [...capabilities]),
  );

const midnight = (ctx: Ctx, day: Day) => instantAt(day, "00:00", ctx.timeZone);

/**
 * Who else read of the own child in the seven days up to `day`, a line for each person, day and kind of data. What
 * is read of a whole class counts where the child was in its hands that day. Audited.
 */
export const listReads = (ctx: Ctx, childId: OwnChildId, input: ListReadsInput) =>
  ctx.tx(async (tx) => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const last = input.day && input.day < today ? input.day : today;
    const first = addDays(last, 1 - daysOfPage);
    const capabilities = capabilitiesOfKind(input.kind);
    const local = sql`${auditEntry.at} at time zone ${ctx.timeZone}`;
    const rows = await tx
      .select({
        day: sql<Day>`to_char(${local}, 'YYYY-MM-DD')`,
        actorKind: auditEntry.actorKind,
        actorId: auditEntry.actorId,
        role: auditEntry.role,
        capability: auditEntry.capability,
        ofClass: sql<boolean>`${auditEntry.childId} is null`,
        from: sql<string>`to_char(min(${local}), 'HH24:MI')`,
        to: sql<string>`to_char(max(${local}), 'HH24:MI')`,
        times: sql<number>`count(*)::int`,
      })
      .from(auditEntry)
      .where(
        and(
          byOthers(ctx, capabilities),
          gte(auditEntry.at, midnight(ctx, first)),
          lt(auditEntry.at, midnight(ctx, addDays(last, 1))),
          or(eq(auditEntry.childId, childId), await ofItsClasses(tx, ctx, childId, first)),
        ),
      )
      .groupBy(sql`1, 2, 3, 4, 5, 6`)
      .orderBy(sql`1 desc`, sql`8 desc`, auditEntry.actorId);
    const names = await namesOf(tx, rows);
    const [older] = await tx
      .select({ at: auditEntry.at })
      .from(auditEntry)
      .where(
        and(
          byOthers(ctx, capabilities),
          eq(auditEntry.childId, childId),
          lt(auditEntry.at, midnight(ctx, first)),
        ),
      )
      .orderBy(desc(auditEntry.at))
      .limit(1);
    await writeAudit(ctx, { capability: "families.reads.read", childId });
    const lines = rows.map(({ actorKind, actorId, ...row }) => ({
      ...row,
      name: names.get(actorId) ?? null,
      isTablet: actorKind === "device",
      isFamily: [...familyRoles, "pickupOnly"].some((role) => role === row.role),
      key: [row.day, actorId, row.role, row.capability, String(row.ofClass)].join(" "),
    }));
    return {
      ...{ first, last, today },
      days: [...groupBy(lines, ({ day }) => day)].map(([day, reads]) => ({ day, reads })),
      earlier: older ? dayOf(older.at, ctx.timeZone) : null,
      later: last < today ? addDays(last, daysOfPage) : null,
    };
  });

export type Reads = Awaited<ReturnType<typeof listReads>>;
export type Read = Reads["days"][number]["reads"][number];

/** Reads of whole classes on those days of the page on which the child was theirs. */
async function ofItsClasses(tx: Transaction, ctx: Ctx, childId: OwnChildId, first: Day) {
  const found = [];
  for (let at = 0; at < daysOfPage; at += 1) {
    const day = addDays(first, at);
    // which weekday's pattern counts makes no difference to where a child belongs
    const place = belongingOn(tx, ctx.centreId, day, 1);
    const classes = await tx
      .select({ id: place.classId })
      .from(place)
      .where(eq(place.childId, childId));
    const ids = classes.map(({ id }) => id);
    if (ids.length === 0) continue;
    found.push(
      and(
        gte(auditEntry.at, midnight(ctx, day)),
        lt(auditEntry.at, midnight(ctx, addDays(day, 1))),
        inArray(sql`${auditEntry.after} ->> 'classId'`, ids),
      ),
    );
  }
  if (found.length === 0) return undefined;
  return and(
    isNull(auditEntry.childId),
    inArray(auditEntry.capability, [...classWide]),
    or(...found),
  );
}

/** Names are looked up, never kept. */
async function namesOf(
  tx: Transaction,
  rows: readonly { actorKind: string; actorId: string }[],
): Promise<Map<string, string>> {
  const idsOf = (kind: string) => [
    ...new Set(rows.flatMap((row) => (row.actorKind === kind && isId(row.actorId) ? row.actorId : []))), // prettier-ignore
  ];
  const people = await tx
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(inArray(user.id, idsOf("user")));
  const tablets = await tx
    .select({ id: device.id, name: device.name })
    .from(device)
    .where(inArray(device.id, idsOf("device")));
  return new Map([...people, ...tablets].map(({ id, name }) => [id, name]));
}
