import { and, asc, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { device, devicePairing } from "~db/schema/accounts";
import { classTable } from "~db/schema/centres";
import { realNow } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { notFound } from "~/lib/errors";
import { stateOf } from "./rules";

const codeOf = (ctx: Ctx) => sql<boolean>`exists (select 1 from ${devicePairing}
  where ${and(
    eq(devicePairing.centreId, ctx.centreId),
    eq(devicePairing.deviceId, device.id),
    isNull(devicePairing.usedAt),
    gt(devicePairing.expiresAt, realNow()),
  )})`;

/** Every tablet of the centre, class by class, those that are no more at the end. */
export const listDevices = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        id: device.id,
        name: device.name,
        classId: device.classId,
        className: classTable.name,
        colour: classTable.colour,
        isPaired: sql<boolean>`${device.tokenHash} is not null`,
        hasCode: codeOf(ctx),
        createdAt: device.createdAt,
        pairedAt: device.pairedAt,
        lastSeenAt: device.lastSeenAt,
        revokedAt: device.revokedAt,
      })
      .from(device)
      .innerJoin(
        classTable,
        and(eq(classTable.centreId, device.centreId), eq(classTable.id, device.classId)),
      )
      .where(eq(device.centreId, ctx.centreId))
      .orderBy(
        sql`${device.revokedAt} is not null`,
        asc(classTable.position),
        desc(device.createdAt),
        asc(device.id),
      );
    const iso = (at: Date | null) => at?.toISOString() ?? null;
    return rows.map(({ isPaired, hasCode, createdAt, ...row }) => ({
      ...row,
      state: stateOf({ isPaired, hasCode, isRevoked: row.revokedAt !== null }),
      createdAt: createdAt.toISOString(),
      pairedAt: iso(row.pairedAt),
      lastSeenAt: iso(row.lastSeenAt),
      revokedAt: iso(row.revokedAt),
    }));
  });

export type DeviceRow = Awaited<ReturnType<typeof listDevices>>[number];

/** A tablet of this centre that may still be used; another's, or a revoked one, is not found. */
export async function getDevice(ctx: Ctx, input: { deviceId: string }) {
  const [found] = await ctx.tx((tx) =>
    tx
      .select({ id: device.id, name: device.name, classId: device.classId })
      .from(device)
      .where(
        and(
          eq(device.id, input.deviceId),
          eq(device.centreId, ctx.centreId),
          isNull(device.revokedAt),
        ),
      ),
  );
  if (!found) throw notFound("device");
  return found;
}
