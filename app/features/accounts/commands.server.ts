import { eq, sql } from "drizzle-orm";
import { locales, themes, type Locale, type Theme } from "~db/enums";
import { membership, user } from "~db/schema/accounts";
import { foundingContext, type Visit } from "~/access/require.server";
import { revokeOtherSessions, revokeSession, type SignedIn } from "~/access/session.server";
import { foundCentre } from "~/features/centres/commands.server";
import type { FoundCentreInput } from "~/features/centres/schema";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { appDatabase } from "~/lib/db.server";
import { newId } from "~/lib/id";
import {
  localeCookie,
  preferenceCookie,
  textCookie,
  textSizes,
  themeCookie,
} from "~/lib/preferences";
import { done, ok, refuse, type Result } from "~/lib/result";
import { hashPassword } from "./passwords/commands.server";
import { isWeakPassword, mayGive, safeReturnTo } from "./rules";
import type { OpenAccountInput, SetUpInput } from "./schema";

/** First-run set-up: the first director and the centre, together or not at all. */
export const setUpCentre = (input: SetUpInput): Promise<Result<{ userId: string }>> =>
  foundWithDirector(foundingContext({ userId: newId(), name: input.directorName }), input);

/** The same inside a context that stands: what the seed calls, with the plan of the centre on top. */
export async function foundWithDirector(
  ctx: Ctx,
  input: SetUpInput,
  plan: Partial<FoundCentreInput> = {},
): Promise<Result<{ userId: string }>> {
  if (isWeakPassword(input.password, input)) return refuse("password_weak", "password");
  const passwordHash = await hashPassword(input.password);
  return command(ctx, async (tx) => {
    // two browsers may press the button at once: one founds, the other is told
    await tx.execute(sql`select pg_advisory_xact_lock(7301136)`);
    const [someone] = await tx.select({ id: user.id }).from(user).limit(1);
    if (someone) return refuse("already_set_up");
    await tx.insert(user).values({
      ...{ id: ctx.actor.id, name: input.directorName, phone: input.phone, passwordHash },
      ...{ createdAt: ctx.now, updatedAt: ctx.now },
    });
    const { centreName: name, shortName, licensedPlaces } = input;
    const founded = await foundCentre(ctx, { ...plan, name, shortName, licensedPlaces });
    return founded.ok ? ok({ userId: ctx.actor.id }) : founded;
  });
}

/** Gives a person an account and a role here. An account with the phone already is given the role. */
export async function openAccount(
  ctx: Ctx,
  input: OpenAccountInput & { password?: string },
): Promise<Result<{ userId: string }>> {
  if (!mayGive(ctx.actor.role, input.role)) return refuse("role_not_givable", "role");
  const passwordHash = input.password ? await hashPassword(input.password) : null;
  return command(
    ctx,
    async (tx) => {
      const [known] = await tx
        .select({ id: user.id })
        .from(user)
        .where(eq(user.phone, input.phone));
      const userId = known?.id ?? newId(ctx.now);
      if (!known) {
        await tx.insert(user).values({
          ...{ id: userId, name: input.name, phone: input.phone, passwordHash },
          ...{ createdAt: ctx.now, updatedAt: ctx.now },
        });
      }
      await tx
        .insert(membership)
        .values({ userId, centreId: ctx.centreId, role: input.role, createdAt: ctx.now })
        .onConflictDoNothing();
      await writeAudit(ctx, {
        capability: "accounts.account.open",
        after: { userId, role: input.role },
      });
      return ok({ userId });
    },
    { "23505": refuse("phone_taken", "phone") },
  );
}

export async function endOwnSession(session: SignedIn, sessionId: string): Promise<Result> {
  return (await revokeSession(session.userId, sessionId)) ? done : refuse("not_found");
}

export async function endOtherSessions(session: SignedIn): Promise<{ ended: number }> {
  return { ended: await revokeOtherSessions(session.userId, session.sessionId) };
}

/**
 * Keeps the chosen language or look: a cookie for the device, a column for the account. The size of the letters is
 * the device's alone.
 */
export async function rememberPreferences(visit: Visit | null, form: FormData) {
  const headers = new Headers();
  const chosen: { locale?: Locale; theme?: Theme } = {};
  const locale = locales.find((value) => value === form.get("locale"));
  const theme = themes.find((value) => value === form.get("theme"));
  if (locale) {
    chosen.locale = locale;
    headers.append("Set-Cookie", preferenceCookie(localeCookie, locale));
  }
  if (theme) {
    chosen.theme = theme;
    headers.append("Set-Cookie", preferenceCookie(themeCookie, theme));
  }
  const size = textSizes.find((value) => value === form.get("text"));
  if (size) headers.append("Set-Cookie", preferenceCookie(textCookie, size));
  if (visit && (locale || theme)) {
    await appDatabase().update(user).set(chosen).where(eq(user.id, visit.session.userId));
  }
  const returnTo = form.get("returnTo");
  return { headers, returnTo: safeReturnTo(typeof returnTo === "string" ? returnTo : null, "/") };
}
