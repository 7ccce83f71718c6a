import { and, asc, desc, eq, ilike, or, sql, type SQL } from "drizzle-orm";
import { device, user } from "~db/schema/accounts";
import { auditEntry } from "~db/schema/audit";
import { child } from "~db/schema/children";
import type { Ctx } from "~/lib/context.server";
import { isId } from "~/lib/id";
import { auditPageSize, type ListAuditInput } from "./schema";

const ofActor = sql`${user.id}::text = ${auditEntry.actorId}`;

function filters(ctx: Ctx, input: ListAuditInput): SQL | undefined {
  const text = input.q.toLowerCase().replace(/[%_\\]/g, "\\$&");
  const isChosen = input.child !== undefined && isId(input.child);
  return and(
    eq(auditEntry.centreId, ctx.centreId),
    isChosen ? eq(auditEntry.childId, input.child ?? "") : undefined,
    input.person ? eq(auditEntry.actorId, input.person) : undefined,
    text ? or(ilike(child.name, `%${text}%`), ilike(child.pinyin, `${text}%`)) : undefined,
  );
}

/** Who did or read what, the newest first, fifty at a time. Names are looked up, never kept. */
export const listAuditEntries = (ctx: Ctx, input: ListAuditInput) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        id: auditEntry.id,
        at: auditEntry.at,
        actorKind: auditEntry.actorKind,
        actorId: auditEntry.actorId,
        actorName: user.name,
        deviceName: device.name,
        role: auditEntry.role,
        capability: auditEntry.capability,
        childId: auditEntry.childId,
        childName: child.name,
        total: sql<number>`count(*) over ()::int`,
      })
      .from(auditEntry)
      .leftJoin(user, ofActor)
      .leftJoin(
        device,
        and(eq(auditEntry.actorKind, "device"), sql`${device.id}::text = ${auditEntry.actorId}`),
      )
      .leftJoin(
        child,
        and(eq(child.centreId, auditEntry.centreId), eq(child.id, auditEntry.childId)),
      )
      .where(filters(ctx, input))
      .orderBy(desc(auditEntry.at), desc(auditEntry.id))
      .limit(auditPageSize)
      .offset((input.page - 1) * auditPageSize);
    return {
      total: rows[0]?.total ?? 0,
      rows: rows.map(({ total: _total, at, ...row }) => ({ ...row, at: at.toISOString() })),
    };
  });

export type AuditRow = Awaited<ReturnType<typeof listAuditEntries>>["rows"][number];

/** Every person of the centre who stands in the record, for the filter. */
export const listAuditActors = (ctx: Ctx) =>
  ctx.tx((tx) =>
    tx
      .selectDistinct({ id: user.id, name: user.name })
      .from(auditEntry)
      .innerJoin(user, ofActor)
      .where(eq(auditEntry.centreId, ctx.centreId))
      .orderBy(asc(user.name), asc(user.id)),
  );
