import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { eq, max, sql } from "drizzle-orm";
import { projectRoot } from "~db/project-root";
import { auditEntry } from "~db/schema/audit";
import { centre } from "~db/schema/centres";
import { instantOf, setClock } from "~/lib/clock";
import { appDatabase } from "~/lib/db.server";
import { childEnvironment, env } from "~/lib/env.server";

/** Where the seed starts from: its bundle, or its source under tsx in development. */
const seedCommand = (): string[] =>
  env().NODE_ENV === "development"
    ? ["--import", "tsx", path.join(projectRoot, "db", "seed", "demo.ts")]
    : [path.join(projectRoot, "build", "main", "demo.js")];

/**
 * Loads the demo centre in a process of its own: the page that shows its progress stays awake.
 * The seed prints `done/of` lines.
 */
export async function loadDemo(
  url: string,
  onProgress: (progress: { done: number; of: number }) => void,
): Promise<void> {
  const child = spawn(process.execPath, [...seedCommand(), "load"], {
    cwd: projectRoot,
    env: childEnvironment({ DATABASE_URL: url, WENRUN_DATA_DIR: env().dataDir }),
    stdio: ["ignore", "pipe", "inherit"],
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    const [, done, of] = /^(\d+)\/(\d+)$/.exec(line) ?? [];
    if (done && of) onProgress({ done: Number(done), of: Number(of) });
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (code !== 0) throw new Error("The demo centre could not be loaded");
}

/** Prints the demo accounts, as JSON or as a table; reads nothing but the seed's own list. */
export function printDemoAccounts(shape: "json" | "table"): Promise<number | null> {
  const child = spawn(process.execPath, [...seedCommand(), "accounts", shape], {
    stdio: "inherit",
  });
  return new Promise((resolve) => child.once("exit", resolve));
}

export async function isEmptyDatabase(): Promise<boolean> {
  const [row] = await appDatabase().execute<{ taken: boolean }>(
    sql`select exists (select 1 from "user") or exists (select 1 from centre) as taken`,
  );
  return !row?.taken;
}

/**
 * A demo centre keeps its own time: it opens on its demo day at 10:20 and flows on from there;
 * after a restart it goes on no earlier than the last thing that was written down.
 */
export async function startDemoClock(): Promise<boolean> {
  const [demo] = await appDatabase()
    .select({
      opening: sql<string>`(${centre.demoDay} + time '10:20') at time zone ${centre.timeZone}`,
      id: centre.id,
    })
    .from(centre)
    .where(sql`${centre.demoDay} is not null`)
    .limit(1);
  if (!demo) return false;
  const fixed = env().WENRUN_CLOCK;
  if (fixed) {
    setClock(instantOf(fixed));
    return true;
  }
  const last = await lastWritten(demo.id);
  const opening = instantOf(demo.opening);
  setClock(last && last > opening ? last : opening);
  return true;
}

const lastWritten = (centreId: string): Promise<Date | null> =>
  appDatabase().transaction(async (tx) => {
    await tx.execute(sql`select enter_tenant(${centreId})`);
    const [row] = await tx
      .select({ at: max(auditEntry.at) })
      .from(auditEntry)
      .where(eq(auditEntry.centreId, centreId));
    return row?.at ?? null;
  });
