import { openDatabase, type Database, type OpenDatabase } from "~db/client.server";
import { AppError } from "./errors";
import { forget, remember } from "./remember.server";
import { env } from "./env.server";

export type { Database, Transaction } from "~db/client.server";
export { sqlState } from "~db/client.server";

type Connections = { url: string; app: OpenDatabase; worker: OpenDatabase };

const holder = () => remember<{ current?: Connections }>("connections", () => ({}));

/** Called once by the host when it knows the address (embedded or `DATABASE_URL`). */
export function connectDatabase(url: string, how: { keepsPlans?: boolean } = {}): void {
  holder().current = {
    url,
    app: openDatabase(url, { ...how, role: "wenrun_app", max: env().WENRUN_POOL_SIZE }),
    worker: openDatabase(url, { role: "wenrun_worker", max: 2 }),
  };
}

export async function disconnectDatabase(): Promise<void> {
  const { current } = holder();
  forget("connections");
  if (current) await Promise.all([current.app.close(), current.worker.close()]);
}

function connections(): Connections {
  const { current } = holder();
  if (!current) throw new AppError("unavailable", "the database is not connected yet");
  return current;
}

/** Shared tables and, inside `enter_tenant`, a centre's own rows. Never bypasses row-level security. */
export const appDatabase = (): Database => connections().app.db;

/** The outbox and the list of centres, for the worker alone. */
export const workerDatabase = (): Database => connections().worker.db;

export const databaseUrl = (): string => connections().url;
