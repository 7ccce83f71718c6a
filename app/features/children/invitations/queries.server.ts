import { and, desc, eq, sql, type SQL } from "drizzle-orm";
import { invitation, user } from "~db/schema/accounts";
import { childGuardian, pickUpPerson } from "~db/schema/children";
import { invitationState } from "~/features/accounts/invitations/rules";
import { writeAudit } from "~/lib/audit.server";
import { realNow } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { maskPhone } from "~/lib/phone";
import type { ListInvitationsInput } from "./schema";

const invitee = sql<string>`coalesce(${invitation.guardianId}, ${invitation.pickUpPersonId})`;

/** The newest invitation of everyone who was invited, with a child of theirs to go to. */
async function newest(ctx: Ctx, where?: SQL) {
  const rows = await ctx.tx((tx) =>
    tx
      .selectDistinctOn([invitee], {
        personId: invitee,
        name: invitation.name,
        phone: invitation.phone,
        role: invitation.role,
        invitedBy: user.name,
        createdAt: invitation.createdAt,
        expiresAt: invitation.expiresAt,
        usedAt: invitation.usedAt,
        childId: sql<
          string | null
        >`coalesce((select cg.child_id from ${childGuardian} cg where cg.centre_id = ${invitation.centreId} and cg.guardian_id = ${invitation.guardianId} order by cg.created_at limit 1),
          (select p.child_id from ${pickUpPerson} p where p.centre_id = ${invitation.centreId} and p.id = ${invitation.pickUpPersonId}))`,
      })
      .from(invitation)
      .leftJoin(user, eq(user.id, invitation.createdBy))
      .where(and(eq(invitation.centreId, ctx.centreId), where))
      .orderBy(invitee, desc(invitation.createdAt)),
  );
  return rows.map(({ createdAt, expiresAt, usedAt, phone, ...row }) => ({
    ...{ ...row, phone: maskPhone(phone), createdAt: createdAt.toISOString() },
    ...{ expiresAt: expiresAt.toISOString(), usedAt: usedAt?.toISOString() ?? null },
    state: invitationState({ usedAt, expiresAt }, realNow()),
  }));
}

/** Everyone invited, the latest first. */
export async function listInvitations(ctx: Ctx, input: ListInvitationsInput) {
  const rows = await newest(ctx);
  return rows
    .filter(({ state }) => !input.state || state === input.state)
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
}

/** The same as a sheet. A list that leaves the house is written down. */
export const exportInvitations = (ctx: Ctx) =>
  ctx.tx(async () => {
    await writeAudit(ctx, { capability: "accounts.invitation.export" });
    return listInvitations(ctx, { state: undefined });
  });

export type InvitationRow = Awaited<ReturnType<typeof listInvitations>>[number];

/** The newest invitation of each guardian and pick-up person of a child, by the person's id. */
export async function listInvitationsOfChild(ctx: Ctx, input: { childId: string }) {
  const rows = await newest(
    ctx,
    sql`(${invitation.guardianId} in (select cg.guardian_id from ${childGuardian} cg where cg.centre_id = ${ctx.centreId} and cg.child_id = ${input.childId})
      or ${invitation.pickUpPersonId} in (select p.id from ${pickUpPerson} p where p.centre_id = ${ctx.centreId} and p.child_id = ${input.childId}))`,
  );
  return rows.map(({ personId, state, expiresAt }) => ({ personId, state, expiresAt }));
}

export type InvitationOfChild = Awaited<ReturnType<typeof listInvitationsOfChild>>[number];
