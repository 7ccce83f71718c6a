import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { everyPlan, planned, plansOfOften } from "./plans.server";
import { surviveLostConnections } from "./transactions.server";

export type Database = PostgresJsDatabase;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
export type OpenDatabase = { db: Database; close: () => Promise<void> };

export type DatabaseRole = "wenrun_app" | "wenrun_worker" | "owner";

type Open = {
  role: DatabaseRole;
  max: number;
  onnotice?: () => void;
  /** For a load, which sends a few hundred statements thousands of times; a server keeps those it sends often. */
  keepsPlans?: boolean;
};

/** Opens a pool. Every role but `owner` is subject to row-level security for the whole connection. */
export function openDatabase(url: string, options: Open): OpenDatabase {
  const opened = postgres(url, {
    // array types are asked for on every new connection, and nothing here reads one
    fetch_types: false,
    max: options.max,
    idle_timeout: 60,
    connect_timeout: 5,
    onnotice: options.onnotice ?? (() => undefined),
    connection: {
      application_name: "wenrun",
      statement_timeout: 20_000,
      idle_in_transaction_session_timeout: 30_000,
      ...(options.role === "owner" ? {} : { role: options.role }),
    },
  });
  const plans = options.keepsPlans ? everyPlan : plansOfOften();
  const client = surviveLostConnections(planned(opened, plans));
  return { db: drizzle(client), close: () => client.end({ timeout: 5 }) };
}

/** The SQLSTATE behind a wrapped drizzle error, or undefined when the database did not speak. */
export function sqlState(error: unknown): string | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; depth += 1) {
    if ("code" in at && typeof at.code === "string" && /^[0-9A-Z]{5}$/.test(at.code))
      return at.code;
    at = at.cause;
  }
  return undefined;
}
