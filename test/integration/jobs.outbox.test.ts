import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sql as rawSql } from "drizzle-orm";
import { retryDelivery } from "~/features/reports/commands.server";
import { listDeadLetters } from "~/features/reports/queries.server";
import { backOffMs, deliverNext, fanOut, leaseMs, maxAttempts } from "~/jobs/deliveries.server";
import { jobs as everyJob, on, type Jobs, type OutboxHandler } from "~/jobs/registry.server";
import { startWorker } from "~/jobs/worker.server";
import { writeAudit } from "~/lib/audit.server";
import { instantOf, resetClock, setClock } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { announce } from "~/lib/outbox.server";
import { ownerSql, testNow, useDatabase } from "../database";
import { aCentre } from "../factories/centres";
import { aFile } from "../factories/files";
import { done } from "../factories/sequence";

useDatabase();

beforeEach(async () => {
  setClock(testNow);
  await ownerSql()`truncate outbox, outbox_delivery, daily_run`;
});
afterEach(resetClock);

const only = (...handlers: OutboxHandler[]): Jobs => ({ handlers, daily: [], shared: [] });

const founded = (name: string, run: (ctx: Ctx, centreId: string) => Promise<void>) =>
  on("centre.founded", name, (ctx, { centreId }) => run(ctx, centreId));

/** A centre whose own founding is not in the outbox any more, with so many announcements instead. */
async function aCentreWithEvents(events: number) {
  const made = await aCentre();
  await ownerSql()`delete from outbox where centre_id = ${made.centreId}`;
  for (let at = 0; at < events; at += 1) {
    await announce(made.ctx, "centre.founded", { centreId: made.centreId });
  }
  return made;
}

const deliveries = () =>
  ownerSql()`select handler, attempts, error, next_at, done_at, dead_at from outbox_delivery order by handler`;

async function until(isTrue: () => Promise<boolean> | boolean): Promise<void> {
  for (let at = 0; at < 400; at += 1) {
    if (await isTrue()) return;
    await pause(25);
  }
  throw new Error("waited ten seconds in vain");
}

const isQuiet = async () =>
  (
    await ownerSql()`select 1 from outbox where dispatched_at is null
    union all select 1 from outbox_delivery where done_at is null`
  ).length === 0;

describe("the worker", () => {
  it("runs every handler of an announcement, in the centre that made it", async () => {
    const { centreId } = await aCentreWithEvents(1);
    const seen: string[] = [];
    const note = (name: string) =>
      founded(name, (ctx, id) => {
        seen.push(`${name} ${ctx.actor.kind} ${ctx.centreId === id} ${ctx.timeZone}`);
        return Promise.resolve();
      });
    const worker = startWorker({ pollMs: 10, jobs: only(note("a"), note("b")) });
    await until(isQuiet);
    await worker.stop();
    expect(seen.sort()).toEqual(["a job true Asia/Shanghai", "b job true Asia/Shanghai"]);
    expect(await ownerSql()`select centre_id from outbox_delivery`).toEqual([
      { centre_id: centreId },
      { centre_id: centreId },
    ]);
  });

  it("leaves alone until its moment what says when it is due", async () => {
    const { ctx } = await aCentreWithEvents(0);
    const soon = instantOf(testNow.getTime() + 60_000);
    const event = { noticeId: ctx.centreId, notBefore: soon.toISOString() };
    await announce(ctx, "notice.scheduled", event);
    let runs = 0;
    const later = on("notice.scheduled", "test.later", () => Promise.resolve(void (runs += 1)));
    await fanOut([later]);
    expect(await deliverNext([later])).toBe(false);
    setClock(soon);
    expect(await deliverNext([later])).toBe(true);
    expect([runs, await deliverNext([later])]).toEqual([1, false]);
  });

  it("gives one job to one of two workers, a hundred times", async () => {
    await aCentreWithEvents(50);
    const runs = new Map<string, number>();
    const count = (name: string) =>
      founded(name, async (ctx) => {
        await ctx.tx(async (tx) => {
          const [row] = await tx.execute<{ id: string }>(
            rawSql`select outbox_id as id from outbox_delivery where handler = ${name} and xmin = pg_current_xact_id()::xid`,
          );
          const key = `${name} ${row?.id}`;
          runs.set(key, (runs.get(key) ?? 0) + 1);
        });
        await pause(2);
      });
    const jobs = only(count("a"), count("b"));
    const workers = [startWorker({ pollMs: 5, jobs }), startWorker({ pollMs: 5, jobs })];
    await until(isQuiet);
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(runs.size).toBe(100);
    expect([...runs.values()].every((times) => times === 1)).toBe(true);
  });

  it("ends the running job before it stops", async () => {
    await aCentreWithEvents(1);
    const steps: string[] = [];
    const slow = founded("slow", async () => {
      steps.push("begun");
      await pause(150);
      steps.push("ended");
    });
    const worker = startWorker({ pollMs: 10, jobs: only(slow) });
    await until(() => steps.length > 0);
    await worker.stop();
    expect(steps).toEqual(["begun", "ended"]);
    expect(await isQuiet()).toBe(true);
  });

  it("does the product's own jobs: a stored picture gets its sizes", async () => {
    const { ctx } = await aCentre();
    const { fileId } = await aFile(ctx);
    const worker = startWorker({ pollMs: 10, jobs: everyJob });
    await until(
      async () =>
        (await ownerSql()`select 1 from file_variant where file_id = ${fileId}`).length === 2,
    );
    await worker.stop();
  });
});

describe("a failing job", () => {
  it("is tried again, later each time, then given up and shown to the director", async () => {
    const { ctx, centreId } = await aCentreWithEvents(1);
    let isMended = false;
    const handlers = [
      founded("fragile", (inside) => {
        if (isMended) return Promise.resolve();
        return inside.tx((tx) => tx.execute(rawSql`select 'secret'::int`)).then(() => undefined);
      }),
    ];
    await fanOut(handlers);
    let at = testNow.getTime();
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      expect(await deliverNext(handlers)).toBe(true);
      expect(await deliverNext(handlers)).toBe(false);
      expect(await deliveries()).toMatchObject([{ attempts: attempt, error: "database 22P02" }]);
      at += backOffMs(attempt) + 1_000;
      setClock(instantOf(at));
    }
    expect(await deliverNext(handlers)).toBe(false);
    const [letter] = await listDeadLetters(ctx);
    expect(letter).toMatchObject({
      ...{ handler: "fragile", kind: "centre.founded", attempts: maxAttempts },
      error: "database 22P02",
    });
    const outboxId = letter?.outboxId ?? "";
    const other = (await aCentre()).ctx;
    expect(await listDeadLetters(other)).toEqual([]);
    expect(await retryDelivery(other, { outboxId, handler: "fragile" })).toMatchObject({
      reason: "not_found",
    });
    isMended = true;
    done(await retryDelivery(ctx, { outboxId, handler: "fragile" }));
    expect(await deliverNext(handlers)).toBe(true);
    expect(await listDeadLetters(ctx)).toEqual([]);
    expect(await deliveries()).toMatchObject([{ attempts: 1, error: "" }]);
    expect(
      await ownerSql()`select 1 from audit_entry where centre_id = ${centreId} and capability = 'reports.outbox.retry'`,
    ).toHaveLength(1);
  });

  it("leaves nothing of a broken attempt: rows and done mark are one", async () => {
    const { centreId } = await aCentreWithEvents(1);
    let attempts = 0;
    const handlers = [
      founded("cut", async (ctx) => {
        attempts += 1;
        await writeAudit(ctx, { capability: "test.cut" });
        if (attempts === 1) throw new TypeError("broken off");
      }),
    ];
    await fanOut(handlers);
    await deliverNext(handlers);
    setClock(instantOf(testNow.getTime() + backOffMs(1) + 1_000));
    await deliverNext(handlers);
    expect(attempts).toBe(2);
    expect(await isQuiet()).toBe(true);
    expect(
      await ownerSql()`select 1 from audit_entry where centre_id = ${centreId} and capability = 'test.cut'`,
    ).toHaveLength(1);
  });

  it("does not hold up the next one, and an unknown handler is a failure like any other", async () => {
    await aCentreWithEvents(2);
    let runs = 0;
    const good = founded("z.good", () => {
      runs += 1;
      return Promise.resolve();
    });
    await fanOut([founded("a.gone", () => Promise.resolve()), good]);
    while (await deliverNext([good]));
    expect(runs).toBe(2);
    expect((await deliveries()).map(({ error }) => error)).toEqual([
      ...["Error: no handler of this name", "Error: no handler of this name"],
      ...["", ""],
    ]);
  });
});

describe("a restart", () => {
  it("takes up what a killed worker had claimed, once its lease is over", async () => {
    await aCentreWithEvents(1);
    let runs = 0;
    const handlers = [
      founded("job", () => {
        runs += 1;
        return Promise.resolve();
      }),
    ];
    await fanOut(handlers);
    const leaseEnd = instantOf(testNow.getTime() + leaseMs);
    await ownerSql()`update outbox_delivery set attempts = 1, next_at = ${leaseEnd}`;
    expect(await deliverNext(handlers)).toBe(false);
    setClock(instantOf(leaseEnd.getTime() + 1_000));
    expect(await deliverNext(handlers)).toBe(true);
    expect(await deliverNext(handlers)).toBe(false);
    expect(runs).toBe(1);
    expect(await deliveries()).toMatchObject([{ attempts: 2 }]);
  });

  it("fans an announcement out once", async () => {
    await aCentreWithEvents(3);
    const handlers = [founded("a", () => Promise.resolve())];
    const found = await Promise.all([fanOut(handlers), fanOut(handlers)]);
    expect(found.reduce((sum, n) => sum + n, 0)).toBe(3);
    expect(await fanOut(handlers)).toBe(0);
    expect(await deliveries()).toHaveLength(3);
  });
});
