import { and, eq, inArray } from "drizzle-orm";
import { calendarFeed, membership, user } from "~db/schema/accounts";
import { centre } from "~db/schema/centres";
import { now } from "~/lib/clock";
import { makeContext, type CentreId, type Ctx } from "~/lib/context.server";
import { appDatabase } from "~/lib/db.server";
import { familyRoles } from "./policy";
import { hashToken } from "./session.server";

/**
 * Whose calendar a secret address is, as the person stands today; `null` is no address of ours, `"ended"` one of
 * somebody who belongs to no family here any more.
 */
export async function feedContext(token: string): Promise<Ctx | "ended" | null> {
  const [row] = await appDatabase()
    .select({
      ...{ userId: user.id, name: user.name, state: user.state, locale: user.locale },
      ...{ role: membership.role, centreId: centre.id, timeZone: centre.timeZone },
      centreLocale: centre.locale,
    })
    .from(calendarFeed)
    .innerJoin(user, eq(user.id, calendarFeed.userId))
    .innerJoin(centre, eq(centre.id, calendarFeed.centreId))
    .leftJoin(
      membership,
      and(
        ...[eq(membership.userId, user.id), eq(membership.centreId, centre.id)],
        inArray(membership.role, [...familyRoles]),
      ),
    )
    .where(eq(calendarFeed.tokenHash, hashToken(token)))
    .limit(1);
  if (!row) return null;
  if (!row.role || row.state !== "active") return "ended";
  const { role } = row;
  return makeContext(appDatabase(), {
    actor: { kind: "user", id: row.userId, name: row.name, role, roles: [role] },
    centreId: row.centreId as CentreId, // reason: proven by the membership beside the address
    timeZone: row.timeZone,
    now: now(),
    locale: row.locale ?? row.centreLocale,
  });
}
