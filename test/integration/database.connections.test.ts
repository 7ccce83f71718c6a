import net from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { everyPlan, planned } from "~db/plans.server";
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
  client = surviveLostConnections(postgres(databaseUrl(), options));
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
    const keeping = surviveLostConnections(planned(postgres(databaseUrl(), options), everyPlan));
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

/** A way to the database that breaks like a cable does: with a reset, not with a word. */
async function brittleWay() {
  const { hostname, port } = new URL(databaseUrl());
  const open = new Set<net.Socket>();
  const server = net.createServer((from) => {
    const to = net.connect(Number(port), hostname);
    open.add(from);
    for (const end of [from, to]) end.on("error", () => undefined);
    from.pipe(to).pipe(from);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = new URL(databaseUrl());
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as net.AddressInfo).port); // reason: it listens on a port
  const cut = () => {
    for (const socket of open) socket.resetAndDestroy();
    open.clear();
  };
  return { url: url.href, cut, close: () => server.close() };
}

describe("a connection that breaks", () => {
  const answers = (on: PostgresJsDatabase) =>
    on.transaction((tx) =>
      Promise.all([1, 2, 3].map(async (n) => (await tx.execute(sql`select ${n}::int as n`))[0])),
    );

  it.each([
    ["under a query", [sql`select pg_sleep(20)`]],
    ["under two at once", [sql`select pg_sleep(20)`, sql`select 1`]],
    ["under none", []],
  ])("%s fails its transaction; the next one gets its own answers", async (_, queries) => {
    const way = await brittleWay();
    const one = surviveLostConnections(postgres(way.url, { ...options, max: 1 }));
    const on = drizzle(one);
    const cut = on.transaction(async (tx) => {
      await tx.execute(sql`select 1`);
      const running = queries.map((query) => tx.execute(query));
      await pause(30);
      way.cut();
      await Promise.all(running);
      for (let at = 0; at < 50; at += 1) {
        await Promise.all([tx.execute(sql`select 4`), tx.execute(sql`select 5`)]);
        await new Promise(setImmediate);
      }
    });
    await expect(cut).rejects.toThrow();
    expect(await answers(on)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect(await answers(on)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    await one.end({ timeout: 1 });
    way.close();
  });

  it("costs one transaction, not the one that comes after it", async () => {
    const one = surviveLostConnections(postgres(databaseUrl(), { ...options, max: 1 }));
    const on = drizzle(one);
    const dying = on.transaction((tx) => tx.execute(sql`select pg_sleep(20)`));
    const end = expect(dying).rejects.toThrow();
    await pause(100);
    await cutAll();
    await end;
    expect(await answers(on)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    await one.end({ timeout: 1 });
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
