import { eq, sql } from "drizzle-orm";
import { invitation, user } from "~db/schema/accounts";
import { centre } from "~db/schema/centres";
import { hashToken } from "~/access/session.server";
import { realNow } from "~/lib/clock";
import { appDatabase } from "~/lib/db.server";
import { maskPhone } from "~/lib/phone";
import { invitationState } from "./rules";

/** Who invites whom, for the person who holds the link; `null` is no link of ours. */
export async function getInvitation(token: string) {
  const [row] = await appDatabase()
    .select({
      centreId: invitation.centreId,
      centreName: centre.name,
      centrePhone: centre.phone,
      name: invitation.name,
      phone: invitation.phone,
      role: invitation.role,
      expiresAt: invitation.expiresAt,
      usedAt: invitation.usedAt,
      hasAccount: sql<boolean>`exists (select 1 from ${user} where ${user.phone} = ${invitation.phone} and ${user.passwordHash} is not null)`,
    })
    .from(invitation)
    .innerJoin(centre, eq(centre.id, invitation.centreId))
    .where(eq(invitation.tokenHash, hashToken(token)));
  if (!row) return null;
  const { expiresAt: _until, usedAt: _used, phone, ...link } = row;
  return {
    ...{ ...link, login: phone, phone: maskPhone(phone) },
    state: invitationState(row, realNow()),
  };
}

export type InvitationLink = NonNullable<Awaited<ReturnType<typeof getInvitation>>>;
