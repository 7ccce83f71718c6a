import { isNotNull, lt, or } from "drizzle-orm";
import { devicePairing, invitation, passwordReset, session } from "~db/schema/accounts";
import { instantOf, realNow } from "~/lib/clock";
import type { Database } from "~/lib/db.server";

/** How long it can still be seen who was invited, once the link opens nothing any more. */
const invitationShownMs = 90 * 86_400_000;

/** Daily, over all centres: sessions past either end, links and codes that are used or too old, invitations of long ago. */
export async function removeExpiredSessions(db: Database): Promise<void> {
  const at = realNow();
  await db.delete(session).where(or(lt(session.expiresAt, at), lt(session.endsAt, at)));
  await db
    .delete(passwordReset)
    .where(or(lt(passwordReset.expiresAt, at), isNotNull(passwordReset.usedAt)));
  await db.delete(devicePairing).where(lt(devicePairing.expiresAt, at));
  await db
    .delete(invitation)
    .where(lt(invitation.expiresAt, instantOf(at.getTime() - invitationShownMs)));
}
