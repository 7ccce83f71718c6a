import { openEmbedded } from "../db/embedded";
import { startServer, type RunningServer } from "../test/server";

/** Another server on the journeys' demo centre, where it is another time. */
export async function serverAt(
  clock: string,
  env: Record<string, string> = {},
): Promise<RunningServer> {
  const dataDir = process.env.WENRUN_E2E_DATA ?? "";
  const { url } = await openEmbedded({ dataDir });
  return startServer({
    dataDir,
    env: { DATABASE_URL: url, WENRUN_CLOCK: clock, WENRUN_WORKER: "apart", ...env },
  });
}
