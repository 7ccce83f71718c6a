import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, inject } from "vitest";
import type { Role } from "~db/enums";
import { instantOf } from "~/lib/clock";
import { makeContext, type CentreId, type Ctx } from "~/lib/context.server";
import { appDatabase, connectDatabase, databaseUrl, disconnectDatabase } from "~/lib/db.server";
import { readEnv } from "~/lib/env.server";
import { newId } from "~/lib/id";
import { forget, forgetAll, remember } from "~/lib/remember.server";
import { databaseAt } from "./database-url";

/** The story centre's day and time of day; tests that care pass their own. */
export const testNow = instantOf("2026-11-12T10:20:00+08:00");

let owner: postgres.Sql | undefined;

/** The superuser of the test's database: for assertions and for rows that no command makes. */
export function ownerSql(): postgres.Sql {
  owner ??= postgres(databaseUrl(), { max: 2, onnotice: () => undefined });
  return owner;
}

async function onServer<T>(work: (server: postgres.Sql) => Promise<T>): Promise<T> {
  const server = postgres(databaseAt(inject("templateUrl"), "postgres"), {
    max: 1,
    onnotice: () => undefined,
  });
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}

/** A new database of the server; without a template it holds nothing, not even the product's tables. */
export async function makeDatabase(from: "migrated" | "empty"): Promise<string> {
  const name = `w_${newId().replaceAll("-", "")}`;
  const template = new URL(inject("templateUrl")).pathname.slice(1);
  await onServer((server) =>
    from === "migrated"
      ? server`create database ${server(name)} template ${server(template)}`
      : server`create database ${server(name)}`,
  );
  return databaseAt(inject("templateUrl"), name);
}

export const dropDatabase = (url: string): Promise<unknown> =>
  onServer(
    (server) =>
      server`drop database if exists ${server(new URL(url).pathname.slice(1))} with (force)`,
  );

/** Gives the test file a database, a data folder and the product's own connections to them. */
export function useDatabase(): void {
  let url = "";
  let dataDir = "";

  beforeAll(async () => {
    dataDir = mkdtempSync(path.join(os.tmpdir(), "wenrun-data-"));
    url = await makeDatabase("migrated");
    forget("env");
    remember("env", () =>
      readEnv({ NODE_ENV: "test", LOG_LEVEL: "silent", WENRUN_DATA_DIR: dataDir }),
    );
    connectDatabase(url);
  });

  afterAll(async () => {
    await owner?.end();
    owner = undefined;
    await disconnectDatabase();
    forgetAll();
    await dropDatabase(url);
    rmSync(dataDir, { recursive: true, force: true });
  });
}

export type TestContext = {
  centreId: string;
  role?: Role;
  now?: Date;
  userId?: string;
  timeZone?: string;
};

/** The context a request of this person in this centre would get. */
export function testContext(options: TestContext): Ctx {
  const { centreId, role = "director", now = testNow, userId = newId(now) } = options;
  return makeContext(appDatabase(), {
    actor: { kind: "user", id: userId, name: "测试", role, roles: [role] },
    centreId: centreId as CentreId, // reason: the test stands in for the gate that proves a tenant
    timeZone: options.timeZone ?? "Asia/Shanghai",
    now,
    locale: "zh-CN",
  });
}

/** The context of somebody without an account, on a centre's public page or with a link. */
export const visitorOf = (ctx: Ctx): Ctx => ({
  ...ctx,
  actor: { kind: "visitor", id: "", name: "", role: null, roles: [] },
});
