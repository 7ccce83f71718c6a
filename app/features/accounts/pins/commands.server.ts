import { and, eq, sql } from "drizzle-orm";
import { deviceUnlock, staffMember, staffPin } from "~db/schema/staff";
import { forgetPinAttempts, lockPin, takePinAttempt } from "~/access/limits.server";
import { writeAudit } from "~/lib/audit.server";
import { instantOf, realNow } from "~/lib/clock";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { employedOn } from "~/lib/employed.server";
import { isId } from "~/lib/id";
import { done, ok, refuse, type Result } from "~/lib/result";
import { hashPassword, passwordMatches } from "../passwords/commands.server";
import { unlockMs, weaknessOf } from "./rules";
import type { EnterPinInput, SetPinInput } from "./schema";

/** The signed-in person's own PIN for the tablets of the classes. Refuses one that is guessed first. */
export const setPin = (ctx: Ctx, input: SetPinInput): Promise<Result> =>
  command(ctx, async (tx) => {
    const [own] = await tx
      .select({ id: staffMember.id, phone: staffMember.phone })
      .from(staffMember)
      .where(
        and(
          eq(staffMember.centreId, ctx.centreId),
          eq(staffMember.userId, ctx.actor.id),
          employedOn(dayOf(ctx.now, ctx.timeZone)),
        ),
      );
    if (!own) return refuse("pin_for_staff_only", "pin");
    const weakness = weaknessOf(input.pin, own);
    if (weakness) return refuse(weakness, "pin");
    const set = { pinHash: await hashPassword(input.pin), setAt: ctx.now };
    await tx
      .insert(staffPin)
      .values({ centreId: ctx.centreId, staffId: own.id, ...set })
      .onConflictDoUpdate({ target: [staffPin.centreId, staffPin.staffId], set });
    await endUnlocks(ctx, own.id);
    await writeAudit(ctx, { capability: "accounts.pin.set", after: { staffId: own.id } });
    return done;
  });

/** The office takes a PIN away that was forgotten or seen: its person sets another. */
export const removePin = (ctx: Ctx, staffId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    const removed = await tx
      .delete(staffPin)
      .where(and(eq(staffPin.centreId, ctx.centreId), eq(staffPin.staffId, staffId)))
      .returning({ staffId: staffPin.staffId });
    if (removed.length === 0) return done;
    await endUnlocks(ctx, staffId);
    await writeAudit(ctx, { capability: "accounts.pin.remove", before: { staffId } });
    return done;
  });

/** What an older PIN opened closes with it. */
const endUnlocks = (ctx: Ctx, staffId: string): Promise<unknown> =>
  ctx.tx((tx) =>
    tx
      .delete(deviceUnlock)
      .where(and(eq(deviceUnlock.centreId, ctx.centreId), eq(deviceUnlock.staffId, staffId))),
  );

/**
 * A PIN typed on a class's tablet. A right one opens for two minutes what asks for one; of wrong ones it says
 * how many tries are left, and after the sixth how long this person waits on this tablet.
 */
export async function verifyPin(
  ctx: Ctx,
  { staffId, pin }: EnterPinInput,
): Promise<Result<{ unlockedMs: number }>> {
  if (ctx.actor.kind !== "device" || !isId(staffId)) return refuse("choose_person", "staffId");
  const known = await findPin(ctx, staffId);
  if (!known) return refuse("choose_person", "staffId");
  if (!known.pinHash) return refuse("pin_not_set", "pin", { name: known.name });
  const attempt = { deviceId: ctx.actor.id, staffId };
  const { left, minutes } = await takePinAttempt(attempt);
  if (minutes > 0) return refuse("pin_locked", "pin", { minutes });
  if (!(await passwordMatches(known.pinHash, pin))) {
    if (left > 0) return refuse("pin_wrong", "pin", { left });
    return refuse("pin_locked", "pin", { minutes: await lockPin(attempt) });
  }
  await forgetPinAttempts(attempt);
  return command(ctx, async (tx) => {
    const until = instantOf(realNow().getTime() + unlockMs);
    await tx
      .insert(deviceUnlock)
      .values({ centreId: ctx.centreId, deviceId: attempt.deviceId, staffId, until })
      .onConflictDoUpdate({
        target: [deviceUnlock.centreId, deviceUnlock.deviceId, deviceUnlock.staffId],
        set: { until: sql`excluded.until` },
      });
    await writeAudit(ctx, { capability: "accounts.pin.enter", after: { staffId } });
    return ok({ unlockedMs: unlockMs });
  });
}

async function findPin(ctx: Ctx, staffId: string) {
  const [found] = await ctx.tx((tx) =>
    tx
      .select({ name: staffMember.name, pinHash: staffPin.pinHash })
      .from(staffMember)
      .leftJoin(
        staffPin,
        and(eq(staffPin.centreId, staffMember.centreId), eq(staffPin.staffId, staffMember.id)),
      )
      .where(
        and(
          eq(staffMember.centreId, ctx.centreId),
          eq(staffMember.id, staffId),
          employedOn(dayOf(ctx.now, ctx.timeZone)),
        ),
      ),
  );
  return found ?? null;
}
