import { eq } from "drizzle-orm";
import { centre } from "~db/schema/centres";
import { now } from "~/lib/clock";
import { makeContext, type CentreId, type Ctx } from "~/lib/context.server";
import { appDatabase, sqlState, workerDatabase } from "~/lib/db.server";
import { AppError, notFound } from "~/lib/errors";

const columns = {
  ...{ id: centre.id, timeZone: centre.timeZone, locale: centre.locale },
  closesAt: centre.closesAt,
};

type CentreOfJob = Pick<typeof centre.$inferSelect, keyof typeof columns>;

export const listCentres = (): Promise<CentreOfJob[]> =>
  workerDatabase().select(columns).from(centre).orderBy(centre.id);

export async function findCentre(centreId: string): Promise<CentreOfJob> {
  const [found] = await workerDatabase()
    .select(columns)
    .from(centre)
    .where(eq(centre.id, centreId));
  if (!found) throw notFound("centre");
  return found;
}

/** What a job acts with: the centre's own zone and language, the app's role, nobody's rights. */
export const jobContext = (name: string, at: CentreOfJob): Ctx =>
  makeContext(appDatabase(), {
    actor: { kind: "job", id: name, name, role: null, roles: [] },
    centreId: at.id as CentreId, // reason: read from the list of centres
    timeZone: at.timeZone,
    now: now(),
    locale: at.locale,
  });

/** Why a job failed, without the values that a database error carries along: they are people's data. */
export function describeFailure(error: unknown): string {
  const state = sqlState(error);
  if (state) return `database ${state}`;
  if (error instanceof AppError) return `${error.code}: ${error.message}`;
  if (!(error instanceof Error)) return "unknown";
  return `${error.name}: ${error.message.split("\n", 1)[0]?.slice(0, 160)}`;
}
