import { and, eq, isNull } from "drizzle-orm";
import type { InvitedRole } from "~db/enums";
import { childGuardian, guardian, pickUpPerson } from "~db/schema/children";
import { forgetFailedAttempts, takeAttempt, takePublicSend } from "~/access/limits.server";
import { hashToken, startSession } from "~/access/session.server";
import {
  claimInvitation,
  enterAccount,
  makeInvitation,
  type MadeInvitation,
} from "~/features/accounts/invitations/commands.server";
import { getInvitation } from "~/features/accounts/invitations/queries.server";
import { deviceName, landingOf } from "~/features/accounts/rules";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { ok, refuse, type Result } from "~/lib/result";
import { linkGuardianAccount, linkPickUpAccount } from "../family/commands.server";
import { roleOfGrades } from "../family/rules";
import type { InviteInput } from "./schema";

/**
 * Invites a guardian or family member of this centre's children to sign in. Refuses an emergency contact and
 * whoever has an account here. Asks for no role: the gate is the route's, or the command's around it.
 */
export const inviteGuardian = (
  ctx: Ctx,
  { guardianId }: { guardianId: string },
): Promise<Result<MadeInvitation>> =>
  command(ctx, async (tx) => {
    const person = await holdGuardian(tx, ctx, guardianId);
    if (!person) return refuse("not_found", "guardianId");
    if (!person.role) return refuse("grade_has_no_login");
    if (person.userId) return refuse("already_has_account");
    const { name, phone, role } = person;
    const made = await makeInvitation(ctx, { of: { guardianId }, name, phone, role });
    for (const childId of person.childIds) {
      await writeAudit(ctx, {
        ...{ capability: "accounts.invitation.make", childId, after: { guardianId, role } },
      });
    }
    return made;
  });

/** The same for an adult on a child's pick-up list, who sees the hand-over page and nothing else. */
export const invitePickUpPerson = (
  ctx: Ctx,
  { pickUpPersonId }: { pickUpPersonId: string },
): Promise<Result<MadeInvitation>> =>
  command(ctx, async (tx) => {
    const person = await holdPickUpPerson(tx, ctx, pickUpPersonId);
    if (!person) return refuse("not_found", "pickUpPersonId");
    if (person.userId) return refuse("already_has_account");
    const { name, phone, childId } = person;
    const role = "pickupOnly";
    const made = await makeInvitation(ctx, { of: { pickUpPersonId }, name, phone, role });
    await writeAudit(ctx, {
      ...{ capability: "accounts.invitation.make", childId, after: { pickUpPersonId, role } },
    });
    return made;
  });

/** Whichever of the two is named. */
export async function invite(
  ctx: Ctx,
  { guardianId, pickUpPersonId }: InviteInput,
): Promise<Result<MadeInvitation & { personId: string }>> {
  const personId = guardianId ?? pickUpPersonId ?? "";
  const made = guardianId
    ? await inviteGuardian(ctx, { guardianId })
    : await invitePickUpPerson(ctx, { pickUpPersonId: personId });
  return made.ok ? ok({ ...made.value, personId }) : made;
}

async function holdGuardian(tx: Transaction, ctx: Ctx, guardianId: string) {
  const [person] = await tx
    .select({ name: guardian.name, phone: guardian.phone, userId: guardian.userId })
    .from(guardian)
    .where(and(eq(guardian.centreId, ctx.centreId), eq(guardian.id, guardianId)))
    .for("update");
  if (!person) return null;
  const links = await tx
    .select({ childId: childGuardian.childId, grade: childGuardian.grade })
    .from(childGuardian)
    .where(and(eq(childGuardian.centreId, ctx.centreId), eq(childGuardian.guardianId, guardianId)));
  const childIds = links.map(({ childId }) => childId);
  return { ...person, childIds, role: roleOfGrades(links.map(({ grade }) => grade)) };
}

async function holdPickUpPerson(tx: Transaction, ctx: Ctx, id: string) {
  const [person] = await tx
    .select({
      childId: pickUpPerson.childId,
      name: pickUpPerson.name,
      phone: pickUpPerson.phone,
      userId: pickUpPerson.userId,
    })
    .from(pickUpPerson)
    .where(
      and(
        eq(pickUpPerson.centreId, ctx.centreId),
        eq(pickUpPerson.id, id),
        isNull(pickUpPerson.revokedAt),
      ),
    )
    .for("update");
  return person;
}

type Entered = { userId: string; role: InvitedRole };

/**
 * Opens the link: the account, its role here and the tie to the person of the family, together or not at all,
 * and signs in. `ctx` is a visitor's, of the centre that invites.
 */
export async function redeemInvitation(
  ctx: Ctx,
  input: { token: string; password: string },
  from: { userAgent: string | null; address: string },
): Promise<Result<{ cookie: string; goTo: string }>> {
  const link = await getInvitation(input.token);
  if (link?.state !== "open" || link.centreId !== ctx.centreId)
    return refuse("link_used_or_expired");
  // counted by the link: a whole centre's evening opens its invitations behind one router
  const about = `invite ${hashToken(input.token).slice(0, 16)}`;
  const attempt = { account: link.login, address: from.address };
  const minutes =
    (await takePublicSend(about, from.address)) ||
    (link.hasAccount ? await takeAttempt(attempt) : 0);
  if (minutes > 0) return refuse("too_many_attempts", undefined, { minutes });
  const entered = await command(ctx, () => enter(ctx, input), { "23505": refuse("conflict") });
  if (!entered.ok) return entered;
  if (link.hasAccount) await forgetFailedAttempts(attempt);
  const { userId, role } = entered.value;
  const { centreId } = ctx;
  const at = { device: deviceName(from.userAgent), address: from.address };
  return ok({
    cookie: await startSession(userId, { centreId, role, ...at }),
    goTo: landingOf(role),
  });
}

const enter = (
  ctx: Ctx,
  { token, password }: { token: string; password: string },
): Promise<Result<Entered>> =>
  ctx.tx(async (tx) => {
    const claimed = await claimInvitation(ctx, token);
    if (!claimed.ok) return claimed;
    const { guardianId, pickUpPersonId, name, phone } = claimed.value;
    const person = guardianId
      ? await holdGuardian(tx, ctx, guardianId)
      : await holdPickUpPerson(tx, ctx, pickUpPersonId ?? "");
    // what the person is by now, whatever they were invited as
    const role = person && ("role" in person ? person.role : ("pickupOnly" as const));
    if (!person || !role || person.userId) return refuse("link_used_or_expired");
    const account = await enterAccount(ctx, { name, phone, role, password });
    if (!account.ok) return account;
    const { userId } = account.value;
    const actor = { kind: "user" as const, id: userId, name, role, roles: [role] };
    const themselves: Ctx = { ...ctx, actor };
    const linked = guardianId
      ? await linkGuardianAccount(themselves, guardianId, userId)
      : await linkPickUpAccount(themselves, phone, userId);
    if (!linked.ok) return linked;
    const childIds = "childIds" in person ? person.childIds : [person.childId];
    for (const childId of childIds) {
      await writeAudit(themselves, {
        ...{ capability: "accounts.invitation.redeem", childId },
        after: guardianId
          ? { guardianId, userId }
          : { pickUpPersonId: pickUpPersonId ?? "", userId },
      });
    }
    return ok({ userId, role });
  });
