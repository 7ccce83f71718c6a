import { and, eq, gt } from "drizzle-orm";
import { deviceUnlock, staffMember, staffPin } from "~db/schema/staff";
import { realNow } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { employedOn } from "~/lib/employed.server";

/** The signed-in person's own PIN: since when there is one. Null for somebody who does not work here. */
export async function getOwnPin(ctx: Ctx): Promise<{ setAt: string | null } | null> {
  if (ctx.actor.kind !== "user") return null;
  const [found] = await ctx.tx((tx) =>
    tx
      .select({ setAt: staffPin.setAt })
      .from(staffMember)
      .leftJoin(
        staffPin,
        and(eq(staffPin.centreId, staffMember.centreId), eq(staffPin.staffId, staffMember.id)),
      )
      .where(
        and(
          eq(staffMember.centreId, ctx.centreId),
          eq(staffMember.userId, ctx.actor.id),
          employedOn(dayOf(ctx.now, ctx.timeZone)),
        ),
      ),
  );
  return found ? { setAt: found.setAt?.toISOString() ?? null } : null;
}

/** Since when a member of the staff has a PIN, for the office. */
export async function getPinOf(ctx: Ctx, input: { staffId: string }): Promise<string | null> {
  const [found] = await ctx.tx((tx) =>
    tx
      .select({ setAt: staffPin.setAt })
      .from(staffPin)
      .where(and(eq(staffPin.centreId, ctx.centreId), eq(staffPin.staffId, input.staffId))),
  );
  return found?.setAt.toISOString() ?? null;
}

/** Whether this person typed the PIN on this tablet within the last two minutes. */
export async function isUnlocked(ctx: Ctx, staffId: string | null): Promise<boolean> {
  if (ctx.actor.kind !== "device" || !staffId) return false;
  const [found] = await ctx.tx((tx) =>
    tx
      .select({ until: deviceUnlock.until })
      .from(deviceUnlock)
      .where(
        and(
          eq(deviceUnlock.centreId, ctx.centreId),
          eq(deviceUnlock.deviceId, ctx.actor.id),
          eq(deviceUnlock.staffId, staffId),
          gt(deviceUnlock.until, realNow()),
        ),
      ),
  );
  return found !== undefined;
}

/** What is sensitive is open to a person who signed in, and on a tablet to one who typed the PIN. */
export const maySeeSensitive = async (ctx: Ctx, staffId: string | null): Promise<boolean> =>
  ctx.actor.kind !== "device" || (await isUnlocked(ctx, staffId));
