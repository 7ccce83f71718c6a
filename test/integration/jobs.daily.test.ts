import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { removeExpiredSessions } from "~/features/accounts/jobs.server";
import { runDailyJobs } from "~/jobs/daily.server";
import { removeDelivered } from "~/jobs/housekeeping.server";
import type { Jobs } from "~/jobs/registry.server";
import { instantOf, realNow, resetClock, setClock } from "~/lib/clock";
import { dayOf } from "~/lib/dates";
import { workerDatabase } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { ownerSql, useDatabase } from "../database";
import { anAccount } from "../factories/accounts";
import { aCentre } from "../factories/centres";

useDatabase();

beforeEach(() => ownerSql()`truncate outbox, outbox_delivery, daily_run, centre cascade`);
afterEach(resetClock);

const runAt = (time: string, jobs: Jobs) => {
  setClock(instantOf(time));
  return runDailyJobs(jobs, () => false);
};

describe("runDailyJobs", () => {
  it("runs once a day and centre, after the hour on the centre's own clock", async () => {
    const near = await aCentre();
    const far = await aCentre({ timeZone: "Europe/Lisbon" });
    const runs: string[] = [];
    const jobs: Jobs = {
      handlers: [],
      daily: [
        {
          ...{ name: "test.daily", at: "02:30" },
          run: (ctx) => {
            const whose = ctx.centreId === near.centreId ? "near" : "far";
            runs.push(`${whose} ${dayOf(ctx.now, ctx.timeZone)}`);
            return Promise.resolve();
          },
        },
      ],
      shared: [],
    };
    await runAt("2026-11-12T02:29:00+08:00", jobs); // 18:29 the day before in Lisbon
    expect(runs).toEqual(["far 2026-11-11"]);
    await runAt("2026-11-12T02:30:00+08:00", jobs);
    expect(runs).toEqual(["far 2026-11-11", "near 2026-11-12"]);
    await runAt("2026-11-12T23:59:00+08:00", jobs);
    await runAt("2026-11-12T23:59:30+08:00", jobs);
    expect(runs.slice(2)).toEqual(["far 2026-11-12"]);
    expect(far.centreId).not.toBe(near.centreId);
  });

  it("gives the day's run to one of two workers", async () => {
    await aCentre();
    let runs = 0;
    const run = () => {
      runs += 1;
      return Promise.resolve();
    };
    const jobs: Jobs = {
      handlers: [],
      daily: [{ name: "test.race", at: "00:00", run }],
      shared: [{ name: "test.shared", at: "00:00", run }],
    };
    setClock(instantOf("2026-11-12T10:20:00+08:00"));
    await Promise.all([1, 2, 3].map(() => runDailyJobs(jobs, () => false)));
    expect(runs).toBe(2);
  });

  it("begins a run again that did not end, not before a quarter of an hour", async () => {
    await aCentre();
    let runs = 0;
    const jobs: Jobs = {
      handlers: [],
      daily: [
        {
          ...{ name: "test.broken", at: "02:00" },
          run: () => {
            runs += 1;
            return runs === 1 ? Promise.reject(new Error("broken")) : Promise.resolve();
          },
        },
      ],
      shared: [],
    };
    await runAt("2026-11-12T02:00:00+08:00", jobs);
    await runAt("2026-11-12T02:14:00+08:00", jobs);
    expect(runs).toBe(1);
    await runAt("2026-11-12T02:16:00+08:00", jobs);
    await runAt("2026-11-12T02:40:00+08:00", jobs);
    expect(runs).toBe(2);
  });
});

describe("removeExpiredSessions", () => {
  it("takes what is over on either clock and keeps the rest", async () => {
    const { userId } = await anAccount();
    const sql = ownerSql();
    const hour = (by: number) => instantOf(realNow().getTime() + by * 3_600_000);
    const session = (id: string, expires: number, ends: number) => sql`
      insert into session (id, user_id, expires_at, ends_at, created_at, last_seen_at)
      values (${id}, ${userId}, ${hour(expires)}, ${hour(ends)}, ${hour(-9)}, ${hour(-9)})`;
    await session("idle", -1, 5);
    await session("old", 5, -1);
    await session("good", 5, 5);
    const link = (token: string, expires: number, used: Date | null) => sql`
      insert into password_reset (token_hash, user_id, created_at, expires_at, used_at)
      values (${token}, ${userId}, ${hour(-9)}, ${hour(expires)}, ${used})`;
    await link("late", -1, null);
    await link("used", 5, hour(-1));
    await link("good", 5, null);
    const invitation = (token: string, expiredDays: number) => sql`
      insert into invitation (token_hash, centre_id, guardian_id, name, phone, role, created_at, expires_at)
      values (${token}, ${newId()}, ${newId()}, '某家长', '19900000000', 'guardian', ${hour(-9)}, ${hour(-24 * expiredDays)})`;
    await invitation("long ago", 91);
    await invitation("lately", 89);
    await removeExpiredSessions(workerDatabase());
    expect(await sql`select id from session`).toEqual([{ id: "good" }]);
    expect(await sql`select token_hash from password_reset`).toEqual([{ token_hash: "good" }]);
    expect(await sql`select token_hash from invitation`).toEqual([{ token_hash: "lately" }]);
  });
});

describe("removeDelivered", () => {
  it("forgets what was delivered a month ago; never what is dead", async () => {
    const sql = ownerSql();
    setClock(instantOf("2026-11-12T10:20:00+08:00"));
    const event = async (createdAt: string, mark: "done" | "dead") => {
      const [id, at] = [newId(), instantOf(createdAt)];
      await sql`insert into outbox values (${id}, ${newId()}, 'file.stored', '{}', ${at}, ${at})`;
      await sql`insert into outbox_delivery (outbox_id, handler, centre_id, next_at, done_at, dead_at)
        values (${id}, 'a', ${newId()}, ${at}, ${mark === "done" ? at : null}, ${mark === "dead" ? at : null})`;
      return id;
    };
    await event("2026-10-01T00:00:00Z", "done");
    const dead = await event("2026-10-01T00:00:00Z", "dead");
    const fresh = await event("2026-11-01T00:00:00Z", "done");
    await removeDelivered(workerDatabase());
    const left = await sql`select id from outbox order by created_at`;
    expect(left.map(({ id }) => String(id))).toEqual([dead, fresh]);
  });
});
