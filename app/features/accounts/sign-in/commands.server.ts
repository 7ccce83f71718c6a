import { eq, sql } from "drizzle-orm";
import type { Role } from "~db/enums";
import { membership, user } from "~db/schema/accounts";
import { forgetFailedAttempts, takeAttempt } from "~/access/limits.server";
import { startSession } from "~/access/session.server";
import { appDatabase } from "~/lib/db.server";
import { ok, refuse, type Result } from "~/lib/result";
import { passwordMatches } from "../passwords/commands.server";
import { getPublicCentre } from "../queries.server";
import { demoRoles, deviceName, landingOf, normaliseLogin, safeReturnTo } from "../rules";
import type { SignInInput } from "../schema";

type From = { userAgent: string | null; address: string };
type SignedInTo = { cookie: string; goTo: string };

/** Phone or e-mail and password. Unknown account and wrong password are the same answer in the same time. */
export async function signIn(input: SignInInput, from: From): Promise<Result<SignedInTo>> {
  const login = normaliseLogin(input.login);
  const attempt = { account: "phone" in login ? login.phone : login.email, address: from.address };
  const minutes = await takeAttempt(attempt);
  if (minutes > 0) return refuse("too_many_attempts", undefined, { minutes });
  const [found] = await appDatabase()
    .select({ id: user.id, passwordHash: user.passwordHash, state: user.state })
    .from(user)
    .where(
      "phone" in login ? eq(user.phone, login.phone) : eq(sql`lower(${user.email})`, login.email),
    );
  const matches = await passwordMatches(found?.passwordHash, input.password);
  if (!found || !matches || found.state !== "active") return refuse("wrong_login_or_password");
  await forgetFailedAttempts(attempt);
  const [first] = await appDatabase()
    .select({ centreId: membership.centreId, role: membership.role })
    .from(membership)
    .where(eq(membership.userId, found.id))
    .orderBy(membership.createdAt)
    .limit(1);
  return ok(await open(found.id, first, from, input.returnTo));
}

async function open(
  userId: string,
  as: { centreId: string; role: Role } | undefined,
  { userAgent, address }: From,
  returnTo: string,
): Promise<SignedInTo> {
  const start = { centreId: as?.centreId ?? null, role: as?.role ?? null };
  const device = deviceName(userAgent);
  return {
    cookie: await startSession(userId, { ...start, device, address }),
    goTo: safeReturnTo(returnTo, landingOf(start.role)),
  };
}

/** One button a role on the demo's login page. Refused wherever a real centre lives in the installation. */
export async function signInToDemo(role: string, from: From): Promise<Result<SignedInTo>> {
  if (!(await getPublicCentre())?.isDemo) return refuse("not_found");
  const known = demoRoles.find((one) => one === role);
  if (!known) return refuse("not_found");
  const [first] = await appDatabase()
    .select({ userId: membership.userId, centreId: membership.centreId, role: membership.role })
    .from(membership)
    .where(eq(membership.role, known))
    .orderBy(membership.createdAt, membership.userId)
    .limit(1);
  if (!first) return refuse("not_found");
  return ok(await open(first.userId, first, from, ""));
}
