import { once } from "node:events";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countMigrations } from "~db/migrate";
import { healthz } from "~/server/health";
import { connectDatabase, databaseUrl, disconnectDatabase } from "~/lib/db.server";
import { ownerSql, useDatabase } from "../database";

useDatabase();

let address = "";
let close: () => void;

beforeAll(async () => {
  const server = express().get("/healthz", healthz).listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  if (!bound || typeof bound === "string") throw new Error("no port");
  address = `http://127.0.0.1:${bound.port}/healthz`;
  close = () => server.close();
});

afterAll(() => close());

async function health(): Promise<{ status: number; cache: string | null; body: unknown }> {
  const answer = await fetch(address);
  const body: unknown = await answer.json();
  return { status: answer.status, cache: answer.headers.get("cache-control"), body };
}

describe("/healthz", () => {
  it("says that process, database and migrations stand, and which version this is", async () => {
    const { status, cache, body } = await health();
    expect(status).toBe(200);
    expect(cache).toBe("no-store");
    expect(body).toMatchObject({
      status: "ok",
      process: { uptimeSeconds: expect.any(Number) },
      database: "up",
      migrations: { applied: countMigrations(), expected: countMigrations() },
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    });
  });

  it("fails while the database lacks a migration of this build", async () => {
    const table = ownerSql()`drizzle.__drizzle_migrations`;
    const [last] = await ownerSql()`delete from ${table}
      where id = (select max(id) from ${table}) returning *`;
    const { status, body } = await health();
    expect(status).toBe(503);
    expect(body).toMatchObject({ status: "failing", database: "up" });
    await ownerSql()`insert into ${table} ${ownerSql()(last ?? {})}`;
    expect((await health()).status).toBe(200);
  });

  it("fails while the database is away, and recovers with it", async () => {
    const url = databaseUrl();
    await disconnectDatabase();
    const { status, body } = await health();
    expect(status).toBe(503);
    expect(body).toMatchObject({ database: "down", migrations: { applied: null } });
    connectDatabase(url);
    expect((await health()).status).toBe(200);
  });
});
