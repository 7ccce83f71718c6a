import { randomBytes } from "node:crypto";
import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import { invitedRoles, type InvitedRole } from "~db/enums";
import { invitation, membership, user } from "~db/schema/accounts";
import { hashToken } from "~/access/session.server";
import { instantOf, realNow } from "~/lib/clock";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { ok, refuse, type Result } from "~/lib/result";
import { hashPassword, passwordMatches } from "../passwords/commands.server";
import { isWeakPassword } from "../rules";

export type Invitee = {
  of: { guardianId: string } | { pickUpPersonId: string };
  name: string;
  phone: string;
  role: InvitedRole;
};

export type MadeInvitation = { token: string; expiresAt: string };

const invitationMs = 14 * 86_400_000;

/** A one-time link, good for 14 days; the older ones of the same person end. Says who is meant, asks nobody's role. */
export const makeInvitation = (
  ctx: Ctx,
  { of, ...invitee }: Invitee,
): Promise<Result<MadeInvitation>> =>
  command(ctx, async (tx) => {
    const token = randomBytes(24).toString("base64url");
    const at = realNow();
    const expiresAt = instantOf(at.getTime() + invitationMs);
    await tx
      .update(invitation)
      .set({ expiresAt: at })
      .where(
        and(
          eq(invitation.centreId, ctx.centreId),
          "guardianId" in of
            ? eq(invitation.guardianId, of.guardianId)
            : eq(invitation.pickUpPersonId, of.pickUpPersonId),
          isNull(invitation.usedAt),
          gt(invitation.expiresAt, at),
        ),
      );
    await tx.insert(invitation).values({
      ...{ tokenHash: hashToken(token), centreId: ctx.centreId, ...of, ...invitee },
      createdBy: ctx.actor.kind === "user" ? ctx.actor.id : null,
      ...{ createdAt: at, expiresAt },
    });
    return ok({ token, expiresAt: expiresAt.toISOString() });
  });

/** Uses a link up, once: of two who come at once the second finds it used. */
export const claimInvitation = (ctx: Ctx, token: string) =>
  command(ctx, async (tx) => {
    const [link] = await tx
      .update(invitation)
      .set({ usedAt: realNow() })
      .where(
        and(
          eq(invitation.tokenHash, hashToken(token)),
          eq(invitation.centreId, ctx.centreId),
          isNull(invitation.usedAt),
          gt(invitation.expiresAt, realNow()),
        ),
      )
      .returning({
        guardianId: invitation.guardianId,
        pickUpPersonId: invitation.pickUpPersonId,
        name: invitation.name,
        phone: invitation.phone,
      });
    return link ? ok(link) : refuse("link_used_or_expired");
  });

/**
 * The account of an invited phone, with a role here. A new one takes the password; one that is there opens only
 * with its own, for an invitation must not take anybody's account over.
 */
export const enterAccount = (
  ctx: Ctx,
  { name, phone, role, password }: Omit<Invitee, "of"> & { password: string },
): Promise<Result<{ userId: string }>> =>
  command(ctx, async (tx) => {
    const [known] = await tx
      .select({ id: user.id, passwordHash: user.passwordHash, state: user.state })
      .from(user)
      .where(eq(user.phone, phone))
      .for("update");
    const userId = known?.id ?? newId(ctx.now);
    if (known?.passwordHash) {
      const matches = await passwordMatches(known.passwordHash, password);
      if (!matches || known.state !== "active") return refuse("wrong_account_password", "password");
    } else {
      if (isWeakPassword(password, { phone })) return refuse("password_weak", "password");
      const passwordHash = await hashPassword(password);
      if (known) {
        const held = await tx
          .select({ centreId: membership.centreId, role: membership.role })
          .from(membership)
          .where(eq(membership.userId, known.id));
        const isOnlyFamily = held.every(
          (one) =>
            one.centreId === ctx.centreId && invitedRoles.some((invited) => invited === one.role),
        );
        if (!isOnlyFamily || known.state !== "active") return refuse("account_without_password");
        await tx
          .update(user)
          .set({ passwordHash, updatedAt: ctx.now })
          .where(eq(user.id, known.id));
      } else {
        const at = { createdAt: ctx.now, updatedAt: ctx.now };
        await tx.insert(user).values({ id: userId, name, phone, passwordHash, ...at });
      }
    }
    await tx
      .insert(membership)
      .values({ userId, centreId: ctx.centreId, role, createdAt: ctx.now })
      .onConflictDoNothing();
    return ok({ userId });
  });

const kinRoles: InvitedRole[] = ["guardian", "familyMember"];

/** What an account is to the families of this centre: one of two roles, or neither any more. */
export const settleKinRole = (
  ctx: Ctx,
  { userId, role }: { userId: string; role: InvitedRole | null },
): Promise<void> =>
  ctx.tx(async (tx) => {
    const others = kinRoles.filter((one) => one !== role);
    await tx
      .delete(membership)
      .where(
        and(
          eq(membership.userId, userId),
          eq(membership.centreId, ctx.centreId),
          inArray(membership.role, others),
        ),
      );
    if (!role) return;
    const row = { userId, centreId: ctx.centreId, role, createdAt: ctx.now };
    await tx.insert(membership).values(row).onConflictDoNothing();
  });
