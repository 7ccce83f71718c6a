import { beforeAll, describe, expect, it } from "vitest";
import type { AbsenceReason, Schedule } from "~db/enums";
import { followUp, recordAbsence } from "~/features/attendance/absences/commands.server";
import { followUpInput } from "~/features/attendance/absences/schema";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { getAttendanceRegister } from "~/features/attendance/register/queries.server";
import { markSymbol } from "~/features/attendance/ui/register-words";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { ownerSql, useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aBooking, anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();

// November 2026 begins on a Sunday; today is Thursday the 12th, so days 2–6, 9–11 are over
const today = "2026-11-12";
const dayOf = (date: number) => `2026-11-${String(date).padStart(2, "0")}`;

let ctx: Ctx;
let classId = "";

beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
});

async function came(childId: string, dates: readonly number[], of = classId) {
  for (const date of dates) {
    const day = dayOf(date);
    const at = `${day}T08:06:00+08:00`;
    const event = { id: newId(), childId, kind: "arrival", payload: {}, at };
    const then = { ...ctx, now: instantOf(`${day}T10:00:00+08:00`) };
    const sent = { batchId: newId(), classId: of, events: [event] };
    const { outcomes } = done(await recordEvents(then, sent));
    expect(outcomes[0]?.outcome).toBe("accepted");
  }
}

const away = async (
  childId: string,
  reason: AbsenceReason,
  from: number,
  to = from,
  schedule: Schedule = "full",
) => {
  // prettier-ignore
  const told = { childId, reason, schedule, fromDay: dayOf(from), toDay: dayOf(to) };
  return done(await recordAbsence(ctx, { ...told, symptoms: "", note: "" })).absenceId;
};

const registerOf = (of = classId) => getAttendanceRegister(ctx, { classId: of, month: "2026-11" });

async function rowOf(childId: string, of = classId) {
  const row = (await registerOf(of)).rows.find(({ id }) => id === childId);
  if (!row) throw new Error("no such row");
  const marks = row.cells.map((cell) => markSymbol(cell) || ".").join("");
  return { ...row, marks, week: marks.slice(1, 12) };
}

describe("getAttendanceRegister", () => {
  it("marks a month by hand: came, ill, personal, other, and no word", async () => {
    const { childId } = await anEnrolment(ctx, { classId });
    await came(childId, [2, 3, 9, 12]);
    const absenceId = await away(childId, "ill", 4, 5);
    await away(childId, "personal", 6);
    await away(childId, "holiday", 10);
    await away(childId, "holiday", 19);
    const row = await rowOf(childId);
    //                 2 3 4 5 6 7 8 9 10 11 12
    expect(row.week).toBe("√√○○△..√×?√");
    expect(row.marks.slice(18, 19)).toBe("×");
    // due: 2–6, 9–11 and today, which is known; the 19th is told, not yet due
    expect(row.totals).toEqual({
      ...{ due: 9, present: 4, ill: 2, personal: 1, other: 1, unknown: 1 },
      rate: 44.4,
    });
    expect(row.sick).toMatchObject([{ fromDay: dayOf(4), toDay: dayOf(5), last: null }]);
    const facts = followUpInput.parse({ absenceId, text: "高烧两天", contagious: "no" });
    done(await followUp(ctx, { ...facts, childId }));
    expect((await rowOf(childId)).sick[0]?.last).toMatchObject({
      ...{ text: "高烧两天", contagious: false },
    });
  });

  it("counts only the days of a child's own pattern, and what is known of today", async () => {
    const { classId: small } = await aClass(ctx);
    const { childId } = await anEnrolment(ctx, { classId: small, startsOn: dayOf(4), schedule: "morning" }); // prettier-ignore
    await came(childId, [4, 6], small);
    await away(childId, "ill", 5, 5, "morning");
    const row = await rowOf(childId, small);
    expect(row.week).toBe("..√○√..???.");
    expect(row.totals).toMatchObject({ due: 6, present: 2, ill: 1, unknown: 3, rate: 33.3 });
  });

  it("stands a half that was excused beside the √, and counts the day whole", async () => {
    const { classId: own } = await aClass(ctx);
    const { childId } = await anEnrolment(ctx, { classId: own, startsOn: dayOf(10) });
    await came(childId, [10], own);
    await away(childId, "ill", 10, 10, "morning");
    await came(childId, [11], own);
    const row = await rowOf(childId, own);
    expect(row.marks.slice(9, 13)).toBe("√○√.");
    expect(row.totals).toMatchObject({ due: 2, present: 2, ill: 0, rate: 100 });
  });

  it("has a row for hours that were booked, and closed days for nobody", async () => {
    const { classId: hours } = await aClass(ctx);
    const { childId } = await aBooking(ctx, { classId: hours, day: dayOf(16) });
    const booked = await rowOf(childId, hours);
    expect(booked.marks.replaceAll(".", "")).toBe("");
    const { days, totals } = await registerOf(hours);
    expect(days.filter(({ isOpen }) => !isOpen).map(({ day }) => Number(day.slice(8)))).toEqual([
      1, 7, 8, 14, 15, 21, 22, 28, 29,
    ]);
    expect(totals).toMatchObject({ due: 0, rate: null });
  });

  it("adds days and the class up from its cells", async () => {
    const { classId: pair } = await aClass(ctx);
    const [one, two] = [
      (await anEnrolment(ctx, { classId: pair, startsOn: dayOf(9) })).childId,
      (await anEnrolment(ctx, { classId: pair, startsOn: dayOf(10) })).childId,
    ];
    await came(one, [9, 10, 11], pair);
    await came(two, [10], pair);
    await away(two, "ill", 11);
    const { days, totals, today: shown } = await registerOf(pair);
    expect(shown).toBe(today);
    expect(days.slice(8, 12).map((each) => [each.totals.present, each.totals.due])).toEqual([
      [1, 1],
      [2, 2],
      [1, 2],
      [0, 0],
    ]);
    expect(totals).toMatchObject({ due: 5, present: 4, ill: 1, rate: 80 });
  });

  it("knows no class of another centre, and is written down", async () => {
    const foreign = await aCentre();
    const asked = getAttendanceRegister(foreign.ctx, { classId, month: "2026-11" });
    await expect(asked).rejects.toMatchObject({ code: "not_found" });
    await registerOf();
    const rows = await ownerSql()`select after from audit_entry
      where centre_id = ${ctx.centreId} and capability = 'attendance.register.read' limit 1`;
    expect(rows[0]?.["after"]).toMatchObject({ month: "2026-11" });
  });
});
