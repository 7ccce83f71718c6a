import { eq } from "drizzle-orm";
import { centre } from "~db/schema/centres";
import { now } from "~/lib/clock";
import { makeContext, type CentreId, type Ctx } from "~/lib/context.server";
import { appDatabase } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { isId } from "~/lib/id";
import { readLocale } from "~/lib/preferences";

/**
 * What someone without an account acts with in the centre whose public page or link they opened. It has no
 * role: the command itself says what may be read or written, or asks for the token that opens it.
 */
export async function visitorContext(request: Request, centreId: string | undefined): Promise<Ctx> {
  if (!centreId || !isId(centreId)) throw notFound("centre");
  const [at] = await appDatabase()
    .select({ id: centre.id, timeZone: centre.timeZone, locale: centre.locale })
    .from(centre)
    .where(eq(centre.id, centreId));
  if (!at) throw notFound("centre");
  return makeContext(appDatabase(), {
    actor: { kind: "visitor", id: "", name: "", role: null, roles: [] },
    centreId: at.id as CentreId, // reason: a centre's public facts and pages are everyone's
    timeZone: at.timeZone,
    now: now(),
    locale: readLocale(request.headers.get("cookie"), at.locale),
  });
}
