import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { openDatabase } from "~db/client.server";
import { startEmbedded } from "~db/embedded";
import { migrateDatabase } from "~db/migrate";
import { connectDatabase } from "~/lib/db.server";
import { env } from "~/lib/env.server";
import { log } from "~/lib/log.server";
import { showStage } from "./starting-page";

export type Source = { url: string; stop: () => Promise<void> };

/** `DATABASE_URL` when it is set, else the database that comes with the product. */
async function openSource(): Promise<Source> {
  const { DATABASE_URL, dataDir } = env();
  if (!DATABASE_URL) {
    return startEmbedded({ dataDir, log: (line) => log().info(line) });
  }
  await untilReachable(DATABASE_URL);
  return { url: DATABASE_URL, stop: () => Promise.resolve() };
}

/** A server that is away is waited for; a wrong password or name is not. */
async function untilReachable(url: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const probe = openDatabase(url, { role: "owner", max: 1 });
    try {
      await probe.db.execute(sql`select 1`);
      return;
    } catch (error) {
      const cause = error instanceof Error ? (error.cause ?? error) : error;
      const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
      if (/^(28|3D)/.test(code)) throw new Error(`The database refused DATABASE_URL (${code})`);
      if (attempt === 1) console.error(`Waiting for the database (${code || "no answer"})`);
    } finally {
      await probe.close();
    }
    showStage("waiting");
    await pause(Math.min(5000, 500 * attempt));
  }
}

/** Opens, migrates and connects the database this process works with. */
export async function openAndMigrate(): Promise<Source> {
  showStage("database");
  const source = await openSource();
  try {
    showStage("migrations");
    const applied = await migrateDatabase(source.url);
    if (applied > 0) log().info({ applied }, "migrations applied");
    connectDatabase(source.url);
    return source;
  } catch (error) {
    await source.stop();
    throw error;
  }
}
