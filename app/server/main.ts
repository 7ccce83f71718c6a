import { getPublicCentre } from "~/features/accounts/queries.server";
import { startWorker } from "~/jobs/worker.server";
import { instantOf, setClock } from "~/lib/clock";
import { disconnectDatabase } from "~/lib/db.server";
import { env, type Env } from "~/lib/env.server";
import { closeLive } from "~/lib/live.server";
import { log } from "~/lib/log.server";
import { tryStore } from "~/lib/storage.server";
import { isEmptyDatabase, loadDemo, printDemoAccounts, startDemoClock } from "./demo";
import { openHost, type Host } from "./host";
import { openAndMigrate, type Source } from "./source";
import { showStage, startingPage } from "./starting-page";
import { makeWeb } from "./web";

const graceMs = 10_000;

type Running = { host: Host; source: Source | null; worker: { stop: () => Promise<void> } | null };

/** Opens the port, then the database, then the house. Anything wrong is one line and exit code 1. */
export async function main(argv: readonly string[]): Promise<void> {
  const settings = readSettings();
  const running: Running = { host: await open(settings), source: null, worker: null };
  stopOnSignal(running);
  try {
    running.source = await openAndMigrate();
    const wantsDemo = settings.WENRUN_DEMO && !settings.DATABASE_URL && !argv.includes("--empty");
    if (wantsDemo && (await isEmptyDatabase())) {
      showStage("demo");
      await loadDemo(running.source.url, (progress) => showStage("demo", progress));
    }
    const isDemo = await startDemoClock();
    if (!isDemo && settings.NODE_ENV === "test" && settings.WENRUN_CLOCK) {
      setClock(instantOf(settings.WENRUN_CLOCK));
    }
    running.host.serve(await makeWeb());
    if (settings.WENRUN_WORKER === "inside") running.worker = startWorker({});
    if (settings.bucket) void lookAtStore();
    await greet(running.host.address, isDemo);
  } catch (error) {
    await stop(running);
    fail(error);
  }
}

/** Nobody waits for it: without its store the house lacks its pictures, and nothing else. */
const lookAtStore = (): Promise<void> =>
  tryStore().then(
    () => log().info("the file store answers"),
    (error: unknown) => log().error({ err: error }, "the file store does not answer"),
  );

function readSettings(): Env {
  try {
    return env();
  } catch (error) {
    return fail(error);
  }
}

async function open(settings: Env): Promise<Host> {
  try {
    return await openHost(startingPage);
  } catch (error) {
    const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    return fail(taken ? new Error(`Port ${settings.PORT} is taken`) : error);
  }
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

async function greet(address: string, isDemo: boolean): Promise<void> {
  const centre = await getPublicCentre();
  console.log(`\nWenrun ${address}${centre ? `  ${centre.name}` : "  first-run set-up"}`);
  if (isDemo) {
    console.log("Demo accounts:");
    await printDemoAccounts("table");
    console.log("A real centre: npm start -- --empty, with another WENRUN_DATA_DIR\n");
  }
}

/** Live streams are closed, requests that are open may end; then the worker, the pool and the database stop. */
async function stop({ host, worker, source }: Running): Promise<void> {
  await closeLive();
  await host.drain(graceMs);
  await worker?.stop();
  await disconnectDatabase();
  await source?.stop();
}

function stopOnSignal(running: Running): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    log().info("stopping");
    stop(running).then(() => process.exit(0), fail);
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}
