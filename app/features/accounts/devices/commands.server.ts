import { randomBytes, randomInt } from "node:crypto";
import { and, eq, gt, isNull, lte } from "drizzle-orm";
import { device, devicePairing } from "~db/schema/accounts";
import { classTable } from "~db/schema/centres";
import { deviceContext, findWaiting, forgetDevice, keepDevice } from "~/access/device.server";
import { forgetPairingAttempt, takePairingAttempt } from "~/access/limits.server";
import { hashToken } from "~/access/session.server";
import { writeAudit } from "~/lib/audit.server";
import { instantOf, realNow } from "~/lib/clock";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { done, ok, refuse, type Result } from "~/lib/result";
import { pairingMs } from "./rules";
import type { AddDeviceInput, ChangeDeviceInput } from "./schema";

const capability = "accounts.device.change";

export type MadeCode = { deviceId: string; code: string; expiresAt: string };

/** A tablet for a class, and the code that makes a browser be it. */
export const addDevice = (ctx: Ctx, input: AddDeviceInput): Promise<Result<MadeCode>> =>
  command(ctx, async (tx) => {
    if (!(await isOpenClass(tx, ctx, input.classId))) return refuse("not_found", "classId");
    const deviceId = newId(ctx.now);
    await tx.insert(device).values({
      ...{ id: deviceId, centreId: ctx.centreId, ...input, createdAt: ctx.now },
      createdBy: ctx.actor.kind === "user" ? ctx.actor.id : null,
    });
    await writeAudit(ctx, { capability, after: { deviceId, classId: input.classId } });
    return ok(await makeCode(tx, ctx, deviceId));
  });

/** Another code for a tablet: it takes the place of the one before. What is paired stays so until it is used. */
export const renewCode = (ctx: Ctx, input: { deviceId: string }): Promise<Result<MadeCode>> =>
  command(ctx, async (tx) => {
    if (!(await holdDevice(tx, ctx, input.deviceId))) return refuse("not_found");
    await writeAudit(ctx, { capability, after: { deviceId: input.deviceId } });
    return ok(await makeCode(tx, ctx, input.deviceId));
  });

/** Names a tablet anew, or moves it to another class: at its next tap it is that class's. */
export const changeDevice = (ctx: Ctx, input: ChangeDeviceInput): Promise<Result> =>
  command(ctx, async (tx) => {
    const { deviceId, classId, name } = input;
    const before = await holdDevice(tx, ctx, deviceId);
    if (!before) return refuse("not_found");
    if (before.classId !== classId && !(await isOpenClass(tx, ctx, classId))) {
      return refuse("not_found", "classId");
    }
    await tx.update(device).set({ classId, name }).where(own(ctx, deviceId));
    await writeAudit(ctx, {
      capability,
      before: { deviceId, classId: before.classId },
      after: { deviceId, classId },
    });
    return done;
  });

/** Ends a tablet for good: its next request finds nothing. Ended twice is ended once. */
export const revokeDevice = (ctx: Ctx, input: { deviceId: string }): Promise<Result> =>
  command(ctx, async (tx) => {
    const { deviceId } = input;
    if (!(await holdDevice(tx, ctx, deviceId))) return refuse("not_found");
    await tx.delete(devicePairing).where(eq(devicePairing.deviceId, deviceId));
    await tx
      .update(device)
      .set({
        ...{ tokenHash: null, revokedAt: ctx.now },
        revokedBy: ctx.actor.kind === "user" ? ctx.actor.id : null,
      })
      .where(own(ctx, deviceId));
    await writeAudit(ctx, { capability, before: { deviceId } });
    return done;
  });

/** The tablet gives itself back: it opens nothing any more, and waits for a new code in the office's list. */
export async function handBack(ctx: Ctx): Promise<string> {
  await command(ctx, async (tx) => {
    await tx.update(device).set({ tokenHash: null }).where(own(ctx, ctx.actor.id));
    await writeAudit(ctx, {
      capability: "accounts.device.handBack",
      before: { deviceId: ctx.actor.id },
    });
    return done;
  });
  return forgetDevice();
}

const own = (ctx: Ctx, deviceId: string) =>
  and(eq(device.id, deviceId), eq(device.centreId, ctx.centreId), isNull(device.revokedAt));

async function holdDevice(tx: Transaction, ctx: Ctx, deviceId: string) {
  const [found] = await tx
    .select({ classId: device.classId })
    .from(device)
    .where(own(ctx, deviceId))
    .for("update");
  return found ?? null;
}

async function isOpenClass(tx: Transaction, ctx: Ctx, classId: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: classTable.id })
    .from(classTable)
    .where(
      and(
        eq(classTable.centreId, ctx.centreId),
        eq(classTable.id, classId),
        eq(classTable.closed, false),
      ),
    );
  return found !== undefined;
}

/** Six digits that no other tablet waits with. */
async function makeCode(tx: Transaction, ctx: Ctx, deviceId: string): Promise<MadeCode> {
  const at = realNow();
  const expiresAt = instantOf(at.getTime() + pairingMs);
  await tx.delete(devicePairing).where(eq(devicePairing.deviceId, deviceId));
  for (;;) {
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    const codeHash = hashToken(code);
    await tx
      .delete(devicePairing)
      .where(and(eq(devicePairing.codeHash, codeHash), lte(devicePairing.expiresAt, at)));
    const made = await tx
      .insert(devicePairing)
      .values({ codeHash, centreId: ctx.centreId, deviceId, createdAt: at, expiresAt })
      .onConflictDoNothing()
      .returning({ codeHash: devicePairing.codeHash });
    if (made.length > 0) return { deviceId, code, expiresAt: expiresAt.toISOString() };
  }
}

/**
 * The digits typed or scanned on a tablet. Refuses a code nobody waits with, one that was used or is too old,
 * and for a while an address that guesses.
 */
export async function enterCode(
  request: Request,
  { code }: { code: string },
  address: string,
): Promise<Result<{ cookie: string; goTo: string }>> {
  const minutes = await takePairingAttempt(address);
  if (minutes > 0) return refuse("too_many_attempts", "code", { minutes });
  const waiting = await findWaiting(code);
  if (!waiting) return refuse("code_unknown", "code");
  const claimed = await claimCode(deviceContext(request, waiting), { code });
  if (!claimed.ok) return claimed;
  await forgetPairingAttempt(address);
  return ok({ cookie: keepDevice(claimed.value.token), goTo: `/room/${waiting.classId}` });
}

/** Uses a code up, once: its tablet gets a new token, and whatever browser was that tablet before loses it. */
export const claimCode = (
  ctx: Ctx,
  { code }: { code: string },
): Promise<Result<{ token: string }>> =>
  command(ctx, async (tx) => {
    const codeHash = hashToken(code);
    const ofCentre = and(
      eq(devicePairing.codeHash, codeHash),
      eq(devicePairing.centreId, ctx.centreId),
    );
    const [link] = await tx
      .update(devicePairing)
      .set({ usedAt: realNow() })
      .where(and(ofCentre, isNull(devicePairing.usedAt), gt(devicePairing.expiresAt, realNow())))
      .returning({ deviceId: devicePairing.deviceId });
    if (!link) {
      const [known] = await tx
        .select({ usedAt: devicePairing.usedAt })
        .from(devicePairing)
        .where(ofCentre);
      if (!known) return refuse("code_unknown", "code");
      return refuse(known.usedAt ? "code_used" : "code_expired", "code");
    }
    const token = randomBytes(32).toString("base64url");
    const at = { pairedAt: ctx.now, lastSeenAt: ctx.now };
    await tx
      .update(device)
      .set({ tokenHash: hashToken(token), ...at })
      .where(own(ctx, link.deviceId));
    await writeAudit(ctx, {
      capability: "accounts.device.pair",
      after: { deviceId: link.deviceId },
    });
    return ok({ token });
  });
