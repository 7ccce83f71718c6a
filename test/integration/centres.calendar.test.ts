import { describe, expect, it } from "vitest";
import { getWhoIsIn } from "~/features/attendance/board/queries.server";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { getRoom } from "~/features/attendance/room/queries.server";
import { changeDay, clearDays, closeDays } from "~/features/centres/calendar/commands.server";
import {
  getCalendar,
  getCalendarYear,
  listUnknownYears,
} from "~/features/centres/calendar/queries.server";
import { listDiets } from "~/features/children/care/queries.server";
import { getPlacesBoard } from "~/features/enrolment/places/queries.server";
import { expectedChildren } from "~/features/enrolment/queries.server";
import { planDish } from "~/features/meals/commands.server";
import { planShift } from "~/features/rosters/commands.server";
import { getCoverDay } from "~/features/rosters/queries.server";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { anEnrolment } from "../factories/enrolment";
import { aPublishedMenu } from "../factories/meals";
import { done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";
import { ownerSql } from "../database";

useDatabase();

const today = "2026-11-12";
const saturday = "2026-11-14";

const close = (ctx: Ctx, day: string) =>
  changeDay(ctx, { day, kind: "closed", name: "大扫除", follows: null });
const openOn = (ctx: Ctx, day: string, follows: number | null) =>
  changeDay(ctx, { day, kind: "open", name: "补班", follows });
const most = async (ctx: Ctx, day: string) =>
  Math.max(
    0,
    ...((await expectedChildren(ctx, { day }))[0]?.slots ?? []).map((one) => one.children),
  );

describe("a day that the centre closes itself", () => {
  it("has no children, no demand, no meals and no plans", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    await anEnrolment(ctx, { classId });
    const { staffId } = await aStaffMember(ctx, { classId });
    const { dishIds } = await aPublishedMenu(ctx);
    expect(await most(ctx, today)).toBe(1);
    done(await close(ctx, today));
    expect(await expectedChildren(ctx, { day: today })).toEqual([]);
    expect(await getCoverDay(ctx, { day: today })).toMatchObject({ open: false, classes: [] });
    expect(await listDiets(ctx)).toMatchObject({ isOpen: false, counts: { all: 0, full: 0 } });
    expect(await getWhoIsIn(ctx)).toMatchObject({ isOpen: false, missing: [] });
    expect(await getRoom(ctx, { classId })).toMatchObject({
      ...{ isOpen: false, children: [{ status: "notExpected" }], coming: { day: "2026-11-13" } },
    });
    const shift = { staffId, day: today, startsAt: "08:00", endsAt: "16:00", classId: null };
    expect(await planShift(ctx, shift)).toMatchObject({ reason: "day_closed" });
    const dish = { band: "m24to35", day: today, meal: "lunch", dishId: dishIds[0] ?? "" } as const;
    expect(await planDish(ctx, dish)).toMatchObject({ reason: "menu_closed_day" });
    done(await clearDays(ctx, { fromDay: today, toDay: today }));
    expect(await most(ctx, today)).toBe(1);
  });

  it("is refused where children were recorded", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const { childId } = await anEnrolment(ctx, { classId });
    done(await openOn(ctx, saturday, 1));
    const at = `${saturday}T08:06:00+08:00`;
    const then = { ...ctx, now: new Date(`${saturday}T02:00:00Z`) };
    const events = [{ id: newId(), childId, kind: "arrival", payload: {}, at }];
    done(await recordEvents(then, { batchId: newId(), classId, events }));
    const refused = { reason: "day_has_records", detail: { day: saturday, children: 1 } };
    expect(await close(ctx, saturday)).toMatchObject(refused);
    expect(await clearDays(ctx, { fromDay: today, toDay: "2026-11-30" })).toMatchObject(refused);
    const week = { fromDay: today, toDay: "2026-11-20", name: "停水" };
    expect(await closeDays(ctx, week)).toMatchObject(refused);
    // another weekday's children may still be said to have come
    done(await openOn(ctx, saturday, 3));
  });
});

describe("a weekend day that the centre opens itself", () => {
  it("follows the weekday of its choice, and is on the plans", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const mixed = { classId, schedule: "mixed" } as const;
    await anEnrolment(ctx, { ...mixed, monday: "full" });
    await anEnrolment(ctx, { ...mixed, tuesday: "full" });
    await anEnrolment(ctx, { ...mixed, tuesday: "full" });
    expect(await openOn(ctx, saturday, null)).toMatchObject({ reason: "day_follows_none" });
    done(await openOn(ctx, saturday, 2));
    expect(await most(ctx, saturday)).toBe(2);
    done(await openOn(ctx, saturday, 1));
    expect(await most(ctx, saturday)).toBe(1);
  });

  it("follows by default the day that a published make-up day replaces", async () => {
    const { ctx } = await aCentre();
    const follows = async (day: string) => (await getCalendar(ctx)).patternWeekday(day);
    expect([await follows("2026-01-04"), await follows("2026-05-09")]).toEqual([5, 2]);
    expect(await openOn(ctx, "2026-05-09", null)).toMatchObject({ reason: "day_is_so_already" });
    done(await openOn(ctx, "2026-05-09", 4));
    expect(await follows("2026-05-09")).toBe(4);
  });
});

describe("closeDays", () => {
  it("closes a time as one line, refuses what is no time, and closes a week of the board", async () => {
    const { ctx } = await aCentre();
    const close = (fromDay: string, toDay: string) =>
      closeDays(ctx, { fromDay, toDay, name: "寒假" });
    expect(await close("2026-12-09", "2026-12-01")).toMatchObject({
      reason: "ends_before_beginning",
    });
    expect(await close("2026-12-01", "2027-06-01")).toMatchObject({ reason: "closure_too_long" });
    done(await close("2026-11-28", "2026-12-06"));
    const { runs } = await getCalendarYear(ctx, { year: "2026" });
    expect(runs).toMatchObject([{ from: "2026-11-28", through: "2026-12-06", name: "寒假" }]);
    const { weeks } = await getPlacesBoard(ctx, { weeks: 5 });
    expect(weeks.filter(({ closedFor }) => closedFor)).toMatchObject([
      { monday: "2026-11-30", closedFor: { zh: "寒假" } },
    ]);
  });
});

describe("the calendar of a year", () => {
  it("says which years lack their holidays until they are entered", async () => {
    const { ctx } = await aCentre();
    expect(await listUnknownYears(ctx, { weeks: 4 })).toEqual([]);
    expect(await listUnknownYears(ctx, { weeks: 12 })).toEqual(["2027"]);
    const times = [["01-01", "01-03"], ["05-01", "05-05"], ["10-01", "10-07"]] as const; // prettier-ignore
    for (const [from, to] of times) {
      done(await closeDays(ctx, { fromDay: `2027-${from}`, toDay: `2027-${to}`, name: "放假" }));
    }
    expect(await listUnknownYears(ctx, { weeks: 12 })).toEqual([]);
    const { isPublished, months } = await getCalendarYear(ctx, { year: "2027" });
    expect(isPublished).toBe(false);
    expect(months.map((days) => days.length)).toEqual([
      31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]);
  });

  it("is the centre's own", async () => {
    const { ctx } = await aCentre();
    done(await close(ctx, today));
    const other = (await aCentre()).ctx;
    expect((await getCalendar(other)).isOpenDay(today)).toBe(true);
    expect((await getCalendar(other)).own).toEqual([]);
  });

  it("refuses in the database what is no day of a calendar", async () => {
    const { centreId } = await aCentre();
    const write = (day: string, kind: string, follows: number | null) =>
      ownerSql()`insert into calendar_day values (${centreId}, ${day}, ${kind}, ${follows}, '补班', now())`;
    await expect(write(saturday, "open", null)).rejects.toMatchObject({ code: "23514" });
    await expect(write(saturday, "closed", 1)).rejects.toMatchObject({ code: "23514" });
    await expect(write(today, "open", 1)).rejects.toMatchObject({ code: "23514" });
    await expect(write(saturday, "open", 6)).rejects.toMatchObject({ code: "23514" });
    await expect(write(today, "half", null)).rejects.toMatchObject({ code: "23514" });
  });
});
