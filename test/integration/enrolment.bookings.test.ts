import fc from "fast-check";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { schedules } from "~db/enums";
import { getWhoIsIn } from "~/features/attendance/board/queries.server";
import { getRoom } from "~/features/attendance/room/queries.server";
import { changeDay, clearDays } from "~/features/centres/calendar/commands.server";
import { changeClass, closeClass } from "~/features/centres/commands.server";
import { listHeldPlaces } from "~/features/centres/places/queries.server";
import { fullest, heldOn, limitOn } from "~/features/centres/places/rules";
import { listLicences } from "~/features/centres/queries.server";
import { listDiets } from "~/features/children/care/queries.server";
import { bookPlace, cancelBooking } from "~/features/enrolment/bookings/commands.server";
import { listBookings } from "~/features/enrolment/bookings/queries.server";
import { admitChild, withdrawChild } from "~/features/enrolment/commands.server";
import { expectedChildren } from "~/features/enrolment/queries.server";
import type { Ctx } from "~/lib/context.server";
import { addDays } from "~/lib/dates";
import { sqlState } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { onWeekday } from "~/lib/week-pattern";
import { useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { aBooking, anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();

const today = "2026-11-12";
const monday = "2026-11-16";
const saturday = "2026-11-14";
const morning = { fromTime: "08:00", untilTime: "11:30" };
const afternoon = { fromTime: "13:00", untilTime: "16:00" };
const runs = Number(process.env.WENRUN_TEST_RUNS ?? "6");

const book = async (
  ctx: Ctx,
  of: { classId: string; childId?: string; day?: string; fromTime?: string; untilTime?: string },
) =>
  bookPlace(ctx, {
    ...{ day: monday, ...morning, ...of },
    childId: of.childId ?? (await aChild(ctx)).childId,
  });

describe("a booking", () => {
  it("takes the sessions that its hours touch, on its day alone", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx, { places: 1 });
    const other = await aClass(ctx, { name: "托大二班", places: 1 });
    done(await book(ctx, { classId }));
    expect(await listHeldPlaces(ctx, { from: today })).toMatchObject([
      { pattern: onWeekday(1, "morning"), startsOn: monday, endsOn: "2026-11-17" },
    ]);
    expect(await book(ctx, { classId })).toMatchObject({
      reason: "booking_class_full",
      detail: { from: monday, freeFrom: "2026-11-17", classes: "托大二班", context: "both" },
    });
    done(await book(ctx, { classId, ...afternoon }));
    done(await book(ctx, { classId, day: "2026-11-17", untilTime: "14:00" }));
    expect(await book(ctx, { classId, day: "2026-11-17", ...afternoon })).toMatchObject({
      reason: "booking_class_full",
    });
    done(await book(ctx, { ...other }));
  });

  it("and a place to come count against each other", async () => {
    const { ctx } = await aCentre({ licensedPlaces: 2 });
    const { classId } = await aClass(ctx, { places: 1 });
    const two = await aClass(ctx, { places: 1 });
    await aBooking(ctx, { classId, day: "2026-12-21" });
    const ask = async (schedule: "full" | "afternoon", room = classId) =>
      admitChild(ctx, {
        ...{ classId: room, schedule, startsOn: monday },
        childId: (await aChild(ctx)).childId,
      });
    expect(await ask("full")).toMatchObject({
      reason: "class_full",
      detail: { from: "2026-12-21", sessions: "morning", freeFrom: "2026-12-22" },
    });
    done(await ask("afternoon"));
    done(await ask("full", two.classId));
    expect(await book(ctx, { classId, ...afternoon })).toMatchObject({
      reason: "booking_class_full",
    });
    expect(await closeClass(ctx, classId)).toMatchObject({ reason: "class_not_empty" });
    const smaller = { name: "小", type: "olderToddler", places: 0, colour: 1 } as const;
    expect(await changeClass(ctx, classId, smaller)).toMatchObject({
      reason: "places_below_taken",
    });
  });

  it.each([
    ["a past day", { day: "2026-11-11" }, "day_is_past"],
    ["a weekend", { day: saturday }, "booking_day_closed"],
    ["hours before the first session", { fromTime: "07:00" }, "booking_outside_sessions"],
    ["hours after the last", { untilTime: "19:00" }, "booking_outside_sessions"],
    ["hours upside down", { untilTime: "08:00" }, "booking_ends_before_start"],
  ])("is refused on %s", async (_, given, reason) => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    expect(await book(ctx, { classId, ...given })).toMatchObject({ reason });
  });

  it("is refused for a child of another age, in a closed class, and one that comes then anyway", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const { childId: infant } = await aChild(ctx, { bornOn: "2026-03-01" });
    expect(await book(ctx, { classId, childId: infant })).toMatchObject({ reason: "wrong_age" });
    const { childId } = await anEnrolment(ctx, { classId, schedule: "morning" });
    expect(await book(ctx, { classId, childId })).toMatchObject({ reason: "already_comes_then" });
    done(await book(ctx, { classId, childId, ...afternoon }));
    const later = { fromTime: "16:30", untilTime: "17:30" };
    expect(await book(ctx, { classId, childId, ...later })).toMatchObject({
      reason: "already_comes_then",
    });
    const empty = await aClass(ctx);
    done(await closeClass(ctx, empty.classId));
    expect(await book(ctx, empty)).toMatchObject({ reason: "class_closed" });
  });

  it("frees its place when it is cancelled, and is listed until then", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx, { places: 1 });
    const { bookingId, childId } = await aBooking(ctx, { classId });
    expect(await listBookings(ctx, { childId })).toMatchObject({
      ...{ total: 1, rows: [{ id: bookingId, day: monday, from: "08:00", until: "11:30" }] },
    });
    done(await cancelBooking(ctx, { bookingId }));
    done(await cancelBooking(ctx, { bookingId }));
    expect(await listBookings(ctx)).toEqual({ rows: [], total: 0 });
    done(await book(ctx, { classId, childId }));
    await expect(cancelBooking((await aCentre()).ctx, { bookingId })).rejects.toMatchObject({
      code: "not_found",
    });
    const then = { ...ctx, now: new Date("2026-11-17T02:00:00Z") };
    const [row] = (await listBookings(ctx)).rows;
    expect(await cancelBooking(then, { bookingId: row?.id ?? "" })).toMatchObject({
      reason: "day_is_past",
    });
  });
});

describe("a place given to a child with bookings", () => {
  it("takes their stead where it covers them, and needs no second place", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx, { places: 1 });
    const { childId } = await aChild(ctx);
    const inside = done(await book(ctx, { classId, childId, ...morning }));
    const other = done(await book(ctx, { classId, childId, day: "2026-11-17", ...afternoon }));
    done(await admitChild(ctx, { childId, classId, schedule: "morning", startsOn: today }));
    const { rows } = await listBookings(ctx, { childId });
    expect(rows.map(({ id }) => id)).toEqual([other.bookingId]);
    expect(inside.bookingId).not.toBe(other.bookingId);
  });

  it("keeps them when it is refused", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx, { places: 1 });
    const { childId } = await aChild(ctx);
    done(await book(ctx, { classId, childId, ...morning }));
    await anEnrolment(ctx, { classId, schedule: "afternoon", startsOn: today });
    expect(
      await admitChild(ctx, { childId, classId, schedule: "full", startsOn: today }),
    ).toMatchObject({ reason: "class_full" });
    expect((await listBookings(ctx, { childId })).rows).toHaveLength(1);
  });
});

describe("the day of a booking", () => {
  it("expects the child in its hours: forecast, room, board and kitchen", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const { childId } = await anEnrolment(ctx, { classId, schedule: "morning" });
    await aBooking(ctx, { classId, childId, day: today, ...afternoon });
    const guest = await aBooking(ctx, {
      classId,
      day: today,
      fromTime: "09:00",
      untilTime: "10:30",
    });
    const [room] = await expectedChildren(ctx, { day: today });
    const at = (from: string) => room?.slots.find((slot) => slot.from === from)?.children;
    expect(
      ["08:30", "09:00", "10:00", "10:30", "12:00", "13:00", "15:30", "16:00"].map(at),
    ).toEqual([...[1, 2, 2, 1, 0, 1, 1, 0]]);
    const board = await getRoom(ctx, { classId });
    expect(board.children.map(({ id, schedule, status }) => [id, schedule, status])).toEqual(
      expect.arrayContaining([
        [childId, "full", "expected"],
        [guest.childId, "morning", "expected"],
      ]),
    );
    expect((await getWhoIsIn(ctx)).classes).toMatchObject([{ due: 2 }]);
    const { counts, meals } = await listDiets(ctx);
    expect(counts).toEqual({ all: 2, full: 1, morning: 1, afternoon: 0 });
    expect(meals.map(({ count }) => count)).toEqual([2, 2, 1]);
  });

  it("is not closed under it, nor made another weekday", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const openOn = (follows: number) =>
      changeDay(ctx, { day: saturday, kind: "open", name: "补班", follows });
    done(await openOn(2));
    await aBooking(ctx, { classId, day: saturday });
    expect(await listHeldPlaces(ctx, { from: today })).toMatchObject([
      { pattern: onWeekday(2, "morning") },
    ]);
    const refused = { reason: "day_has_bookings", detail: { children: 1 } };
    expect(await openOn(3)).toMatchObject(refused);
    expect(await clearDays(ctx, { fromDay: saturday, toDay: saturday })).toMatchObject(refused);
  });
});

describe("the database", () => {
  const saidTo = (ctx: Ctx, statement: ReturnType<typeof sql>) =>
    ctx
      .tx((tx) => tx.execute(statement), "alone")
      .then(
        () => "done",
        (error: unknown) => sqlState(error),
      );
  const write = (of: { classId: string; childId: string }, from = "08:00", pattern = 1) =>
    sql`select write_booking(${newId()}, ${of.childId}, ${of.classId}, ${monday}, ${from}, '11:00', ${pattern}, ${newId()}, '2026-11-12T02:20:00Z')`;

  it("books no place past its own count, and no child twice", async () => {
    const { ctx, centreId } = await aCentre();
    const { classId } = await aClass(ctx, { places: 1 });
    const { childId, bookingId } = await aBooking(ctx, { classId });
    const other = await aChild(ctx);
    expect(await saidTo(ctx, write({ ...other, classId }))).toBe("WR001");
    expect(await saidTo(ctx, write({ childId, classId }, "10:00", 2))).toBe("23P01");
    expect(await saidTo(ctx, write({ ...other, classId }, "08:00", 5))).toBe("23514");
    for (const statement of [
      sql`update booking set cancelled_at = null, cancelled_by = null where centre_id = ${centreId}`,
      sql`insert into booking (centre_id, id, child_id, class_id, day, from_time, until_time, pattern, created_by, created_at)
          values (${centreId}, ${newId()}, ${other.childId}, ${classId}, ${monday}, '08:00', '09:00', 1, ${newId()}, '2026-11-12')`,
    ]) {
      expect(await saidTo(ctx, statement)).toBe("42501");
    }
    const foreign = (await aCentre()).ctx;
    expect(await saidTo(foreign, write({ childId, classId }))).toBe("23503");
    const cancel = sql`select cancel_booking(${bookingId}, ${newId()}, '2026-11-12T02:20:00Z')`;
    expect(await saidTo(foreign, cancel)).toBe("done");
    expect((await listBookings(ctx)).total).toBe(1);
  });
});

describe("six offices at once", () => {
  const step = fc.record({
    does: fc.constantFrom("book", "book", "admit", "end", "cancel"),
    schedule: fc.constantFrom(...schedules),
    hours: fc.constantFrom(morning, afternoon, { fromTime: "10:00", untilTime: "15:00" }),
    room: fc.nat({ max: 1 }),
    at: fc.nat({ max: 20 }),
    which: fc.nat(),
  });
  const office = fc.array(step, { minLength: 3, maxLength: 6 });
  const refusals = [
    ...["class_full", "centre_full", "booking_class_full", "booking_centre_full", "no_place_free"],
    ...["booking_day_closed", "already_withdrawn", "ends_before_start"],
  ];

  it("never hold more than a limit on any day by bookings and enrolments together", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(office, { minLength: 6, maxLength: 6 }), async (offices) => {
        const { ctx } = await aCentre({ licensedPlaces: 4 });
        const rooms = [await aClass(ctx, { places: 2 }), await aClass(ctx, { places: 2 })];
        const [admitted, booked]: [string[], string[]] = [[], []];
        const run = async (one: (typeof offices)[number][number]) => {
          const { classId } = rooms[one.room] ?? { classId: "" };
          const day = addDays(today, one.at);
          const enrolmentId = admitted[one.which % Math.max(1, admitted.length)];
          const bookingId = booked[one.which % Math.max(1, booked.length)];
          if (one.does === "end" && enrolmentId) {
            return withdrawChild(ctx, { enrolmentId, endsOn: day, reason: "" });
          }
          if (one.does === "cancel" && bookingId) return cancelBooking(ctx, { bookingId });
          if (one.does === "book") {
            const result = await book(ctx, { classId, day, ...one.hours });
            if (result.ok) booked.push(result.value.bookingId);
            return result;
          }
          const { schedule } = one;
          const { childId } = await aChild(ctx);
          const result = await admitChild(ctx, { schedule, childId, classId, startsOn: day });
          if (result.ok) admitted.push(result.value.enrolmentId);
          return result;
        };
        await Promise.all(
          offices.map(async (steps) => {
            for (const one of steps) {
              const result = await run(one);
              if (!result.ok) expect(refusals).toContain(result.reason);
            }
          }),
        );
        const held = await listHeldPlaces(ctx, { from: "2026-01-01" });
        const licence = await listLicences(ctx);
        for (let at = 0; at <= 22; at += 1) {
          const day = addDays(today, at);
          expect(fullest(heldOn(held, day))).toBeLessThanOrEqual(limitOn(licence, day));
          for (const { classId } of rooms) {
            const own = held.filter((place) => place.classId === classId);
            expect(fullest(heldOn(own, day))).toBeLessThanOrEqual(2);
          }
        }
      }),
      { numRuns: runs },
    );
  }, 120_000);
});
