import { and, asc, count, eq, ilike, or, sql } from "drizzle-orm";
import type { Role } from "~db/enums";
import { membership, passwordReset, user } from "~db/schema/accounts";
import { centre } from "~db/schema/centres";
import type { Visit } from "~/access/require.server";
import { hashToken, listSessions, type SignedIn } from "~/access/session.server";
import { realNow } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { appDatabase } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { isId } from "~/lib/id";
import { maskPhone } from "~/lib/phone";
import { landingOf, safeReturnTo } from "./rules";
import type { ListAccountsInput } from "./schema";

/** True until the first director exists: the only time first-run set-up opens. */
export async function isFirstRun(): Promise<boolean> {
  const rows = await appDatabase().select({ id: user.id }).from(user).limit(1);
  return rows.length === 0;
}

/** Whether a phone has an account that a password opens. */
export async function hasAccount(phone: string): Promise<boolean> {
  const [known] = await appDatabase()
    .select({ passwordHash: user.passwordHash })
    .from(user)
    .where(eq(user.phone, phone));
  return Boolean(known?.passwordHash);
}

export type PublicCentre = { name: string; shortName: string; isDemo: boolean };

/** Where a visit goes on: where it wanted to, or its role's first page. */
export const whereTo = (visit: Visit, returnTo: string | null): string =>
  safeReturnTo(returnTo, landingOf(visit.role));

/** The centre that a public page is about: the one in its address, or the only one there is. */
export async function getPublicCentre(centreId?: string): Promise<PublicCentre | null> {
  const rows = await appDatabase()
    .select({ name: centre.name, shortName: centre.shortName, demoDay: centre.demoDay })
    .from(centre)
    .where(centreId && isId(centreId) ? eq(centre.id, centreId) : undefined)
    .limit(2);
  const [only] = rows;
  if (!only || rows.length > 1) return null;
  return { name: only.name, shortName: only.shortName, isDemo: only.demoDay !== null };
}

export type AccountRow = {
  userId: string;
  name: string;
  phone: string | null;
  roles: Role[];
  hasPassword: boolean;
};

/** Every account of the centre, with the roles it holds here. */
export async function listAccounts(ctx: Ctx, input: ListAccountsInput): Promise<AccountRow[]> {
  const like = `%${input.q.replace(/[%_\\]/g, "\\$&")}%`;
  const rows = await ctx.tx((tx) =>
    tx
      .select({
        userId: user.id,
        name: user.name,
        phone: user.phone,
        hasPassword: sql<boolean>`${user.passwordHash} is not null`,
        roles: sql<Role[]>`json_agg(${membership.role} order by ${membership.role})`,
      })
      .from(membership)
      .innerJoin(user, eq(user.id, membership.userId))
      .where(
        and(
          eq(membership.centreId, ctx.centreId),
          input.q ? or(ilike(user.name, like), ilike(user.phone, like)) : undefined,
        ),
      )
      .groupBy(user.id)
      .having(input.role ? sql`bool_or(${membership.role} = ${input.role})` : undefined)
      .orderBy(asc(user.name), asc(user.id)),
  );
  return rows.map((row) => ({ ...row, phone: row.phone && maskPhone(row.phone) }));
}

/** A person of this centre, for the reset page; another centre's account is not found. */
export async function getAccount(ctx: Ctx, input: { userId: string }): Promise<AccountRow> {
  const rows = await ctx.tx((tx) =>
    tx
      .select({
        id: user.id,
        name: user.name,
        phone: user.phone,
        hash: user.passwordHash,
        role: membership.role,
      })
      .from(membership)
      .innerJoin(user, eq(user.id, membership.userId))
      .where(and(eq(membership.centreId, ctx.centreId), eq(membership.userId, input.userId))),
  );
  const [first] = rows;
  if (!first) throw notFound("account");
  return {
    userId: first.id,
    name: first.name,
    phone: first.phone && maskPhone(first.phone),
    hasPassword: first.hash !== null,
    roles: rows.map((row) => row.role),
  };
}

/** The person's own sessions, the current one marked. */
export async function listOwnSessions(session: SignedIn) {
  const rows = await listSessions(session.userId);
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    current: row.id === session.sessionId,
  }));
}

/** Whose one-time link this is, while it is unused and in time. */
export async function getResetLink(token: string): Promise<{ name: string } | null> {
  const [row] = await appDatabase()
    .select({ name: user.name, expiresAt: passwordReset.expiresAt, usedAt: passwordReset.usedAt })
    .from(passwordReset)
    .innerJoin(user, eq(user.id, passwordReset.userId))
    .where(eq(passwordReset.tokenHash, hashToken(token)));
  if (!row || row.usedAt || row.expiresAt <= realNow()) return null;
  return { name: row.name };
}

export async function countAccounts(ctx: Ctx): Promise<number> {
  const [row] = await ctx.tx((tx) =>
    tx.select({ n: count() }).from(membership).where(eq(membership.centreId, ctx.centreId)),
  );
  return row?.n ?? 0;
}
