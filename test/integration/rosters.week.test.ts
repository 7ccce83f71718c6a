import { describe, expect, it } from "vitest";
import { endEmployment } from "~/features/staff/commands.server";
import { expectedChildren } from "~/features/enrolment/queries.server";
import { changeShift, planShift, removeShift } from "~/features/rosters/commands.server";
import { recordLeave, removeLeave } from "~/features/rosters/leave/commands.server";
import { getCoverDay, getOnLeave } from "~/features/rosters/queries.server";
import { copyRoster } from "~/features/rosters/weeks/commands.server";
import { getRosterWeek } from "~/features/rosters/weeks/queries.server";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { ownerSql, testContext, useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { anEnrolment } from "../factories/enrolment";
import { aLeave, aShift } from "../factories/rosters";
import { done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";

useDatabase();

const day = "2026-11-12";
const sunday = "2026-11-15";

/** A class of older toddlers with a teacher and a carer. */
async function aRoom() {
  const { ctx, centreId } = await aCentre();
  const { classId } = await aClass(ctx);
  const teacher = await aStaffMember(ctx, { name: "张老师", classId, lead: true });
  const carer = await aStaffMember(ctx, { name: "赵老师", posts: ["carer"], classId });
  return { ctx, centreId, classId, teacher: teacher.staffId, carer: carer.staffId };
}

const audited = async (centreId: string, capability: string) => {
  const rows = await ownerSql()<{ before: unknown; after: unknown }[]>`
    select before, after from audit_entry
    where centre_id = ${centreId} and capability = ${capability} order by id`;
  return rows.map(({ before, after }) => ({ before, after }));
};

describe("planShift", () => {
  it("puts a person into a class, and writes it down", async () => {
    const { ctx, centreId, classId, teacher: staffId } = await aRoom();
    const { shiftId } = await aShift(ctx, { staffId, classId });
    const { people } = await getRosterWeek(ctx, { week: day });
    expect(people[0]?.days.find((each) => each.day === day)?.shifts).toMatchObject([
      { id: shiftId, startsAt: "08:00", endsAt: "16:30", classId },
    ]);
    expect(people[0]?.hours).toBe(7.5);
    expect(await audited(centreId, "rosters.shift.plan")).toEqual([
      { before: null, after: { shiftId, staffId, day, startsAt: "08:00", endsAt: "16:30", classId } }, // prettier-ignore
    ]);
  });

  it.each([
    [{ endsAt: "08:00" }, "shift_ends_before_start", "endsAt"],
    [{ startsAt: "07:00" }, "outside_opening_hours", "startsAt"],
    [{ endsAt: "18:30" }, "outside_opening_hours", "endsAt"],
    [{ day: sunday }, "day_closed", undefined],
    [{ day: "2026-10-01" }, "day_closed", undefined],
    [{ day: "2024-05-10" }, "not_employed_then", undefined],
  ])("refuses %j: %s", async (given, reason, field) => {
    const { ctx, teacher: staffId } = await aRoom();
    const input = { staffId, day, startsAt: "08:00", endsAt: "16:30", classId: null, ...given };
    expect(await planShift(ctx, input)).toMatchObject({ ok: false, reason, field });
  });

  it("refuses a second shift at the same time, but not one that follows", async () => {
    const { ctx, classId, teacher: staffId } = await aRoom();
    await aShift(ctx, { staffId, startsAt: "08:00", endsAt: "12:00" });
    const next = { staffId, day, classId, endsAt: "17:00" };
    expect(await planShift(ctx, { ...next, startsAt: "11:30" })).toMatchObject({
      ...{ reason: "shift_overlaps", field: "startsAt" },
    });
    expect(await planShift(ctx, { ...next, startsAt: "12:00" })).toMatchObject({ ok: true });
  });

  it("refuses who is on leave, has left, or has no post in a class", async () => {
    const { ctx, classId, teacher, carer } = await aRoom();
    await aLeave(ctx, { staffId: teacher });
    done(await endEmployment(ctx, carer, { leftOn: "2026-11-11" }));
    const cook = (await aStaffMember(ctx, { posts: ["cook"] })).staffId;
    const at = { day, startsAt: "08:00", endsAt: "16:30", classId };
    const reasons = [];
    for (const staffId of [teacher, carer, cook]) {
      const result = await planShift(ctx, { ...at, staffId });
      reasons.push(result.ok ? "ok" : result.reason);
    }
    expect(reasons).toEqual(["on_leave_then", "not_employed_then", "not_a_classroom_post"]);
  });

  it("does not know another centre's people, classes and shifts", async () => {
    const { ctx, teacher: staffId } = await aRoom();
    const other = await aRoom();
    const at = { day, startsAt: "08:00", endsAt: "16:30" };
    const { shiftId } = await aShift(other.ctx, { staffId: other.teacher });
    const missing = { code: "not_found" };
    await expect(planShift(ctx, { ...at, staffId: other.teacher, classId: null })).rejects.toMatchObject(missing); // prettier-ignore
    await expect(planShift(ctx, { ...at, staffId, classId: other.classId })).rejects.toMatchObject(missing); // prettier-ignore
    await expect(removeShift(ctx, { shiftId })).rejects.toMatchObject(missing);
    await expect(changeShift(ctx, { shiftId, startsAt: "09:00", endsAt: "10:00", classId: null })).rejects.toMatchObject(missing); // prettier-ignore
    const foreignCover = { kind: "sick", fromDay: day, toDay: day, note: "", removeShifts: false, coveredBy: other.teacher } as const; // prettier-ignore
    await expect(recordLeave(ctx, { staffId, ...foreignCover })).rejects.toMatchObject(missing);
  });
});

describe("changeShift and removeShift", () => {
  it("move it, refuse what planning refuses, and take it away", async () => {
    const { ctx, centreId, classId, carer: staffId } = await aRoom();
    const { shiftId } = await aShift(ctx, { staffId });
    await aShift(ctx, { staffId, startsAt: "17:00", endsAt: "18:00" });
    const late = { shiftId, startsAt: "09:30", endsAt: "17:00", classId };
    done(await changeShift(ctx, late));
    expect(await changeShift(ctx, { ...late, endsAt: "17:30" })).toMatchObject({
      reason: "shift_overlaps",
    });
    done(await removeShift(ctx, { shiftId }));
    const [person] = (await getRosterWeek(ctx, { week: day })).people.slice(-1);
    expect(person?.hours).toBe(1);
    const entries = await audited(centreId, "rosters.shift.plan");
    expect(entries.slice(2)).toMatchObject([
      { before: { shiftId, startsAt: "08:00" }, after: { startsAt: "09:30", classId } },
      { before: { shiftId, startsAt: "09:30" }, after: null },
    ]);
  });
});

describe("copyRoster", () => {
  it("brings the week before, but not for who is on leave or planned already", async () => {
    const { ctx, classId, teacher, carer } = await aRoom();
    for (const staffId of [teacher, carer]) {
      await aShift(ctx, { staffId, classId, day: "2026-11-10" });
      await aShift(ctx, { staffId, classId, day: "2026-11-11" });
    }
    await aLeave(ctx, { staffId: teacher, fromDay: "2026-11-17", toDay: "2026-11-17" });
    await aShift(ctx, { staffId: carer, day: "2026-11-18", startsAt: "12:00", endsAt: "13:00" });
    expect(await copyRoster(ctx, { week: "2026-11-20" })).toEqual({
      ok: true,
      value: { copied: 2, onLeave: 1, alreadyPlanned: 1, notPossible: 0 },
    });
    const { people } = await getRosterWeek(ctx, { week: "2026-11-16" });
    expect(people.map(({ name, hours }) => [name, hours])).toEqual([
      ["张老师", 7.5],
      ["赵老师", 8.5],
    ]);
  });

  it("leaves out closed days, and says when there is nothing to bring", async () => {
    const { ctx, teacher: staffId } = await aRoom();
    await aShift(ctx, { staffId, day: "2026-09-22" });
    expect(await copyRoster(ctx, { week: "2026-09-28" })).toMatchObject({
      value: { copied: 1, notPossible: 0 },
    });
    expect(await copyRoster(ctx, { week: "2026-10-05" })).toMatchObject({
      value: { copied: 0, notPossible: 1 },
    });
    expect(await copyRoster(ctx, { week: "2026-12-14" })).toMatchObject({
      reason: "nothing_to_copy",
    });
  });
});

describe("recordLeave", () => {
  const sick = { kind: "sick", fromDay: day, toDay: "2026-11-13", note: "" } as const;

  it("lists the shifts in the way, and removes them when told", async () => {
    const { ctx, centreId, classId, teacher, carer } = await aRoom();
    const { shiftId } = await aShift(ctx, { staffId: carer, classId });
    const input = { ...sick, staffId: carer, coveredBy: teacher };
    expect(await recordLeave(ctx, { ...input, removeShifts: false })).toMatchObject({
      ...{ reason: "leave_has_shifts", field: "removeShifts" },
      detail: { shifts: "11月12日周四 08:00–16:30" },
    });
    const { leaveId, removed } = done(await recordLeave(ctx, { ...input, removeShifts: true }));
    expect(removed).toBe(1);
    expect(await getOnLeave(ctx, { day })).toMatchObject([
      {
        ...{ leaveId, name: "赵老师", kind: "sick", toDay: "2026-11-13" },
        ...{ coveredBy: { id: teacher, name: "张老师" }, classes: [{ id: classId }] },
      },
    ]);
    expect(await getOnLeave(ctx, { day: "2026-11-14" })).toEqual([]);
    expect(await audited(centreId, "rosters.leave.record")).toMatchObject([
      { before: { shiftIds: shiftId }, after: { leaveId, kind: "sick", coveredBy: teacher } },
    ]);
    done(await removeLeave(ctx, { leaveId }));
    expect(await getOnLeave(ctx, { day })).toEqual([]);
  });

  it.each([
    [{ toDay: "2026-11-11" }, "leave_ends_before_start"],
    [{ fromDay: "2024-01-02", toDay: "2024-01-03" }, "not_employed_then"],
    [{ fromDay: "2026-11-20", toDay: "2026-11-24" }, "leave_overlaps"],
  ])("refuses %j: %s", async (given, reason) => {
    const { ctx, carer: staffId } = await aRoom();
    await aLeave(ctx, { staffId, fromDay: "2026-11-23", toDay: "2026-11-23" });
    const input = { ...sick, staffId, coveredBy: null, removeShifts: false, ...given };
    expect(await recordLeave(ctx, input)).toMatchObject({ ok: false, reason });
  });

  it("refuses to cover oneself", async () => {
    const { ctx, carer } = await aRoom();
    const input = { ...sick, staffId: carer, coveredBy: carer, removeShifts: false };
    expect(await recordLeave(ctx, input)).toMatchObject({ reason: "covers_self" });
  });
});

describe("getRosterWeek", () => {
  it("orders by class, post and name, and groups by the class's age", async () => {
    const { ctx } = await aRoom();
    const { classId } = await aClass(ctx, { type: "kindergartenSmall" });
    await aStaffMember(ctx, { name: "丁老师", posts: ["carer"], classId });
    await aStaffMember(ctx, { name: "武老师", classId, lead: true });
    await aStaffMember(ctx, { name: "冯师傅", posts: ["cook"] });
    await aStaffMember(ctx, { name: "以后来的", hiredOn: "2026-12-01" });
    const names = async (group: "all" | "underThree" | "kindergarten" | "others") =>
      (await getRosterWeek(ctx, { week: day, group })).people.map(({ name }) => name);
    expect(await names("all")).toEqual(["张老师", "赵老师", "武老师", "丁老师", "冯师傅"]);
    expect(await names("kindergarten")).toEqual(["武老师", "丁老师"]);
    expect(await names("others")).toEqual(["冯师傅"]);
    expect((await getRosterWeek(ctx, { week: day })).counts).toEqual({
      ...{ all: 5, underThree: 2, kindergarten: 2, others: 1 },
    });
  });

  it("tells why somebody is away only to those who record leave", async () => {
    const { ctx, centreId, carer: staffId } = await aRoom();
    await aLeave(ctx, { staffId, kind: "sick", note: "发热" });
    const seenBy = async (who: Ctx) =>
      (await getRosterWeek(who, { week: day })).people.at(-1)?.days.find((one) => one.day === day)
        ?.leave;
    const cook = testContext({ centreId, role: "cook", userId: newId() });
    expect(await seenBy(ctx)).toMatchObject({ kind: "sick", note: "发热" });
    expect(await seenBy(cook)).toMatchObject({ kind: null, note: "" });
  });
});

describe("getCoverDay", () => {
  it("finds a shortage with its rule and who could mend it; more people, fewer children or a shift mend it", async () => {
    const { ctx, classId, teacher, carer } = await aRoom();
    const stays = [];
    for (let at = 0; at < 8; at += 1) stays.push(await anEnrolment(ctx, { classId }));
    await aShift(ctx, { staffId: teacher, classId, startsAt: "08:00", endsAt: "17:00" });
    await aShift(ctx, { staffId: carer, classId, startsAt: "08:00", endsAt: "12:30" });
    const later = { staffId: carer, classId, startsAt: "14:00", endsAt: "17:00" };
    await aShift(ctx, later);
    const { open, shortages, classes } = await getCoverDay(ctx, { day });
    expect(open).toBe(true);
    expect(shortages).toMatchObject([
      {
        ...{ classId, from: "12:30", to: "14:00", missing: 1, children: 8 },
        need: { adults: 2, rule: "ratio", perCarer: 7 },
        source: { title: "托育机构设置标准（试行）", clause: "第二十条" },
        helpers: [{ id: carer, name: "赵老师" }],
      },
    ]);
    expect(classes[0]).toMatchObject({ classId, shortSlots: 3 });
    const absent = [{ childId: stays[0]?.childId ?? "", schedule: "afternoon" as const }];
    expect((await getCoverDay(ctx, { day, absent })).shortages).toEqual([]);
    await aShift(ctx, { ...later, startsAt: "12:30", endsAt: "14:00" });
    expect((await getCoverDay(ctx, { day })).shortages).toEqual([]);
  });

  it("asks nobody on a closed day, and does not count who has left", async () => {
    const { ctx, classId, teacher } = await aRoom();
    await anEnrolment(ctx, { classId });
    expect(await getCoverDay(ctx, { day: sunday })).toMatchObject({ open: false, classes: [] });
    await aShift(ctx, { staffId: teacher, classId, startsAt: "08:00", endsAt: "17:00" });
    expect((await getCoverDay(ctx, { day })).shortages).toEqual([]);
    done(await endEmployment(ctx, teacher, { leftOn: "2026-11-11" }));
    expect((await getCoverDay(ctx, { day })).shortages).toMatchObject([{ from: "08:00", to: "17:00" }]); // prettier-ignore
  });
});

describe("expectedChildren", () => {
  it("counts each schedule at its usual times, from the first day on and not on closed days", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    await anEnrolment(ctx, { classId });
    await anEnrolment(ctx, { classId, schedule: "morning" });
    await anEnrolment(ctx, { classId, schedule: "afternoon" });
    await anEnrolment(ctx, { classId, startsOn: "2026-11-13" });
    const [room] = await expectedChildren(ctx, { day });
    expect(room).toMatchObject({ classId, fullDay: true });
    const runs = room?.slots.map(({ children }) => children).join("");
    expect(runs).toBe("1" + "2".repeat(8) + "2".repeat(10) + "11");
    expect(await expectedChildren(ctx, { day: sunday })).toEqual([]);
  });
});
