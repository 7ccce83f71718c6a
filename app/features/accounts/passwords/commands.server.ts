import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { and, eq, gt, isNull, ne, sql } from "drizzle-orm";
import type { Role } from "~db/enums";
import { membership, passwordReset, user } from "~db/schema/accounts";
import { hashToken, revokeOtherSessions, type SignedIn } from "~/access/session.server";
import { writeAudit } from "~/lib/audit.server";
import { instantOf, realNow } from "~/lib/clock";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { appDatabase } from "~/lib/db.server";
import { announce } from "~/lib/outbox.server";
import { done, ok, refuse, type Result } from "~/lib/result";
import { isWeakPassword, normaliseLogin } from "../rules";
import type { ChangePasswordInput } from "../schema";

/** argon2id, 19 MiB, two passes (OWASP's first choice). */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const hashPassword = (password: string): Promise<string> => hash(password, argon);

let decoy: Promise<string> | undefined;

/** Checks a password in the same time whether or not the account exists. */
export async function passwordMatches(stored: string | null | undefined, password: string) {
  decoy ??= hashPassword(randomBytes(16).toString("hex"));
  const matches = await verify(stored ?? (await decoy), password);
  return Boolean(stored) && matches;
}

const resetLinkMs = 24 * 3_600_000;

/** A one-time link that the office hands over in person or prints; good for 24 hours, older ones die. */
export async function makeResetLink(
  ctx: Ctx,
  input: { userId: string },
): Promise<Result<{ token: string; expiresAt: string }>> {
  const token = randomBytes(24).toString("base64url");
  const expiresAt = instantOf(realNow().getTime() + resetLinkMs);
  return command(ctx, async (tx) => {
    const held = await tx
      .select({ role: membership.role })
      .from(membership)
      .where(and(eq(membership.centreId, ctx.centreId), eq(membership.userId, input.userId)));
    if (held.length === 0) return refuse("not_found", "userId");
    // an office clerk must not be able to become the director, nor anyone the host's administrator
    const isAbove = (role: Role) =>
      role === "platformAdmin" || (role === "director" && ctx.actor.role !== "director");
    if (held.some((row) => isAbove(row.role))) return refuse("director_resets_director", "userId");
    // a centre may give anyone's phone a role here: that must not open what the person is elsewhere
    const [elsewhere] = await tx
      .select({ centreId: membership.centreId })
      .from(membership)
      .where(and(eq(membership.userId, input.userId), ne(membership.centreId, ctx.centreId)))
      .limit(1);
    if (elsewhere) return refuse("account_of_other_centre", "userId");
    await tx.delete(passwordReset).where(eq(passwordReset.userId, input.userId));
    await tx.insert(passwordReset).values({
      ...{ tokenHash: hashToken(token), userId: input.userId, createdBy: ctx.actor.id },
      ...{ createdAt: realNow(), expiresAt },
    });
    await writeAudit(ctx, {
      capability: "accounts.password.reset",
      after: { userId: input.userId },
    });
    return ok({ token, expiresAt: expiresAt.toISOString() });
  });
}

/** Sets the password behind a link, once, and signs every device out. */
export async function redeemResetLink(token: string, password: string): Promise<Result> {
  const passwordHash = await hashPassword(password);
  const outcome = await appDatabase().transaction(async (tx): Promise<Result<string>> => {
    const [link] = await tx
      .update(passwordReset)
      .set({ usedAt: realNow() })
      .where(
        and(
          eq(passwordReset.tokenHash, hashToken(token)),
          isNull(passwordReset.usedAt),
          gt(passwordReset.expiresAt, realNow()),
        ),
      )
      .returning({ userId: passwordReset.userId });
    if (!link) return refuse("link_used_or_expired");
    await tx
      .update(user)
      .set({ passwordHash, updatedAt: realNow() })
      .where(eq(user.id, link.userId));
    return ok(link.userId);
  });
  if (!outcome.ok) return outcome;
  await revokeOtherSessions(outcome.value);
  return done;
}

export async function changePassword(
  ctx: Ctx,
  session: SignedIn,
  input: ChangePasswordInput,
): Promise<Result> {
  const [own] = await appDatabase()
    .select({ passwordHash: user.passwordHash, phone: user.phone })
    .from(user)
    .where(eq(user.id, session.userId));
  if (!(await passwordMatches(own?.passwordHash, input.current))) {
    return refuse("wrong_password", "current");
  }
  if (isWeakPassword(input.password, { phone: own?.phone }))
    return refuse("password_weak", "password");
  const passwordHash = await hashPassword(input.password);
  const changed = await command(ctx, async (tx) => {
    await tx
      .update(user)
      .set({ passwordHash, updatedAt: ctx.now })
      .where(eq(user.id, session.userId));
    await writeAudit(ctx, { capability: "accounts.own.change", after: { userId: session.userId } });
    await announce(ctx, "account.passwordReset", { userId: session.userId });
    return done;
  });
  if (changed.ok) await revokeOtherSessions(session.userId, session.sessionId);
  return changed;
}

/** For `npm run account:reset`: whoever can run a command on the host may set any password. */
export async function forcePassword(
  login: string,
  password: string,
): Promise<Result<{ name: string }>> {
  const found = normaliseLogin(login);
  const [changed] = await appDatabase()
    .update(user)
    .set({ passwordHash: await hashPassword(password), state: "active", updatedAt: realNow() })
    .where(
      "phone" in found ? eq(user.phone, found.phone) : eq(sql`lower(${user.email})`, found.email),
    )
    .returning({ id: user.id, name: user.name });
  if (!changed) return refuse("not_found");
  await revokeOtherSessions(changed.id);
  return ok({ name: changed.name });
}
