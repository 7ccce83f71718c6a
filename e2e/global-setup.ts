import { startServer } from "../test/server";

/** One demo centre for all journeys, and one that is still empty for the first-run set-up. */
export default async function setup(): Promise<() => Promise<void>> {
  const demo = await startServer();
  try {
    const empty = await startServer({ args: ["--empty"] });
    process.env.WENRUN_E2E_URL = demo.url;
    process.env.WENRUN_E2E_DATA = demo.dataDir;
    process.env.WENRUN_E2E_EMPTY_URL = empty.url;
    return async () => void (await Promise.all([demo.stop(), empty.stop()]));
  } catch (error) {
    await demo.stop();
    throw error;
  }
}
