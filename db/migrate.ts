import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import postgres from "postgres";
import { projectRoot } from "./project-root";

const defaultFolder = path.join(projectRoot, "db", "migrations");

/** One migrator at a time on one server; drizzle itself takes no lock. The key is arbitrary and fixed. */
const migrationLock = 7_301_135;

/**
 * Brings the database to the newest migration. All pending ones run in a single transaction:
 * when one fails nothing of the batch is applied.
 */
export async function migrateDatabase(url: string, folder = defaultFolder): Promise<number> {
  const client = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 10 });
  try {
    await client`select pg_advisory_lock(${migrationLock})`;
    const before = await countApplied(client);
    await migrate(drizzle(client), { migrationsFolder: folder });
    return (await countApplied(client)) - before;
  } finally {
    await client.end({ timeout: 5 });
  }
}

async function countApplied(client: postgres.Sql): Promise<number> {
  const [found] = await client`select to_regclass('drizzle.__drizzle_migrations') as name`;
  if (!found?.name) return 0;
  const [row] = await client`select count(*)::int as n from drizzle.__drizzle_migrations`;
  return Number(row?.n ?? 0);
}

/** How many migrations this build carries: `/healthz` compares it with what the database has. */
export function countMigrations(folder = defaultFolder): number {
  return readMigrationFiles({ migrationsFolder: folder }).length;
}
