import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { surviveLostConnections } from "~db/transactions.server";
import { databaseUrl } from "~/lib/db.server";
import { ownerSql, useDatabase } from "../database";

useDatabase();

// without fetch_types: its query after every connect is one that nobody watches
const options = { max: 4, fetch_types: false, connection: { application_name: "guarded" } };

let client: postgres.Sql;
let db: PostgresJsDatabase;

beforeAll(() => ownerSql()`create table note (n int unique)`);
beforeEach(async () => {
  await ownerSql()`truncate note`;
  client = surviveLostConnections(postgres(databaseUrl(), options), { keepsPlans: false });
  db = drizzle(client);
});
afterEach(() => client.end({ timeout: 1 }));

const uncaught: unknown[] = [];
const note = (error: unknown) => uncaught.push(error);
beforeAll(() => process.on("uncaughtException", note));
afterAll(() => {
  process.off("uncaughtException", note);
  expect(uncaught).toEqual([]);
});

const cutAll = () =>
  ownerSql()`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'guarded'`;

const insert = (n: number) => sql`insert into note values (${n})`;
const kept = async () =>
  (await ownerSql()`select n from note order by n`).map(({ n }) => Number(n));

describe("a transaction", () => {
  it("plans a statement anew each time, or once where plans are kept", async () => {
    const insertTwice = (on: PostgresJsDatabase) =>
      on.transaction(async (tx) => {
        await tx.execute(insert(1));
        await tx.execute(insert(2));
        return tx.execute(sql`select statement from pg_prepared_statements`);
      });
    expect(await insertTwice(db)).toHaveLength(0);
    await ownerSql()`truncate note`;
    const keeping = surviveLostConnections(postgres(databaseUrl(), options), { keepsPlans: true });
    const plans = await insertTwice(drizzle(keeping));
    await keeping.end();
    expect(plans.map(({ statement }) => statement)).toEqual(["insert into note values ($1)"]);
    expect(await kept()).toEqual([1, 2]);
  });

  it("keeps all of its rows or none", async () => {
    await db.transaction((tx) => tx.execute(insert(1)));
    const broken = db.transaction(async (tx) => {
      await tx.execute(insert(2));
      throw new Error("changed my mind");
    });
    await expect(broken).rejects.toThrow("changed my mind");
    expect(await kept()).toEqual([1]);
  });

  it("fails as a whole when a query in it failed, even one whose error was caught", async () => {
    const hidden = db.transaction(async (tx) => {
      await tx.execute(insert(1));
      await tx.execute(insert(1)).catch(() => undefined);
    });
    await expect(hidden).rejects.toMatchObject({ code: "23505" });
    expect(await kept()).toEqual([]);
  });

  it("goes on after an inner one that was undone", async () => {
    await db.transaction(async (tx) => {
      await tx.execute(insert(1));
      await tx.transaction((inner) => inner.execute(insert(1))).catch(() => undefined);
      await tx.transaction((inner) => inner.execute(insert(2)));
    });
    expect(await kept()).toEqual([1, 2]);
  });

  it("sends its queries in the order they were made, many at once", async () => {
    await db.transaction(async (tx) => {
      await Promise.all(Array.from({ length: 300 }, (_, n) => tx.execute(insert(n))));
    });
    expect(await kept()).toHaveLength(300);
  });

  it("is over when it is over: a late query reaches nobody", async () => {
    let late: (() => Promise<unknown>) | undefined;
    await db.transaction(async (tx) => {
      await tx.execute(insert(1));
      late = async () => tx.execute(insert(2));
    });
    await expect(late?.()).rejects.toThrow();
    expect(await kept()).toEqual([1]);
  });
});

describe("a lost connection", () => {
  it("fails the transaction between two queries, and nothing else", async () => {
    const cut = db.transaction(async (tx) => {
      await tx.execute(insert(1));
      await cutAll();
      await pause(50);
      await tx.execute(insert(2));
    });
    await expect(cut).rejects.toThrow();
    expect(await kept()).toEqual([]);
    await db.transaction((tx) => tx.execute(insert(3)));
    expect(await kept()).toEqual([3]);
  });

  it("fails the transaction whose query runs, or that has asked for nothing yet", async () => {
    const asleep = db.transaction((tx) => tx.execute(sql`select pg_sleep(20)`));
    const idle = db.transaction(async (tx) => {
      await pause(400);
      await tx.execute(insert(1));
    });
    const ends = Promise.allSettled([asleep, idle]);
    await pause(200);
    await cutAll();
    expect((await ends).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await db.transaction((tx) => tx.execute(insert(2)));
    expect(await kept()).toEqual([2]);
  });

  it("leaves a pool that works again, after a storm of them", async () => {
    let isOver = false;
    let done = 0;
    const visitor = async () => {
      while (!isOver) {
        await db
          .transaction(async (tx) => {
            await tx.execute(sql`select 1`);
            await pause(3);
            await tx.execute(sql`select pg_sleep(0.001)`);
          })
          .then(
            () => (done += 1),
            () => undefined,
          );
      }
    };
    const visitors = Array.from({ length: 8 }, visitor);
    for (let at = 0; at < 15; at += 1) {
      await pause(30);
      await cutAll();
    }
    const before = done;
    for (let at = 0; at < 200 && done < before + 100; at += 1) await pause(50);
    isOver = true;
    await Promise.all(visitors);
    expect(done).toBeGreaterThanOrEqual(before + 100);
  });
});
