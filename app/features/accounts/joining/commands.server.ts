import { eq, isNull } from "drizzle-orm";
import type { Role } from "~db/enums";
import { membership, user } from "~db/schema/accounts";
import { writeAudit } from "~/lib/audit.server";
import { appDatabase, type Transaction } from "~/lib/db.server";
import type { Ctx } from "~/lib/context.server";
import { AppError } from "~/lib/errors";
import { newId } from "~/lib/id";
import { ok, refuse, type Result } from "~/lib/result";
import { hashPassword, passwordMatches } from "../passwords/commands.server";
import { isWeakPassword } from "../rules";

/** An account that exists and whose password was right, or the password of one to be opened. */
export type Joining =
  { userId: string; passwordHash: null } | { userId: null; passwordHash: string };

/**
 * What a person with an invitation proves about a phone: the password of the account that it has already,
 * or a good one for a new account. Nobody gets into an existing account by an invitation alone.
 */
export async function proveOrChoose(phone: string, password: string): Promise<Result<Joining>> {
  const [known] = await appDatabase()
    .select({ id: user.id, passwordHash: user.passwordHash, state: user.state })
    .from(user)
    .where(eq(user.phone, phone));
  if (known?.passwordHash) {
    const matches = await passwordMatches(known.passwordHash, password);
    if (!matches || known.state !== "active") return refuse("wrong_password", "password");
    return ok<Joining>({ userId: known.id, passwordHash: null });
  }
  if (isWeakPassword(password, { phone })) return refuse("password_weak", "password");
  return ok<Joining>({ userId: null, passwordHash: await hashPassword(password) });
}

/** Whether a phone has an account that a password opens. */
export async function hasAccount(phone: string): Promise<boolean> {
  const [known] = await appDatabase()
    .select({ passwordHash: user.passwordHash })
    .from(user)
    .where(eq(user.phone, phone));
  return Boolean(known?.passwordHash);
}

/** Gives the person a role here, and an account where there is none. */
export async function joinCentre(
  tx: Transaction,
  ctx: Ctx,
  person: { name: string; phone: string; role: Role } & Joining,
): Promise<string> {
  const userId = person.userId ?? (await openOrFill(tx, ctx, person));
  await tx
    .insert(membership)
    .values({ userId, centreId: ctx.centreId, role: person.role, createdAt: ctx.now })
    .onConflictDoNothing();
  await writeAudit(ctx, {
    capability: "accounts.account.open",
    after: { userId, role: person.role },
  });
  return userId;
}

/** An account that the office opened and nobody has entered yet takes the password. */
async function openOrFill(
  tx: Transaction,
  ctx: Ctx,
  { name, phone, passwordHash }: { name: string; phone: string; passwordHash: string | null },
): Promise<string> {
  const [row] = await tx
    .insert(user)
    .values({
      ...{ id: newId(ctx.now), name, phone, passwordHash },
      ...{ createdAt: ctx.now, updatedAt: ctx.now },
    })
    .onConflictDoUpdate({
      ...{ target: user.phone, set: { passwordHash, updatedAt: ctx.now } },
      setWhere: isNull(user.passwordHash),
    })
    .returning({ id: user.id });
  // somebody chose a password for this phone meanwhile: it is not ours to change
  if (!row) throw new AppError("conflict");
  return row.id;
}
