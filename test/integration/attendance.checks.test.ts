import { beforeEach, describe, expect, it } from "vitest";
import { recordAbsence } from "~/features/attendance/absences/commands.server";
import { getCheckDay, getCheckMonth } from "~/features/attendance/check-register/queries.server";
import { recordCheck, recordRestHealthy, tellFamilyOfCheck } from "~/features/attendance/checks/commands.server"; // prettier-ignore
import { getChecks } from "~/features/attendance/checks/queries.server";
import { recordCheckInput, type RecordCheckInput } from "~/features/attendance/checks/schema";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { listChildEntries } from "~/features/attendance/log/queries.server";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { ownerSql, useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();

const day = "2026-11-12";
const moment = (time: string, on = day) => instantOf(`${on}T${time}:00+08:00`);

let ctx: Ctx;
let classId = "";
let other = "";

beforeEach(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
  ({ classId: other } = await aClass(ctx));
});

const at = (time: string, on = day): Ctx => ({ ...ctx, now: moment(time, on) });
const aPupil = async (of = classId) => (await anEnrolment(ctx, { classId: of })).childId;

async function tap(
  childId: string,
  kind: string,
  time: string,
  given: { on?: string; of?: string; payload?: object } = {},
) {
  // prettier-ignore
  const { on = day, of = classId, payload = {} } = given;
  const event = { id: newId(), childId, kind, payload, at: moment(time, on).toISOString() };
  const sent = { batchId: newId(), classId: of, events: [event] };
  const { outcomes } = done(await recordEvents(at(time, on), sent));
  expect(outcomes[0]?.outcome).toBe("accepted");
}

const healthy = { payload: { result: "healthy" } };

const check = (as: Ctx, childId: string, given: Partial<RecordCheckInput> = {}) =>
  recordCheck(as, { ...recordCheckInput.parse({ childId }), ...given });

const ids = (rows: readonly { childId: string }[]) => rows.map(({ childId }) => childId);

describe("getChecks", () => {
  it("puts the ill first, the gravest on top, then who was not looked at, across all classes", async () => {
    const [warm, cough, well, fresh] = [await aPupil(), await aPupil(other), await aPupil(), await aPupil()]; // prettier-ignore
    const expected = await aPupil();
    const away = await aPupil();
    const facts = {
      symptoms: "低烧",
      note: "",
      schedule: "full",
      fromDay: day,
      toDay: day,
    } as const;
    done(await recordAbsence(ctx, { childId: away, reason: "ill", ...facts }));
    await tap(warm, "arrival", "08:00");
    await tap(cough, "arrival", "08:01", { of: other });
    await tap(well, "arrival", "08:02");
    await tap(well, "morningCheck", "08:02", healthy);
    await tap(fresh, "arrival", "08:03");
    done(await check(at("08:20"), cough, { findings: ["cough"], action: "observe" }));
    done(await check(at("08:30"), warm, { temperature: 38.1, action: "sendHome" }));

    const page = await getChecks(at("09:00"), {});
    expect(page.part).toBe("morning");
    expect(ids(page.abnormal)).toEqual([warm, cough]);
    expect(ids(page.unchecked)).toEqual([fresh]);
    expect(ids(page.healthy)).toEqual([well]);
    expect(page.classes).toMatchObject([
      { id: classId, due: 4, present: 3, checked: 2, abnormal: 1, unchecked: 1 },
      { id: other, due: 1, present: 1, checked: 1, abnormal: 1, unchecked: 0 },
    ]);
    expect(ids(page.follow.today)).toEqual(expect.arrayContaining([warm, cough]));
    expect(ids(page.follow.absences)).toEqual([away]);
    const one = await getChecks(at("09:00"), { part: "morning", classId: other });
    expect([ids(one.abnormal), ids(one.healthy)]).toEqual([[cough], []]);
    expect([page.abnormal, page.unchecked, page.healthy].flatMap(ids)).not.toContain(expected);
  });

  it("lets the newest of several checks count", async () => {
    const childId = await aPupil();
    await tap(childId, "arrival", "08:00");
    await tap(childId, "morningCheck", "08:00", healthy);
    done(await check(at("09:30"), childId, { findings: ["rash"] }));
    expect(ids((await getChecks(at("09:40"), {})).abnormal)).toEqual([childId]);
    done(await check(at("09:50"), childId, { result: "healthy" }));
    expect(ids((await getChecks(at("09:55"), {})).healthy)).toEqual([childId]);
  });

  it("waits for the family and for a second look, today and of the day before", async () => {
    const [today, before] = [await aPupil(), await aPupil()];
    await tap(before, "arrival", "08:00", { on: "2026-11-11" });
    done(await check(at("08:10", "2026-11-11"), before, { findings: ["cough"] }));
    await tap(today, "arrival", "08:00");
    done(await check(at("08:10"), today, { findings: ["runnyNose"] }));
    const { follow } = await getChecks(at("10:00"), {});
    expect(follow.today).toMatchObject([{ childId: today, waits: { tell: true, recheck: true } }]);
    expect(ids(follow.before)).toEqual([before]);
    for (const entryId of [follow.today[0]?.check?.entryId, follow.before[0]?.entryId]) {
      done(await tellFamilyOfCheck(at("10:05"), { entryId: entryId ?? "" }));
    }
    const told = await getChecks(at("10:10"), {});
    expect(told.follow.today).toMatchObject([{ waits: { tell: false, recheck: true } }]);
    expect(told.follow.before).toEqual([]);
    const [entry] = (await listChildEntries(ctx, { childId: today, day })).filter(
      ({ kind }) => kind === "morningCheck",
    );
    expect(entry).toMatchObject({
      ...{ startsAt: moment("08:10"), corrected: true },
      payload: { familyTold: true, familyToldAt: moment("10:05").toISOString() },
    });
    done(await check(at("13:00"), today, { part: "noon", result: "healthy" }));
    expect((await getChecks(at("13:05"), {})).follow.today).toEqual([]);
  });
});

describe("recordCheck", () => {
  it("refuses a child that is not here, and knows none without a place", async () => {
    const childId = await aPupil();
    expect(await check(ctx, childId)).toMatchObject({ reason: "not_present" });
    const stranger = (await aChild(ctx)).childId;
    await expect(check(ctx, stranger)).rejects.toMatchObject({ code: "not_found" });
    const foreign = await aCentre();
    await expect(check(foreign.ctx, childId)).rejects.toMatchObject({ code: "not_found" });
  });

  it("reads what a form sends, and says at the field what is wrong", () => {
    const childId = newId();
    const read = (form: object) => recordCheckInput.safeParse({ childId, ...form });
    expect(read({ temperature: "37,4", bringsMedicine: "on" }).data).toMatchObject({
      ...{ temperature: 37.4, bringsMedicine: true, result: "abnormal", part: "morning" },
    });
    expect(read({ temperature: "47" }).error?.issues[0]).toMatchObject({
      ...{ path: ["temperature"], message: "errors:not_a_temperature" },
    });
    expect(read({ guardianSays: "哭".repeat(201) }).error?.issues[0]?.message).toBe("errors:too_long"); // prettier-ignore
  });
});

describe("recordRestHealthy", () => {
  it("writes down everyone of the class who is here and was not looked at, and nobody twice", async () => {
    const [ill, one, two, gone, elsewhere] = [await aPupil(), await aPupil(), await aPupil(), await aPupil(), await aPupil(other)]; // prettier-ignore
    for (const childId of [ill, one, two, gone]) await tap(childId, "arrival", "08:00");
    await tap(elsewhere, "arrival", "08:00", { of: other });
    await tap(gone, "departure", "11:50");
    done(await check(at("13:00"), ill, { part: "noon", temperature: 37.6 }));
    const rest = { classId, part: "noon" } as const;
    expect(done(await recordRestHealthy(at("13:10"), rest))).toEqual({ checked: 2 });
    expect(await recordRestHealthy(at("13:11"), rest)).toMatchObject({ reason: "nobody_to_log" });
    const page = await getChecks(at("13:12"), { part: "noon" });
    expect(ids(page.abnormal)).toEqual([ill]);
    expect(ids(page.healthy).sort()).toEqual([one, two].sort());
    expect(ids(page.unchecked)).toEqual([elsewhere]);
  });

  it("is written down with who did it", async () => {
    const childId = await aPupil();
    await tap(childId, "arrival", "08:00");
    done(await recordRestHealthy(at("13:10"), { classId, part: "noon" }));
    const rows = await ownerSql()`select capability from audit_entry
      where centre_id = ${ctx.centreId} and capability = 'attendance.checks.read'`;
    expect(rows.length).toBeGreaterThan(0);
  });
});

describe("the register", () => {
  it("shows a day child by child, both checks, and counts who had to be looked at", async () => {
    const [ill, morningOnly, missed] = [await aPupil(), await aPupil(), await aPupil()];
    for (const childId of [ill, morningOnly, missed]) await tap(childId, "arrival", "08:00");
    await tap(morningOnly, "morningCheck", "08:00", healthy);
    await tap(morningOnly, "departure", "11:58");
    const facts = { temperature: 37.4, findings: ["cough" as const], guardianSays: "夜里咳" };
    done(await check(at("08:20"), ill, facts));
    done(await check(at("13:00"), ill, { part: "noon", result: "healthy", temperature: 36.6 }));
    const register = await getCheckDay(at("14:00"), { day });
    expect(register.morning).toEqual({ present: 3, checked: 2, abnormal: 1, rate: 66.7 });
    expect(register.noon).toEqual({ present: 2, checked: 1, abnormal: 0, rate: 50 });
    expect(register.rows.find(({ childId }) => childId === ill)).toMatchObject({
      morning: { temperature: 37.4, findings: ["cough"], guardianSays: "夜里咳" },
      noon: { result: "healthy", temperature: 36.6 },
    });
    expect(register.rows.find(({ childId }) => childId === morningOnly)).toMatchObject({
      ...{ noon: null, isDueAtNoon: false },
    });
    expect((await getCheckDay(ctx, { day, classId: other })).rows).toEqual([]);
  });

  it("adds a month up by class, and by child of one class", async () => {
    const [one, two] = [await aPupil(), await aPupil()];
    for (const [on, checked] of [
      ["2026-11-10", [one, two]],
      ["2026-11-11", [one]],
    ] as const) {
      // prettier-ignore
      for (const childId of [one, two]) await tap(childId, "arrival", "08:00", { on });
      for (const childId of checked)
        await tap(childId, "morningCheck", "08:00", { on, ...healthy });
      for (const childId of [one, two]) await tap(childId, "departure", "17:00", { on });
    }
    await tap(two, "morningCheck", "08:30", { on: "2026-11-11", payload: { result: "abnormal" } });
    const month = { month: "2026-11", part: "morning" } as const;
    const whole = await getCheckMonth(ctx, month);
    expect(whole.rows).toHaveLength(1);
    expect(whole.rows[0]?.cells.slice(9, 11)).toEqual([
      { present: 2, checked: 2, abnormal: 0 },
      { present: 2, checked: 2, abnormal: 1 },
    ]);
    expect(whole.totals).toEqual({ present: 4, checked: 4, abnormal: 1, rate: 100 });
    const ofClass = await getCheckMonth(ctx, { ...month, classId });
    expect(ofClass.rows.map(({ id }) => id).sort()).toEqual([one, two].sort());
    expect(ofClass.rows.find(({ id }) => id === two)?.totals.abnormal).toBe(1);
    const noon = await getCheckMonth(ctx, { ...month, part: "noon" });
    expect(noon.totals).toEqual({ present: 4, checked: 0, abnormal: 0, rate: 0 });
  });
});
