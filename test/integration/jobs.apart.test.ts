import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deliverNext, fanOut, finishApart } from "~/jobs/deliveries.server";
import { on, type OutboxHandler } from "~/jobs/registry.server";
import { startWorker } from "~/jobs/worker.server";
import { instantOf, resetClock, setClock } from "~/lib/clock";
import { announce, Postponed } from "~/lib/outbox.server";
import { ownerSql, testNow, useDatabase } from "../database";
import { aCentre } from "../factories/centres";

useDatabase();

beforeEach(async () => {
  setClock(testNow);
  await ownerSql()`truncate outbox, outbox_delivery, daily_run`;
});
afterEach(resetClock);

async function aCentreWithEvents(events: number) {
  const { ctx, centreId } = await aCentre();
  await ownerSql()`delete from outbox where centre_id = ${centreId}`;
  for (let at = 0; at < events; at += 1) await announce(ctx, "centre.founded", { centreId });
}

const apart = (name: string, run: () => Promise<void>): OutboxHandler => ({
  ...on("centre.founded", name, run),
  apart: true,
});

const deliveries = () =>
  ownerSql()`select handler, attempts, next_at, done_at from outbox_delivery order by handler`;

describe("a handler apart", () => {
  it("keeps nobody waiting, and no more are begun than may run at once", async () => {
    await aCentreWithEvents(7);
    const gate = { open: (): void => undefined };
    const opened = new Promise<void>((resolve) => {
      gate.open = resolve;
    });
    let [begun, quick] = [0, 0];
    const slow = apart("slow", async () => {
      begun += 1;
      await opened;
    });
    const other = on("centre.founded", "other", () => {
      quick += 1;
      return Promise.resolve();
    });
    await fanOut([slow, other]);
    while (await deliverNext([slow, other]));
    for (let at = 0; at < 100 && begun < 4; at += 1) await pause(10);
    expect([begun, quick]).toEqual([4, 7]);
    const waiting = (await deliveries()).filter((row) => row["attempts"] === 0);
    expect(waiting).toHaveLength(3);
    gate.open();
    await finishApart();
    while (await deliverNext([slow, other])) await finishApart();
    expect((await deliveries()).every((row) => row["done_at"] !== null)).toBe(true);
    expect(begun).toBe(7);
  });

  it("runs once between two workers, and is over before a worker stops", async () => {
    await aCentreWithEvents(20);
    let runs = 0;
    const handlers = [
      apart("send", async () => {
        await pause(5);
        runs += 1;
      }),
    ];
    const jobs = { handlers, daily: [], shared: [] };
    const workers = [startWorker({ pollMs: 5, jobs }), startWorker({ pollMs: 5, jobs })];
    for (let at = 0; at < 400 && runs < 20; at += 1) await pause(25);
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(runs).toBe(20);
    expect((await deliveries()).every((row) => row["done_at"] !== null)).toBe(true);
  });

  it("is tried again later when it fails", async () => {
    await aCentreWithEvents(1);
    let runs = 0;
    const failing = apart("send", () => {
      runs += 1;
      return runs === 1 ? Promise.reject(new Error("away")) : Promise.resolve();
    });
    await fanOut([failing]);
    await deliverNext([failing]);
    await finishApart();
    expect(await deliverNext([failing])).toBe(false);
    setClock(instantOf(testNow.getTime() + 50_000));
    await deliverNext([failing]);
    await finishApart();
    const [row] = await deliveries();
    expect([runs, row?.["attempts"], row?.["done_at"] !== null]).toEqual([2, 2, true]);
  });
});

describe("a handler for which it is too early", () => {
  it.each([true, false])(
    "is asked again then, and no attempt is counted (apart: %s)",
    async (is) => {
      await aCentreWithEvents(1);
      const until = instantOf(testNow.getTime() + 3_600_000);
      let runs = 0;
      const run = () => {
        runs += 1;
        return runs === 1 ? Promise.reject(new Postponed(until)) : Promise.resolve();
      };
      const handler = is ? apart("early", run) : on("centre.founded", "early", run);
      await fanOut([handler]);
      await deliverNext([handler]);
      await finishApart();
      expect(await deliveries()).toMatchObject([{ attempts: 0, next_at: until, done_at: null }]);
      expect(await deliverNext([handler])).toBe(false);
      setClock(until);
      await deliverNext([handler]);
      await finishApart();
      expect(await deliveries()).toMatchObject([{ attempts: 1 }]);
      expect(runs).toBe(2);
    },
  );
});
