import { isNotNull, lt, or } from "drizzle-orm";
import { passwordReset, session } from "~db/schema/accounts";
import { realNow } from "~/lib/clock";
import type { Database } from "~/lib/db.server";

/** Daily, over all centres: sessions past either end, and links that are used or too old. */
export async function removeExpiredSessions(db: Database): Promise<void> {
  const at = realNow();
  await db.delete(session).where(or(lt(session.expiresAt, at), lt(session.endsAt, at)));
  await db
    .delete(passwordReset)
    .where(or(lt(passwordReset.expiresAt, at), isNotNull(passwordReset.usedAt)));
}
