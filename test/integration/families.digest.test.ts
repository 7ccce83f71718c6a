import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordEvents, undoBatch } from "~/features/attendance/log/commands.server";
import { recordVisits } from "~/features/attendance/visits/commands.server";
import { listOwnAlerts } from "~/features/families/alerts/queries.server";
import { getDayReport } from "~/features/families/digest/queries.server";
import { reportPdf } from "~/features/families/ui/report-pdf";
import { wordsOf } from "~/i18n/words.server";
import { runDailyJobs } from "~/jobs/daily.server";
import { jobs } from "~/jobs/registry.server";
import { startWorker } from "~/jobs/worker.server";
import { instantOf, resetClock, setClock } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { makePdf } from "~/lib/pdf.server";
import { ownerSql, useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aFamily, carryOut, tapIn } from "../factories/families";
import { done } from "../factories/sequence";

useDatabase();

const day = "2026-11-12";
const moment = (time: string, on = day) => instantOf(`${on}T${time}:00+08:00`);
let ctx: Ctx;
let classId = "";

beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
});
beforeEach(async () => {
  await ownerSql()`truncate outbox, outbox_delivery, daily_run`;
});
afterEach(resetClock);

/** The clock of the whole house, and a context that reads it. */
function at(time: string, on = day): Ctx {
  setClock(moment(time, on));
  return { ...ctx, now: moment(time, on) };
}

const tap = (childId: string, kind: "arrival" | "departure", time: string, of: object = {}) =>
  tapIn(at(time), { classId, childId, kind, at: moment(time), ...of });

const told = async (family: Ctx, childId: Parameters<typeof getDayReport>[1]) =>
  (await listOwnAlerts(family, { own: [childId] })).map(({ category }) => category).sort();

const digests = async (childId: string) =>
  (await ownerSql()`select day::text from day_digest where child_id = ${childId} order by day`).map(
    (row) => String(row["day"]),
  );

describe("a child that goes home", () => {
  it("closes its day for the family two minutes later, once", async () => {
    const { childId, family } = await aFamily(ctx, classId);
    await tap(childId, "arrival", "08:06");
    await tap(childId, "departure", "17:10");
    await carryOut();
    at("17:11");
    await carryOut();
    expect(await told(family, childId)).toEqual([]);
    at("17:13");
    await carryOut();
    expect(await told(family, childId)).toEqual(["digest", "pickUp"]);
    const [alert] = await ownerSql()`select attempts from outbox_delivery
      where handler = 'families.sendDigest'`;
    expect(alert?.["attempts"]).toBe(1);

    await tap(childId, "arrival", "17:20");
    await tap(childId, "departure", "17:40");
    at("17:43");
    await carryOut();
    at("18:01");
    await runDailyJobs(jobs, () => false);
    await carryOut();
    expect(await digests(childId)).toEqual([day]);
    expect(await told(family, childId)).toEqual(["digest", "pickUp", "pickUp"]);
  });

  it("tells nothing when the departure was taken back, and tells when it comes true", async () => {
    const { childId, family } = await aFamily(ctx, classId);
    await tap(childId, "arrival", "08:06");
    const { batchId } = await tap(childId, "departure", "16:00");
    done(await undoBatch(at("16:01"), { batchId, classId }));
    at("16:05");
    await carryOut();
    expect(await told(family, childId)).toEqual([]);
    await tap(childId, "departure", "17:00");
    at("17:03");
    await carryOut();
    expect(await told(family, childId)).toEqual(["digest", "pickUp"]);
  });

  it("does not go home by a hand-over to another class", async () => {
    const { childId, family } = await aFamily(ctx, classId);
    const { classId: toClassId } = await aClass(ctx);
    await tap(childId, "arrival", "08:06");
    const visit = {
      kind: "visit",
      id: newId(),
      childId,
      at: moment("15:00").toISOString(),
      toClassId,
    };
    done(await recordVisits(at("15:00"), { batchId: newId(), classId, events: [visit] }));
    at("15:10");
    await carryOut();
    expect(await told(family, childId)).toEqual([]);
    await tap(childId, "departure", "17:00", { classId: toClassId });
    at("17:03");
    await carryOut();
    expect(await told(family, childId)).toEqual(["digest", "pickUp"]);
  });

  it("is told of when an offline tablet is back, and not of a day long past", async () => {
    const { childId, family } = await aFamily(ctx, classId);
    const events = (on: string) =>
      [
        ["arrival", "08:06"],
        ["departure", "17:00"],
      ].map(([kind, time = ""]) => ({
        ...{ id: newId(), childId, kind, payload: {}, at: moment(time, on).toISOString() },
      }));
    done(await recordEvents(at("19:00"), { batchId: newId(), classId, events: events(day) }));
    at("19:03");
    await carryOut();
    expect(await told(family, childId)).toEqual(["digest", "pickUp"]);
    const late = { batchId: newId(), classId, events: events("2026-11-09") };
    done(await recordEvents(at("19:05"), late));
    at("19:10");
    await carryOut();
    expect(await digests(childId)).toEqual([day]);
  });
});

describe("the evening", () => {
  it("closes the day of whoever is still here, and of nobody of whom nothing was written", async () => {
    const here = await aFamily(ctx, classId);
    const away = await aFamily(ctx, classId);
    await tap(here.childId, "arrival", "08:06");
    at("17:59");
    await runDailyJobs(jobs, () => false);
    expect(await told(here.family, here.childId)).toEqual([]);
    at("18:00");
    await runDailyJobs(jobs, () => false);
    await runDailyJobs(jobs, () => false);
    await carryOut();
    expect(await told(here.family, here.childId)).toEqual(["digest"]);
    expect(await told(away.family, away.childId)).toEqual([]);
    // it leaves afterwards: the pick-up is told, the day is not closed again
    await tap(here.childId, "departure", "18:20");
    at("18:23");
    await carryOut();
    expect(await told(here.family, here.childId)).toEqual(["digest", "pickUp"]);
  });

  it("is one evening however many workers there are", async () => {
    const { childId, family } = await aFamily(ctx, classId);
    await tap(childId, "arrival", "08:06");
    await tap(childId, "departure", "17:57");
    at("18:00");
    const workers = [startWorker({ pollMs: 5 }), startWorker({ pollMs: 5 })];
    const deadline = Date.now() + 10_000;
    while ((await told(family, childId)).length < 2 && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(await told(family, childId)).toEqual(["digest", "pickUp"]);
  });
});

describe("the report", () => {
  it("says the six answers in the reader's language, and stands on one page", async () => {
    const { childId, family } = await aFamily(ctx, classId, "许知遥");
    await tap(childId, "arrival", "08:06", { payload: { broughtBy: { relation: "mother" } } });
    for (let at = 0; at < 58; at += 1) {
      const time = `${String(9 + Math.floor(at / 8)).padStart(2, "0")}:${String((at % 8) * 7).padStart(2, "0")}`;
      await tapIn(
        { ...ctx, now: moment("17:30") },
        {
          ...{ classId, childId, kind: "mood", at: moment(time) },
          payload: { mood: "happy", note: "和小朋友一起搭了一座很长的桥" },
        },
      );
    }
    await tap(childId, "departure", "17:10");
    const reader = { ...family, now: moment("17:40") };
    const report = await getDayReport(reader, childId, { day: null });
    expect(report.moments).toHaveLength(60);
    expect(report.answers[0]).toMatchObject({ ask: "到园" });
    expect(report.answers[0]?.text).toContain("08:06 到园");
    const english = await getDayReport({ ...reader, locale: "en" }, childId, { day: null });
    expect(english.answers[0]?.text).toMatch(/^Came at 08:06/);
    const pages: number[] = [];
    const text = reportPdf(wordsOf("zh-CN").t, report);
    const pdf = await makePdf({
      ...text,
      foot: (page, of) => {
        pages.push(of);
        return text.foot(page, of);
      },
    });
    expect(pages).toEqual([1]);
    expect(pdf.toString("latin1")).toMatch(/\/FontFile[23]? /);
  });
});

describe("a check that found something", () => {
  const found = { result: "abnormal", findings: ["cough"], temperature: 36.9 };
  const check = (childId: string, time: string, payload: object) =>
    tapIn(at(time), { classId, childId, kind: "noonCheck", at: moment(time), payload });

  it("is told once, when families may see it, and not what it is", async () => {
    const { childId, family } = await aFamily(ctx, classId);
    await tap(childId, "arrival", "08:06");
    await check(childId, "14:40", found);
    await carryOut();
    expect(await told(family, childId)).toEqual([]);
    at("14:43");
    await carryOut();
    const [alert] = await listOwnAlerts(family, { own: [childId] });
    expect(alert).toMatchObject({ category: "health", path: `/family?child=${childId}` });
    expect(`${alert?.title} ${alert?.body}`).toContain("14:40");
    expect(`${alert?.title} ${alert?.body}`).not.toContain("咳");
    await carryOut();
    expect(await told(family, childId)).toEqual(["health"]);
  });

  it("is not told where all is well, or where it was taken back", async () => {
    const { childId, family } = await aFamily(ctx, classId);
    await tap(childId, "arrival", "08:06");
    await check(childId, "14:40", { result: "healthy" });
    const { batchId } = await check(childId, "14:41", found);
    done(await undoBatch(at("14:42"), { batchId, classId }));
    at("14:50");
    await carryOut();
    expect(await told(family, childId)).toEqual([]);
  });
});
