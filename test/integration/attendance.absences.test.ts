import { beforeAll, describe, expect, it } from "vitest";
import {
  cancelAbsence,
  followUp,
  moveLastDay,
  recordAbsence,
  recordAbsenceToday,
} from "~/features/attendance/absences/commands.server";
import {
  listAbsences,
  getChildAbsences,
  listOwnAbsences,
  listUnfollowed,
} from "~/features/attendance/absences/queries.server";
import { maxAbsenceDays } from "~/features/attendance/absences/rules";
import { followUpInput, type RecordAbsenceInput } from "~/features/attendance/absences/schema";
import { recordEvents } from "~/features/attendance/log/commands.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { addDays } from "~/lib/dates";
import { newId } from "~/lib/id";
import { ownerSql, testContext, useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();

const today = "2026-11-12";
let ctx: Ctx;
let family: Ctx;
let classId = "";

beforeAll(async () => {
  ({ ctx } = await aCentre());
  family = testContext({ centreId: ctx.centreId, role: "guardian" });
  ({ classId } = await aClass(ctx));
});

const aPupil = async () => (await anEnrolment(ctx, { classId })).childId;

const tell = (as: Ctx, childId: string, given: Partial<RecordAbsenceInput> = {}) =>
  recordAbsence(as, {
    ...{ childId, fromDay: today, toDay: today, schedule: "full", reason: "ill" },
    ...{ symptoms: "", note: "" },
    ...given,
  });

const ownOf = (childId: string) => listOwnAbsences(family, childId as OwnChildId); // reason: the test stands in for the gate

describe("recordAbsence", () => {
  it("takes a family's word for today and later, and shows it to both sides", async () => {
    const childId = await aPupil();
    const through = addDays(today, 2);
    const { absenceId } = done(await tell(family, childId, { toDay: through, symptoms: "低烧" }));
    expect(await ownOf(childId)).toMatchObject([{ id: absenceId, byFamily: true, reason: "ill" }]);
    for (const day of [today, through]) {
      const shown = await listAbsences(ctx, { day, classId });
      expect(shown.filter((one) => one.childId === childId)).toMatchObject([{ symptoms: "低烧" }]);
    }
    const after = await listAbsences(ctx, { day: addDays(through, 1), classId });
    expect(after.filter((one) => one.childId === childId)).toEqual([]);
  });

  it("lets the centre write one down up to a month back, and no family the past", async () => {
    const childId = await aPupil();
    const yesterday = { fromDay: addDays(today, -1), toDay: addDays(today, -1) };
    expect(await tell(family, childId, yesterday)).toMatchObject({ reason: "day_is_past" });
    done(await tell(ctx, childId, yesterday));
    const long = { fromDay: addDays(today, -32), toDay: addDays(today, -32) };
    expect(await tell(ctx, childId, long)).toMatchObject({ reason: "day_is_past" });
  });

  it("refuses days upside down, too many, taken, or outside the child's place", async () => {
    const childId = await aPupil();
    const reasonOf = async (given: Partial<RecordAbsenceInput>) => {
      const result = await tell(ctx, childId, given);
      return result.ok ? "ok" : result.reason;
    };
    expect(await reasonOf({ toDay: addDays(today, -1) })).toBe("ends_before_beginning");
    expect(await reasonOf({ toDay: addDays(today, maxAbsenceDays) })).toBe("absence_too_long");
    expect(await reasonOf({ fromDay: addDays(today, 2), toDay: addDays(today, 4) })).toBe("ok");
    expect(await reasonOf({ toDay: addDays(today, 2) })).toBe("absence_overlaps");
    const late = await anEnrolment(ctx, { classId, startsOn: addDays(today, 5) });
    expect(await tell(ctx, late.childId)).toMatchObject({ reason: "outside_enrolment" });
    await expect(tell(ctx, newId())).rejects.toMatchObject({ code: "not_found" });
    const other = await aCentre();
    await expect(tell(other.ctx, childId)).rejects.toMatchObject({ code: "not_found" });
  });

  it("refuses today's for a child that is here, and takes tomorrow's", async () => {
    const childId = await aPupil();
    const arrive = async (at: string) => {
      const event = { id: newId(), childId, kind: "arrival", payload: {}, at };
      done(await recordEvents(ctx, { batchId: newId(), classId, events: [event] }));
    };
    // a departure that nobody wrote down says nothing about today
    await arrive(`${addDays(today, -1)}T08:06:00+08:00`);
    const { absenceId } = done(await tell(family, childId));
    done(await cancelAbsence(family, { absenceId, childId }));
    await arrive(ctx.now.toISOString());
    expect(await tell(family, childId)).toMatchObject({ reason: "child_is_here" });
    const tomorrow = addDays(today, 1);
    done(await tell(family, childId, { fromDay: tomorrow, toDay: tomorrow }));
  });

  it("is told in the room by its reason alone, for all of today", async () => {
    const childId = await aPupil();
    done(await recordAbsenceToday(ctx, { childId, reason: "personal" }));
    expect(await ownOf(childId)).toMatchObject([
      { reason: "personal", schedule: "full", fromDay: today, toDay: today, byFamily: false },
    ]);
  });

  it("announces itself, and is written down with whom it is about", async () => {
    const childId = await aPupil();
    const { absenceId } = done(await tell(family, childId));
    const sql = ownerSql();
    expect(await sql`select payload from outbox where kind = 'attendance.absenceRecorded' and payload->>'childId' = ${childId}`).toEqual([{ payload: { childId, absenceId } }]); // prettier-ignore
    expect(await sql`select 1 from audit_entry where child_id = ${childId} and capability = 'attendance.absence.record'`).toHaveLength(1); // prettier-ignore
  });
});

describe("cancelAbsence", () => {
  it("takes one back once and for all, and lets another take its days", async () => {
    const childId = await aPupil();
    const { absenceId } = done(await tell(family, childId));
    done(await cancelAbsence(family, { absenceId, childId }));
    done(await cancelAbsence(family, { absenceId, childId }));
    expect(await ownOf(childId)).toEqual([]);
    done(await tell(family, childId, { reason: "personal" }));
  });

  it("leaves a family the past, and the centre everything", async () => {
    const childId = await aPupil();
    const { absenceId } = done(await tell(ctx, childId, { fromDay: addDays(today, -1) }));
    const refused = await cancelAbsence(family, { absenceId, childId });
    expect(refused).toMatchObject({ reason: "day_is_past" });
    done(await cancelAbsence(ctx, { absenceId, childId }));
  });

  it("knows no absence of another child", async () => {
    const childId = await aPupil();
    const { absenceId } = done(await tell(ctx, childId));
    const wrong = cancelAbsence(ctx, { absenceId, childId: await aPupil() });
    await expect(wrong).rejects.toMatchObject({ code: "not_found" });
  });
});

const linesOf = async (childId: string) =>
  (await getChildAbsences(ctx, { childId })).absences.flatMap(({ lines }) => lines);

describe("moveLastDay", () => {
  it("lets a child come back earlier or stay away longer, and keeps what it was and why", async () => {
    const childId = await aPupil();
    const { absenceId } = done(await tell(family, childId, { toDay: addDays(today, 4) }));
    const about = { childId, absenceId };
    done(await moveLastDay(ctx, { ...about, toDay: today, text: "退烧了，明天来" }));
    expect(await ownOf(childId)).toMatchObject([{ fromDay: today, toDay: today }]);
    done(await moveLastDay(ctx, { ...about, toDay: addDays(today, 1), text: "再歇一天" }));
    expect(await linesOf(childId)).toMatchObject([
      { kind: "lastDay", wasToDay: addDays(today, 4), text: "退烧了，明天来" },
      { kind: "lastDay", wasToDay: today, text: "再歇一天" },
    ]);
  });

  it("refuses the same day, one before the first, too many, and days that are taken", async () => {
    const childId = await aPupil();
    const { absenceId } = done(await tell(ctx, childId, { toDay: addDays(today, 1) }));
    done(await tell(ctx, childId, { fromDay: addDays(today, 4), toDay: addDays(today, 4) }));
    const reasonOf = async (toDay: string) => {
      const moved = await moveLastDay(ctx, { childId, absenceId, toDay, text: "家长说" });
      return moved.ok ? "ok" : `${moved.reason} ${moved.field}`;
    };
    expect(await reasonOf(addDays(today, 1))).toBe("day_is_so_already toDay");
    expect(await reasonOf(addDays(today, -1))).toBe("ends_before_beginning toDay");
    expect(await reasonOf(addDays(today, maxAbsenceDays))).toBe("absence_too_long toDay");
    expect(await reasonOf(addDays(today, 5))).toBe("absence_overlaps toDay");
    expect(await linesOf(childId)).toEqual([]);
    done(await cancelAbsence(ctx, { childId, absenceId }));
    const late = moveLastDay(ctx, { childId, absenceId, toDay: today, text: "家长说" });
    await expect(late).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("followUp", () => {
  it("adds a line each time, takes the child off the list of those to ask about, and stays", async () => {
    const childId = await aPupil();
    const { absenceId } = done(await tell(family, childId, { symptoms: "发热" }));
    const waiting = async () => (await listUnfollowed(ctx)).map((one) => one.childId);
    expect(await waiting()).toContain(childId);
    const line = (given: object) => followUpInput.parse({ absenceId, ...given });
    done(await followUp(ctx, { childId, ...line({ text: "昨晚 38.5 ℃，没有皮疹" }) }));
    const seen = { hospital: "市一院", diagnosis: "流感", contagious: "yes", returnPaper: "on" };
    const back = { ...seen, text: "确诊", returnsOn: addDays(today, 5) };
    done(await followUp(ctx, { childId, ...line(back) }));
    expect(await waiting()).not.toContain(childId);
    expect(await linesOf(childId)).toMatchObject([
      { kind: "asked", contagious: null, returnPaper: false, returnsOn: null },
      { diagnosis: "流感", contagious: true, returnPaper: true, returnsOn: addDays(today, 5) },
    ]);
    const early = { childId, ...line({ text: "明天来", returnsOn: addDays(today, -1) }) };
    expect(await followUp(ctx, early)).toMatchObject({ field: "returnsOn" });
    const change = ctx.tx((tx) => tx.execute("update absence_follow_up set text = ''"));
    await expect(change).rejects.toThrow();
    expect(followUpInput.safeParse({ absenceId, text: " " }).success).toBe(false);
  });

  it("asks about no absence that has another reason, is long over, or is another child's", async () => {
    const [busy, well] = [await aPupil(), await aPupil()];
    done(await tell(ctx, busy, { reason: "personal" }));
    const over = { fromDay: addDays(today, -9), toDay: addDays(today, -8) };
    const { absenceId } = done(await tell(ctx, well, over));
    const waiting = (await listUnfollowed(ctx)).map((one) => one.childId);
    expect([waiting.includes(busy), waiting.includes(well)]).toEqual([false, false]);
    const wrong = followUp(ctx, {
      childId: busy,
      ...followUpInput.parse({ absenceId, text: "问" }),
    });
    await expect(wrong).rejects.toMatchObject({ code: "not_found" });
  });
});
