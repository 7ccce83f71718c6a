import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordCountForm, recordFoundForm } from "~/features/attendance/count-forms/commands.server"; // prettier-ignore
import { recordHeadCount } from "~/features/attendance/headcount/commands.server";
import { getEvacuation, listCounts, listMissing } from "~/features/attendance/headcount/queries.server"; // prettier-ignore
import { recordEvents } from "~/features/attendance/log/commands.server";
import { getSnapshot } from "~/features/attendance/snapshot/queries.server";
import { takeSaves } from "~/features/attendance/sync/commands.server";
import { withTaps, type SentCount } from "~/features/attendance/headcount/rules";
import type { Ctx } from "~/lib/context.server";
import { formatTime } from "~/lib/dates";
import { instantOf } from "~/lib/clock";
import { newId } from "~/lib/id";
import { hearLive, type LiveNews } from "~/lib/live.server";
import { ownerSql, useDatabase } from "../database";
import { aTablet, aTeacherWithPin } from "../factories/accounts.devices";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();

const day = "2026-11-12";
const at = (time: string) => `${day}T${time}:00+08:00`;
let ctx: Ctx;
let classId = "";
let other = "";
let an = "";
let bo = "";
let stranger = "";

beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId: other } = await aClass(ctx));
  stranger = await pupil(other, "别班");
});

beforeEach(async () => {
  ({ classId } = await aClass(ctx, { places: 5 }));
  an = await pupil(classId, "安安");
  bo = await pupil(classId, "波波");
});

async function pupil(into: string, name: string): Promise<string> {
  const { childId } = await aChild(ctx, { name });
  await anEnrolment(ctx, { classId: into, childId });
  return childId;
}

type Count = Extract<SentCount, { kind: "count" }>;
type Find = Extract<SentCount, { kind: "found" }>;

const count = (of: Partial<Count> = {}): Count => ({
  ...{ kind: "count", id: newId(), at: at("10:00"), transition: "outdoors" },
  ...{ present: [an, bo], missing: [] },
  ...of,
});

const found = (of: Pick<Find, "countId" | "childId"> & Partial<Find>): Find => ({
  ...{ kind: "found", id: newId(), at: at("10:05") },
  ...of,
});

async function record(events: unknown[], rest: object = {}, as = ctx) {
  const result = await recordHeadCount(as, { batchId: newId(), classId, events, ...rest });
  if (!result.ok) return [result.reason];
  return result.value.outcomes.map((one) => (one.outcome === "refused" ? one.reason : one.outcome));
}

const counts = () => listCounts(ctx, { day, classIds: [classId] });
const missingHere = async () =>
  (await listMissing(ctx)).filter((one) => one.count.classId === classId);

describe("recordHeadCount", () => {
  it("keeps who had to be there, who was, and how long it took", async () => {
    const started = { startedAt: at("09:58"), note: "小公园" };
    expect(await record([count({ present: [an], missing: [bo], ...started })])).toEqual([
      "accepted",
    ]);
    const [one] = await counts();
    expect(one).toMatchObject({ transition: "outdoors", note: "小公园", at: instantOf(at("10:00")).toISOString() }); // prettier-ignore
    expect(one?.startedAt).toBe(instantOf(at("09:58")).toISOString());
    expect(one?.children).toMatchObject([
      { name: "安安", isThere: true },
      { name: "波波", isThere: false, foundAt: null },
    ]);
  });

  it("writes a count once, however often it is sent", async () => {
    const [one, save] = [count({ missing: [bo], present: [an] }), { batchId: newId() }];
    expect(await record([one], save)).toEqual(["accepted"]);
    expect(await record([one], save)).toEqual(["duplicate"]);
    const both = await Promise.all([count(), count()].flatMap((each) => [record([each]), record([each])])); // prettier-ignore
    expect(both.flat().sort()).toEqual(["accepted", "accepted", "duplicate", "duplicate"]);
    expect(await counts()).toHaveLength(3);
  });

  it("takes a count and what was found after it in one save, in whatever order", async () => {
    const one = count({ present: [an], missing: [bo] });
    const find = found({ countId: one.id, childId: bo });
    expect(await record([find, one])).toEqual(["accepted", "accepted"]);
    expect(await missingHere()).toEqual([]);
    expect(await record([find])).toEqual(["duplicate"]);
    expect(await record([found({ countId: one.id, childId: bo })])).toEqual(["duplicate"]);
  });

  it("refuses each that is bad and nothing beside it", async () => {
    const good = count({ present: [an], missing: [bo] });
    expect(
      await record([
        count({ at: at("10:30") }),
        count({ present: [an, stranger] }),
        count({ present: [an], missing: [newId()] }),
        count({ present: [an, an] }),
        count({ present: [], missing: [] }),
        { kind: "count" },
        good,
        found({ countId: newId(), childId: bo }),
        found({ countId: good.id, childId: an }),
        found({ countId: good.id, childId: bo, at: at("10:30") }),
      ]),
    ).toEqual([
      ...["entry_in_future", "entry_not_in_class", "entry_not_in_class", "invalid", "invalid"],
      ...["invalid", "accepted", "not_found", "not_found", "entry_in_future"],
    ]);
    expect(await record([found({ countId: good.id, childId: bo })], { classId: other })).toEqual([
      "entry_not_in_class",
    ]);
    await expect(record([count()], { classId: newId() })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("corrects what the device's clock is off by", async () => {
    await record([count({ at: at("09:00"), startedAt: at("08:58") })], { offsetMs: 3_600_000 });
    const [one] = await counts();
    const shown = [one?.startedAt, one?.at].map((moment) =>
      formatTime(instantOf(moment ?? ""), ctx.timeZone),
    );
    expect(shown).toEqual(["09:58", "10:00"]);
  });

  it("counts who was chosen on the tablet, and nobody else's colleague", async () => {
    const { tablet } = await aTablet(ctx, { classId, name: "窗边" });
    const { staffId } = await aTeacherWithPin(ctx, { classId, name: "林老师" });
    expect(await record([count()], { actorStaffId: newId() }, tablet)).toEqual(["actor_unknown"]);
    await record([count({ at: at("09:00") })], { actorStaffId: staffId }, tablet);
    await record([count()], {}, tablet);
    expect((await counts()).map(({ by }) => by)).toEqual(["林老师", "窗边"]);
  });

  it("tells the board at once whom it misses, until the child is found or seen in a later count", async () => {
    const heard: LiveNews[] = [];
    const leave = hearLive(ctx.centreId, (news) => heard.push(news));
    await expect
      .poll(async () => {
        await record([count({ transition: "nap", present: [an], missing: [bo] })]);
        return heard;
      })
      .toContainEqual({ centreId: ctx.centreId, kind: "headcount", classIds: [classId] });
    leave();
    expect((await missingHere()).map(({ child }) => child.name)).toEqual(["波波"]);
    await record([count({ at: at("10:10") })]);
    expect(await missingHere()).toEqual([]);
    const [first] = await counts();
    expect(first?.children.find(({ childId }) => childId === bo)?.foundAt).toBe(
      instantOf(at("10:10")).toISOString(),
    );
  });

  it("is for ever", async () => {
    await record([count({ missing: [bo], present: [an] })]);
    for (const change of [
      "update head_count set note = 'x'",
      "update head_count_child set is_there = true",
      "delete from head_count_find",
    ]) {
      await expect(ctx.tx((tx) => tx.execute(change))).rejects.toThrow();
    }
    const [row] = await ownerSql()`select count(*)::int as n from audit_entry
      where centre_id = ${ctx.centreId} and capability = 'attendance.headcount.record'`;
    expect(row?.n).toBeGreaterThan(0);
  });
});

describe("what a device kept", () => {
  it("comes in beside the log, each save with its own outcome, and shows as it did offline", async () => {
    const one = count({ present: [an], missing: [bo] });
    const find = found({ countId: one.id, childId: bo });
    const offline = withTaps(
      [],
      [one, find].map((event) => ({ event, classId, offBy: 0 })),
      (id) => (id === an ? "安安" : "波波"),
    );
    const saves = [
      { batchId: newId(), noun: "headcount" as const, version: 1, events: [one] },
      {
        ...{ batchId: newId(), noun: "log" as const, version: 2 },
        events: [{ id: newId(), childId: an, kind: "arrival", payload: {}, at: at("08:00") }],
      },
      { batchId: newId(), noun: "headcount" as const, version: 1, events: [find, { id: "x" }] },
    ];
    const sent = { classId, sentAt: undefined, saves };
    const words = async () =>
      (await takeSaves(ctx, sent)).answers.map(({ outcomes }) =>
        outcomes.map(({ outcome }) => outcome),
      );
    expect(await words()).toEqual([["accepted"], ["accepted"], ["accepted", "refused"]]);
    expect(await words()).toEqual([["duplicate"], ["duplicate"], ["duplicate", "refused"]]);
    const { counts: told } = await getSnapshot(ctx, { classId });
    expect(told.map((each) => ({ ...each, by: null }))).toEqual(offline);
  });
});

describe("a plain form", () => {
  const tapped = () => ({ classId, actorStaffId: null });
  const form = (ticked: string[], despite?: string) => ({
    ...{ transition: "evacuation" as const, must: [an, bo], child: ticked, note: "", despite },
  });

  it("asks before somebody is missing, and keeps what was ticked", async () => {
    expect(await recordCountForm(ctx, tapped(), form([an]))).toMatchObject({
      ...{ ok: false, reason: "count_missing", ticked: [an] },
    });
    expect(await counts()).toEqual([]);
    const { countId } = done(await recordCountForm(ctx, tapped(), form([an], "missing")));
    expect((await missingHere()).map(({ child }) => child.name)).toEqual(["波波"]);
    done(await recordFoundForm(ctx, tapped(), { countId, childId: bo }));
    expect(await missingHere()).toEqual([]);
    expect(await recordFoundForm(ctx, tapped(), { countId, childId: an })).toMatchObject({
      reason: "not_found",
    });
  });
});

describe("getEvacuation", () => {
  it("lists every class with who is here, and who is not", async () => {
    const arrival = { id: newId(), childId: an, kind: "arrival", payload: {}, at: at("08:00") };
    done(await recordEvents(ctx, { batchId: newId(), classId, events: [arrival] }));
    const { rooms, present } = await getEvacuation(ctx);
    const own = rooms.find(({ room }) => room.id === classId);
    expect(own?.pupils.map(({ name, status }) => [name, status])).toEqual([
      ["安安", "present"],
      ["波波", "expected"],
    ]);
    expect(present).toBeGreaterThan(0);
  });
});
