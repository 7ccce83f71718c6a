import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { DutyKind } from "~db/enums";
import { rebuildDutyStays, recordDuty } from "~/features/attendance/duty/commands.server";
import { closeDuty } from "~/features/attendance/duty/jobs.server";
import { getRoomDuty, listDuty } from "~/features/attendance/duty/queries.server";
import { endEmployment } from "~/features/staff/commands.server";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { formatTime } from "~/lib/dates";
import { newId } from "~/lib/id";
import { ownerSql, testContext, testNow, useDatabase } from "../database";
import { aTablet, aTeacherWithPin } from "../factories/accounts.devices";
import { aCentre, aClass } from "../factories/centres";
import { aShift } from "../factories/rosters";
import { done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";

useDatabase();

const day = "2026-11-12";
let ctx: Ctx;
let classId = "";
let other = "";

beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
  ({ classId: other } = await aClass(ctx));
});

const aTeacher = async (of: Parameters<typeof aStaffMember>[1] = {}) =>
  (await aStaffMember(ctx, of)).staffId;

const at = (time: string) => `${day}T${time}:00+08:00`;

type Asked = { staffId: string; kind: DutyKind; at?: string; id?: string; supersedesId?: string; removes?: boolean }; // prettier-ignore

const event = ({ id = newId(), at: moment = at("10:00"), ...rest }: Asked) => ({
  ...{ id, at: moment },
  ...rest,
});

async function record(events: object[], into = classId, as = ctx) {
  const batchId = newId();
  const { outcomes } = done(await recordDuty(as, { batchId, classId: into, events }));
  const words = outcomes.map((one) => (one.outcome === "refused" ? one.reason : one.outcome));
  return { batchId, words };
}

/** `08:00-10:00 a`: the stays of a person's day, the class as a or b. */
async function staysOf(staffId: string) {
  const all = await listDuty(ctx, { day });
  return all
    .filter((stay) => stay.staffId === staffId)
    .map(({ startsAt, endsAt, classId: into, endedByDay }) => {
      const end = endsAt ? formatTime(endsAt, ctx.timeZone) : "";
      return `${formatTime(startsAt, ctx.timeZone)}-${end} ${into === classId ? "a" : "b"}${endedByDay ? " by day" : ""}`;
    });
}

describe("recordDuty", () => {
  it("makes a stay of coming and leaving, and refuses the second of each", async () => {
    const staffId = await aTeacher();
    const { words } = await record([
      event({ staffId, kind: "out", at: at("07:50") }),
      event({ staffId, kind: "in", at: at("08:00") }),
      event({ staffId, kind: "in", at: at("08:01") }),
      event({ staffId, kind: "out", at: at("09:00") }),
      event({ staffId, kind: "out", at: at("09:01") }),
    ]);
    expect(words).toEqual([
      ...["not_on_duty", "accepted", "already_on_duty", "accepted", "not_on_duty"],
    ]);
    expect(await staysOf(staffId)).toEqual(["08:00-09:00 a"]);
  });

  it("takes who comes into another class out of the first at that moment", async () => {
    const staffId = await aTeacher();
    await record([event({ staffId, kind: "in", at: at("08:00") })]);
    await record([event({ staffId, kind: "in", at: at("09:30") })], other);
    expect(await staysOf(staffId)).toEqual(["08:00-09:30 a", "09:30- b"]);
    expect((await record([event({ staffId, kind: "out" })])).words).toEqual(["not_on_duty"]);
    await record([event({ staffId, kind: "in" })]);
    expect(await staysOf(staffId)).toEqual(["08:00-09:30 a", "09:30-10:00 b", "10:00- a"]);
  });

  it("finds the day as it was for what a tablet kept back", async () => {
    const staffId = await aTeacher();
    await record([event({ staffId, kind: "in", at: at("09:00") })]);
    const { words } = await record([
      event({ staffId, kind: "in", at: at("08:00") }),
      event({ staffId, kind: "out", at: at("08:30") }),
    ]);
    expect(words).toEqual(["accepted", "accepted"]);
    expect(await staysOf(staffId)).toEqual(["08:00-08:30 a", "09:00- a"]);
  });

  it("loses nothing valid because something beside it is bad", async () => {
    const staffId = await aTeacher();
    const gone = await aTeacher({ hiredOn: "2026-11-13" });
    const { words } = await record([
      event({ staffId, kind: "in", at: at("10:26") }),
      event({ staffId: gone, kind: "in" }),
      event({ staffId: newId(), kind: "in" }),
      { nonsense: true },
      event({ staffId, kind: "in", supersedesId: newId() }),
      event({ staffId, kind: "in", at: at("08:00") }),
    ]);
    expect(words).toEqual([
      ...["entry_in_future", "not_employed_then", "not_employed_then", "invalid", "not_found"],
      "accepted",
    ]);
    await expect(record([event({ staffId, kind: "in" })], newId())).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("refuses who left yesterday, and lets in who leaves today", async () => {
    const [left, leaving] = [await aTeacher(), await aTeacher()];
    done(await endEmployment(ctx, left, { leftOn: "2026-11-11" }));
    done(await endEmployment(ctx, leaving, { leftOn: day }));
    const events = [left, leaving].map((staffId) => event({ staffId, kind: "in" }));
    expect((await record(events)).words).toEqual(["not_employed_then", "accepted"]);
  });

  it("writes an event once, however often and by however many it is sent", async () => {
    const staffId = await aTeacher();
    const arrival = event({ staffId, kind: "in", at: at("08:00") });
    const sent = await Promise.all([1, 2, 3].map(() => record([arrival])));
    expect(sent.map(({ words }) => words[0]).sort()).toEqual(["accepted", "duplicate", "duplicate"]); // prettier-ignore
    expect(await staysOf(staffId)).toEqual(["08:00- a"]);
  });

  it("takes what the device's clock is off by from every event, and keeps both", async () => {
    const staffId = await aTeacher();
    const hour = 3_600_000;
    const sentAt = instantOf(testNow.getTime() + hour);
    const events = [event({ staffId, kind: "in", at: at("11:00") })];
    done(await recordDuty(ctx, { batchId: newId(), classId, sentAt, events }));
    expect(await staysOf(staffId)).toEqual(["10:00- a"]);
    const [row] = await ownerSql()`select device_at, occurred_at from duty_event where staff_id = ${staffId}`; // prettier-ignore
    expect(row?.["device_at"].getTime() - row?.["occurred_at"].getTime()).toBe(hour);
  });

  it("moves a time that was wrong, the later correction standing, and takes one back", async () => {
    const staffId = await aTeacher();
    const arrival = event({ staffId, kind: "in", at: at("08:00") });
    const leaving = event({ staffId, kind: "out", at: at("09:00") });
    await record([arrival, leaving]);
    const correct = (moment: string, of = arrival) =>
      record([event({ staffId, kind: of === arrival ? "in" : "out", at: at(moment), supersedesId: of.id })]); // prettier-ignore
    await correct("08:10");
    await correct("08:20");
    expect(await staysOf(staffId)).toEqual(["08:20-09:00 a"]);
    expect((await correct("09:30")).words).toEqual(["ends_before_beginning"]);
    await record([event({ staffId, kind: "out", supersedesId: leaving.id, removes: true })]);
    expect(await staysOf(staffId)).toEqual(["08:20- a"]);
    expect((await correct("08:30", leaving)).words).toEqual(["accepted"]);
    expect(await staysOf(staffId)).toEqual(["08:20-08:30 a"]);
  });

  it("is written down with who did it", async () => {
    const { batchId } = await record([event({ staffId: await aTeacher(), kind: "in" })]);
    const rows = await ownerSql()`select 1 from audit_entry where capability = 'attendance.duty.record' and after->>'batchId' = ${batchId}`; // prettier-ignore
    expect(rows).toHaveLength(1);
  });
});

describe("who writes a tap", () => {
  const writerOf = async (staffId: string) => {
    const [row] = await ownerSql()`
      select actor_kind as kind, actor_user_id as user, actor_staff_id as staff
      from duty_event where staff_id = ${staffId}`;
    return row;
  };
  const tap = async (as: Ctx, actorStaffId?: string) => {
    const staffId = await aTeacher();
    const events = [event({ staffId, kind: "in" })];
    const saved = await recordDuty(as, { batchId: newId(), classId, events, actorStaffId });
    return { staffId, saved };
  };

  it("is who signed in, whoever is named besides; on a tablet who was chosen, or nobody", async () => {
    const lin = await aTeacherWithPin(ctx, { classId });
    const mei = await aTeacherWithPin(ctx, { classId });
    const { tablet } = await aTablet(ctx, { classId });
    const byAccount = await tap(lin.own, mei.staffId);
    expect(await writerOf(byAccount.staffId)).toEqual({
      ...{ kind: "user", user: lin.userId, staff: null },
    });
    const chosen = await tap(tablet, mei.staffId);
    expect(await writerOf(chosen.staffId)).toEqual({
      ...{ kind: "device", user: mei.userId, staff: mei.staffId },
    });
    const nobody = await tap(tablet);
    expect(await writerOf(nobody.staffId)).toEqual({ kind: "device", user: null, staff: null });
  });

  it("works at the centre on that day, or nothing is written", async () => {
    const { tablet } = await aTablet(ctx, { classId });
    const leaver = await aTeacher();
    done(await endEmployment(ctx, leaver, { leftOn: "2026-11-11" }));
    const { staffId: foreign } = await aStaffMember((await aCentre()).ctx);
    for (const chosen of [leaver, foreign, newId()]) {
      const { staffId, saved } = await tap(tablet, chosen);
      expect(saved).toMatchObject({ ok: false, reason: "actor_unknown" });
      expect(await writerOf(staffId)).toBeUndefined();
    }
  });
});

describe("closeDuty", () => {
  it("ends at closing time what nobody ended, says so, and gives way to a later word", async () => {
    const [stays, late] = [await aTeacher(), await aTeacher()];
    await record([
      event({ staffId: stays, kind: "in", at: at("08:00") }),
      event({ staffId: late, kind: "in", at: at("08:00") }),
    ]);
    const night = testContext({ centreId: ctx.centreId, now: instantOf(at("23:30")) });
    const job: Ctx = { ...night, actor: { ...night.actor, kind: "job", role: null, roles: [] } };
    await closeDuty(job);
    expect(await staysOf(stays)).toEqual(["08:00-18:00 a by day"]);
    await closeDuty(job);
    await record([event({ staffId: late, kind: "out", at: at("18:20") })], classId, night);
    expect(await staysOf(late)).toEqual(["08:00-18:20 a"]);
  });
});

describe("getRoomDuty", () => {
  it("knows who is here, who is near, and everybody else", async () => {
    const { classId: room } = await aClass(ctx);
    const [own, planned, guest] = [
      await aTeacher({ classId: room }),
      await aTeacher(),
      await aTeacher(),
    ];
    await aShift(ctx, { staffId: planned, classId: room });
    await record([event({ staffId: guest, kind: "in", at: at("08:30") })], room);
    const { here, near, others } = await getRoomDuty(ctx, { classId: room });
    expect(here.map(({ staffId }) => staffId)).toEqual([guest]);
    expect(near.map(({ staffId }) => staffId).sort()).toEqual([own, planned].sort());
    const known = [...here, ...near, ...others].map(({ staffId }) => staffId);
    expect(new Set(known).size).toBe(known.length);
  });
});

describe("rebuildDutyStays", () => {
  it("makes the same stays as the commands did, whatever came in whatever order", async () => {
    const people = await Promise.all([1, 2, 3].map(() => aTeacher()));
    const minute = fc.integer({ min: 0, max: 139 });
    const tap = fc.record({
      staffId: fc.constantFrom(...people),
      kind: fc.constantFrom<DutyKind>("in", "out"),
      minute,
      into: fc.constantFrom(classId, other),
      undo: fc.boolean(),
    });
    const all = () =>
      ownerSql()`select * from duty_stay where centre_id = ${ctx.centreId} order by id`;
    await fc.assert(
      fc.asyncProperty(fc.array(tap, { minLength: 1, maxLength: 8 }), async (taps) => {
        for (const { staffId, kind, minute: past, into, undo } of taps) {
          const moment = instantOf(instantOf(at("08:00")).getTime() + past * 60_000).toISOString();
          const tapped = event({ staffId, kind, at: moment });
          await record([tapped], into);
          const removal = { ...event({ staffId, kind }), supersedesId: tapped.id, removes: true };
          if (undo) await record([removal], into);
        }
        const kept = await all();
        done(await rebuildDutyStays(ctx));
        expect(await all()).toEqual(kept);
      }),
      { numRuns: 15 },
    );
  });
});
