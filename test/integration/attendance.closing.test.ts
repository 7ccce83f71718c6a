import { beforeEach, describe, expect, it } from "vitest";
import type { LogKind } from "~db/enums";
import { closeDays, correctDeparture } from "~/features/attendance/closing/commands.server";
import { listUnrecordedDepartures } from "~/features/attendance/closing/queries.server";
import { rebuildDayEntries, recordEvents, undoBatch } from "~/features/attendance/log/commands.server"; // prettier-ignore
import { listChildEntries, listOwnEntries } from "~/features/attendance/log/queries.server";
import { runDailyJobs } from "~/jobs/daily.server";
import { jobs } from "~/jobs/registry.server";
import { instantOf, resetClock, setClock } from "~/lib/clock";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { ownerSql, useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();

const today = "2026-11-12";
const yesterday = "2026-11-11";
const moment = (day: string, time: string) => instantOf(`${day}T${time}:00+08:00`);

let ctx: Ctx;
let classId = "";

beforeEach(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
});

const at = (day: string, time: string): Ctx => ({ ...ctx, now: moment(day, time) });
const aPupil = async () => (await anEnrolment(ctx, { classId })).childId;

async function tap(childId: string, kind: LogKind, day: string, time: string) {
  const event = { id: newId(), childId, kind, payload: {}, at: moment(day, time).toISOString() };
  const sent = { batchId: newId(), classId, events: [event] };
  const { outcomes } = done(await recordEvents(at(day, time), sent));
  const [outcome] = outcomes;
  const word = outcome?.outcome === "refused" ? outcome.reason : outcome?.outcome;
  return { word, batchId: sent.batchId };
}

const entriesOf = (childId: string, day: string) => listChildEntries(ctx, { childId, day });
const stayOf = async (childId: string, day: string) =>
  (await entriesOf(childId, day)).find(({ kind }) => kind === "stay");

describe("closeDays", () => {
  it("closes what is open once the day is over, says so, and does it once", async () => {
    const forgotten = await aPupil();
    const left = await aPupil();
    const due = await aPupil();
    await tap(forgotten, "arrival", today, "08:06");
    await tap(forgotten, "napStart", today, "12:30");
    await tap(left, "arrival", today, "08:10");
    await tap(left, "departure", today, "17:05");
    expect(done(await closeDays(at(today, "18:00")))).toEqual({ closed: 0 });
    expect(done(await closeDays(at(today, "18:30")))).toEqual({ closed: 1 });
    expect(done(await closeDays(at(today, "18:40")))).toEqual({ closed: 0 });

    const [stay, nap] = await entriesOf(forgotten, today);
    expect(stay).toMatchObject({ kind: "stay", payload: { unrecorded: true } });
    expect(stay?.endsAt).toEqual(moment(today, "18:00"));
    expect(nap).toMatchObject({ kind: "nap", payload: { unrecorded: true } });
    expect((await stayOf(left, today))?.payload).toEqual({});
    expect(await entriesOf(due, today)).toEqual([]);
    const unrecorded = await listUnrecordedDepartures(at(today, "19:00"), {});
    expect(unrecorded.map(({ childId }) => childId)).toEqual([forgotten]);
  });

  it("leaves today open while it puts away a day that the server slept through", async () => {
    const childId = await aPupil();
    await tap(childId, "arrival", yesterday, "08:06");
    await tap(childId, "arrival", today, "08:06");
    const before = await listUnrecordedDepartures(at(today, "10:00"), {});
    expect(before.map(({ day }) => day)).toEqual([yesterday]);
    expect(done(await closeDays(at(today, "10:20")))).toEqual({ closed: 1 });
    expect((await stayOf(childId, yesterday))?.endsAt).toEqual(moment(yesterday, "18:00"));
    expect((await stayOf(childId, today))?.endsAt).toBeNull();
  });

  it("gives an arrival after closing time no end before its beginning", async () => {
    const childId = await aPupil();
    await tap(childId, "arrival", today, "18:10");
    done(await closeDays(at(today, "18:30")));
    const stay = await stayOf(childId, today);
    expect(stay?.endsAt).toEqual(stay?.startsAt);
  });

  it("runs for every centre at its own hour, as a job", async () => {
    const childId = await aPupil();
    await tap(childId, "arrival", today, "08:06");
    await ownerSql()`update centre set closes_at = '17:00' where id = ${ctx.centreId}`;
    const daily = jobs.daily.filter(({ name }) => name === "attendance.closeDays");
    const run = async (time: string) => {
      setClock(moment(today, time));
      await runDailyJobs({ ...jobs, daily, shared: [] }, () => false);
    };
    try {
      await run("17:29");
      expect((await stayOf(childId, today))?.endsAt).toBeNull();
      await run("17:30");
      await run("17:31");
    } finally {
      resetClock();
    }
    expect((await stayOf(childId, today))?.endsAt).toEqual(moment(today, "17:00"));
    const rows = await ownerSql()`select actor_kind, actor_user_id from log_event
      where child_id = ${childId} and kind = 'departure'`;
    expect(rows).toEqual([{ actor_kind: "job", actor_user_id: null }]);
  });
});

describe("a departure that is told later", () => {
  it("takes the place of the one nobody wrote down, from a tablet or from the list", async () => {
    const [late, listed] = [await aPupil(), await aPupil()];
    for (const childId of [late, listed]) await tap(childId, "arrival", today, "08:06");
    done(await closeDays(at(today, "18:30")));
    // a tablet that was offline sends what it wrote at 17:12
    expect((await tap(late, "departure", today, "17:12")).word).toBe("accepted");
    expect(await stayOf(late, today)).toMatchObject({
      ...{ endsAt: moment(today, "17:12"), corrected: true, payload: {} },
    });
    const [stay] = await listUnrecordedDepartures(at(today, "19:00"), {});
    const told = { entryId: stay?.entryId ?? "", classId, name: "林静" } as const;
    const evening = at(today, "19:00");
    expect(await correctDeparture(evening, { ...told, time: "07:00" })).toMatchObject({
      reason: "ends_before_beginning",
    });
    expect(await correctDeparture(evening, { ...told, time: "23:00" })).toMatchObject({
      reason: "entry_in_future",
    });
    done(await correctDeparture(evening, { ...told, time: "17:20", relation: "mother" }));
    expect(await stayOf(listed, today)).toMatchObject({
      endsAt: moment(today, "17:20"),
      payload: { collectedBy: { name: "林静", relation: "mother" } },
    });
    expect(await listUnrecordedDepartures(evening, {})).toEqual([]);
  });

  it("is seen by the family, as is that nobody wrote it down", async () => {
    const childId = await aPupil();
    await tap(childId, "arrival", today, "08:06");
    done(await closeDays(at(today, "18:30")));
    const own = childId as OwnChildId; // reason: the test stands in for the gate
    const [seen] = await listOwnEntries(at(today, "18:35"), own, { day: today });
    expect(seen?.payload).toMatchObject({ unrecorded: true });
  });

  it("also ends a stay of a day before that is still open", async () => {
    const childId = await aPupil();
    await tap(childId, "arrival", yesterday, "08:06");
    const [stay] = await listUnrecordedDepartures(ctx, { classIds: [classId] });
    const told = { entryId: stay?.entryId ?? "", classId, time: "17:00", name: "" } as const;
    done(await correctDeparture(ctx, told));
    expect((await stayOf(childId, yesterday))?.endsAt).toEqual(moment(yesterday, "17:00"));
    expect(await listUnrecordedDepartures(ctx, { classIds: [] })).toEqual([]);
  });
});

describe("an end that was taken back", () => {
  it("can be told anew, and a rebuild agrees", async () => {
    const childId = await aPupil();
    await tap(childId, "arrival", today, "08:06");
    const { batchId } = await tap(childId, "departure", today, "10:00");
    done(await undoBatch(at(today, "10:01"), { batchId, classId }));
    expect((await stayOf(childId, today))?.endsAt).toBeNull();
    expect((await tap(childId, "departure", today, "10:10")).word).toBe("accepted");
    const kept = await stayOf(childId, today);
    expect(kept?.endsAt).toEqual(moment(today, "10:10"));
    done(await rebuildDayEntries(ctx));
    expect((await stayOf(childId, today))?.endsAt).toEqual(kept?.endsAt);
  });

  it("moves together with its beginning, in whichever direction", async () => {
    const childId = await aPupil();
    await tap(childId, "arrival", today, "08:00");
    await tap(childId, "napStart", today, "09:00");
    await tap(childId, "napEnd", today, "09:30");
    const nap = (await entriesOf(childId, today)).find(({ kind }) => kind === "nap");
    const move = async (from: string, to: string) => {
      const supersedesId = nap?.id;
      const events = [
        { id: newId(), childId, kind: "napStart", payload: {}, at: moment(today, from), supersedesId }, // prettier-ignore
        { id: newId(), childId, kind: "napEnd", payload: {}, at: moment(today, to), supersedesId },
      ].map((event) => ({ ...event, at: event.at.toISOString() }));
      const result = done(await recordEvents(ctx, { batchId: newId(), classId, events }));
      expect(result.outcomes.map(({ outcome }) => outcome)).toEqual(["accepted", "accepted"]);
      const moved = (await entriesOf(childId, today)).find(({ kind }) => kind === "nap");
      expect([moved?.startsAt, moved?.endsAt]).toEqual([moment(today, from), moment(today, to)]);
    };
    await move("09:40", "10:05");
    await move("08:10", "08:40");
  });
});
