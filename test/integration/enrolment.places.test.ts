import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { Schedule } from "~db/enums";
import { changeCentre } from "~/features/centres/commands.server";
import { listHeldPlaces } from "~/features/centres/places/queries.server";
import { getCentre, listLicences } from "~/features/centres/queries.server";
import {
  admitChild,
  cancelChange,
  changePlace,
  withdrawChild,
} from "~/features/enrolment/commands.server";
import { expectedChildren, listEnrolments } from "~/features/enrolment/queries.server";
import type { Ctx } from "~/lib/context.server";
import { sqlState } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { patternOf } from "~/lib/week-pattern";
import { useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();

const startsOn = "2026-11-12";

/** What the database answers to a statement of the application's own role. */
const saidTo = (ctx: Ctx, statement: ReturnType<typeof sql>) =>
  ctx
    .tx((tx) => tx.execute(statement), "alone")
    .then(
      () => "done",
      (error: unknown) => sqlState(error),
    );

describe("the database", () => {
  const write = (of: { childId: string; classId: string; id?: string }) =>
    sql`select write_enrolment(${of.id ?? newId()}, ${of.childId}, ${of.classId}, 1023, ${startsOn}, null, null, null, null, '', '2026-11-12T02:20:00Z')`;

  it("lets the application write no place past its own count", async () => {
    const { ctx, centreId } = await aCentre({ licensedPlaces: 3 });
    const { classId } = await aClass(ctx, { places: 1 });
    const { childId, enrolmentId } = await anEnrolment(ctx, { classId });
    const other = await aChild(ctx);
    expect(await saidTo(ctx, write({ ...other, classId }))).toBe("WR001");
    expect(
      await saidTo(
        ctx,
        sql`insert into enrolment (centre_id, id, child_id, class_id, pattern, starts_on, created_at, updated_at)
            values (${centreId}, ${newId()}, ${other.childId}, ${classId}, 1023, ${startsOn}, '2026-11-12', '2026-11-12')`,
      ),
    ).toBe("42501");
    for (const statement of [
      sql`update enrolment set pattern = 341 where centre_id = ${centreId}`,
      sql`update class set places = 60 where centre_id = ${centreId}`,
      sql`update licence set places = 60 where centre_id = ${centreId}`,
      sql`delete from licence where centre_id = ${centreId}`,
      sql`insert into licence (centre_id, from_day, places, created_at) values (${centreId}, '2026-12-01', 60, '2026-11-12')`,
    ]) {
      expect(await saidTo(ctx, statement)).toBe("42501");
    }
    expect(await saidTo(ctx, sql`select write_class_places(${classId}, 1, ${startsOn})`)).toBe(
      "done",
    );
    await anEnrolment(ctx, { classId: (await aClass(ctx, { places: 1 })).classId });
    for (const refused of [
      sql`select write_licence('2026-12-01', 1, '2026-11-12T02:20:00Z')`,
      write({ ...other, classId: newId() }),
    ]) {
      expect(["WR001", "23503"]).toContain(await saidTo(ctx, refused));
    }
    // the same place again, unchanged, is no second one
    expect(await saidTo(ctx, write({ childId, classId, id: enrolmentId }))).toBe("done");
  });

  it("writes nothing into another centre", async () => {
    const { ctx } = await aCentre();
    const other = (await aCentre()).ctx;
    const { classId } = await aClass(ctx);
    const { childId, enrolmentId } = await anEnrolment(ctx, { classId });
    expect(await saidTo(other, write({ childId, classId }))).toBe("23503");
    expect(await saidTo(other, write({ childId, classId, id: enrolmentId }))).toBe("23503");
  });
});

describe("a weekly pattern", () => {
  const mixed = { schedule: "mixed", startsOn } as const;

  it("shares one place between children of different days", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx, { places: 1 });
    const ask = async (days: object) =>
      admitChild(ctx, { ...mixed, ...days, classId, childId: (await aChild(ctx)).childId });
    const three = { monday: "full", wednesday: "full", friday: "morning" } as const;
    done(await ask(three));
    done(await ask({ tuesday: "full", thursday: "full", friday: "afternoon" }));
    expect(await ask({ friday: "morning" })).toMatchObject({
      ...{ reason: "class_full", detail: { sessions: "morning", taken: 1, places: 1 } },
    });
    expect(await ask({})).toMatchObject({ reason: "week_empty", field: "schedule" });
    expect(await listHeldPlaces(ctx, { from: startsOn })).toMatchObject([
      { pattern: patternOf(["full", "none", "full", "none", "morning"]) },
      { pattern: patternOf(["none", "full", "none", "full", "afternoon"]) },
    ]);
  });

  it.each([
    ["Friday", "2026-01-04", 1],
    ["Tuesday", "2026-05-09", 2],
  ])("is followed on a make-up day: %s's on %s", async (_, day, expected) => {
    const { ctx } = await aCentre({ now: new Date("2025-12-01T02:00:00Z") });
    const { classId } = await aClass(ctx);
    const of = { classId, startsOn: "2025-12-01", schedule: "mixed" } as const;
    const bornOn = "2023-06-01";
    const child = async () => (await aChild(ctx, { bornOn })).childId;
    await anEnrolment(ctx, { ...of, friday: "full", childId: await child() });
    await anEnrolment(ctx, { ...of, tuesday: "full", childId: await child() });
    await anEnrolment(ctx, { ...of, tuesday: "full", childId: await child() });
    const [room] = await expectedChildren(ctx, { day });
    expect(Math.max(...(room?.slots ?? []).map(({ children }) => children))).toBe(expected);
    expect(await expectedChildren(ctx, { day: "2026-01-03" })).toEqual([]);
  });

  it("comes and goes at its own times", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    await anEnrolment(ctx, { classId, arrivesAt: "09:30", leavesAt: "16:00" });
    const [room] = await expectedChildren(ctx, { day: startsOn });
    const there = room?.slots.filter(({ children }) => children === 1).map(({ from }) => from);
    expect([there?.[0], there?.at(-1)]).toEqual(["09:30", "15:30"]);
  });
});

describe("a refusal", () => {
  it("says from when, and proposes the first day that works and the classes that fit", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx, { places: 1 });
    const other = await aClass(ctx, { name: "托大二班", places: 1 });
    await aClass(ctx, { name: "大班", type: "kindergartenBig", places: 1 });
    const { enrolmentId } = await anEnrolment(ctx, { classId });
    const ask = async () =>
      admitChild(ctx, {
        classId,
        schedule: "full",
        startsOn,
        childId: (await aChild(ctx)).childId,
      });
    expect(await ask()).toMatchObject({
      reason: "class_full",
      detail: { from: startsOn, sessions: "full", classes: "托大二班", context: "elsewhere" },
    });
    done(await withdrawChild(ctx, { enrolmentId, endsOn: "2026-12-01", reason: "" }));
    await anEnrolment(ctx, { classId: other.classId });
    expect(await ask()).toMatchObject({
      ...{ reason: "class_full", detail: { freeFrom: "2026-12-01", context: "later" } },
    });
  });

  it("of the centre names the licence, which may change from a day on", async () => {
    const { ctx } = await aCentre({ licensedPlaces: 2 });
    const { classId } = await aClass(ctx, { places: 1 });
    const other = await aClass(ctx, { places: 1 });
    const fields = { ...(await getCentre(ctx)), opensAt: "07:30", closesAt: "18:00" };
    await anEnrolment(ctx, { classId });
    await anEnrolment(ctx, { classId: other.classId, startsOn: "2027-03-01" });
    expect(await changeCentre(ctx, { ...fields, licensedPlaces: 1 })).toMatchObject({
      reason: "places_over_licence",
    });
    done(await changeCentre(ctx, { ...fields, licensedPlaces: 3, licensedFrom: "2027-03-01" }));
    expect(await listLicences(ctx)).toEqual([
      { fromDay: startsOn, places: 2 },
      { fromDay: "2027-03-01", places: 3 },
    ]);
    expect((await getCentre(ctx)).licensedPlaces).toBe(2);
  });
});

describe("changePlace", () => {
  it("goes on from a day in another class and week, holds that place from now, and can be taken back", async () => {
    const { ctx } = await aCentre();
    const [one, two] = [await aClass(ctx, { places: 1 }), await aClass(ctx, { places: 1 })];
    const { childId, enrolmentId } = await anEnrolment(ctx, { ...one, schedule: "morning" });
    const wanted = { enrolmentId, ...two, schedule: "full", fromDay: "2027-03-01" } as const;
    const changed = done(await changePlace(ctx, wanted));
    expect(await listEnrolments(ctx, { childId })).toMatchObject([
      { id: changed.enrolmentId, classId: two.classId, schedule: "full", followsId: enrolmentId },
      { id: enrolmentId, schedule: "morning", endsOn: "2027-03-01", followsId: null },
    ]);
    const ask = async (place: { classId: string }) =>
      admitChild(ctx, {
        ...place,
        schedule: "full",
        startsOn: "2027-03-01",
        ...(await aChild(ctx)),
      });
    expect(await ask(two)).toMatchObject({ reason: "class_full" });
    done(await cancelChange(ctx, { enrolmentId: changed.enrolmentId }));
    expect(await listEnrolments(ctx, { childId })).toMatchObject([
      { id: enrolmentId, schedule: "morning", endsOn: null },
    ]);
    done(await ask(two));
    expect(await changePlace(ctx, wanted)).toMatchObject({ reason: "class_full" });
  });

  it("may stand between others: each can be taken back, and the place before it goes on", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const { childId, enrolmentId } = await anEnrolment(ctx, { classId });
    const change = async (of: string, schedule: Schedule, fromDay: string) =>
      done(await changePlace(ctx, { enrolmentId: of, classId, schedule, fromDay })).enrolmentId;
    const last = await change(enrolmentId, "afternoon", "2027-03-01");
    const middle = await change(enrolmentId, "morning", "2027-01-11");
    const places = async () =>
      (await listEnrolments(ctx, { childId })).map(
        ({ schedule, startsOn: from, endsOn }) => `${schedule} ${from} ${endsOn}`,
      );
    expect(await places()).toEqual([
      "afternoon 2027-03-01 null",
      "morning 2027-01-11 2027-03-01",
      "full 2026-10-08 2027-01-11",
    ]);
    done(await cancelChange(ctx, { enrolmentId: middle }));
    expect(await places()).toEqual(["afternoon 2027-03-01 null", "full 2026-10-08 2027-03-01"]);
    const again = await change(enrolmentId, "morning", "2027-01-11");
    done(await cancelChange(ctx, { enrolmentId: last }));
    expect(await places()).toEqual(["morning 2027-01-11 null", "full 2026-10-08 2027-01-11"]);
    done(await cancelChange(ctx, { enrolmentId: again }));
    expect(await places()).toEqual(["full 2026-10-08 null"]);
  });

  it("does not need a second place in its own class", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx, { places: 1 });
    const { enrolmentId } = await anEnrolment(ctx, { classId, schedule: "morning" });
    done(await changePlace(ctx, { enrolmentId, classId, schedule: "full", fromDay: "2026-12-01" }));
  });

  it("is not taken back when its former place is gone, nor once it has begun", async () => {
    const { ctx } = await aCentre();
    const [one, two] = [await aClass(ctx, { places: 1 }), await aClass(ctx, { places: 1 })];
    const { enrolmentId } = await anEnrolment(ctx, one);
    const move = { enrolmentId, ...two, schedule: "full", fromDay: "2026-12-01" } as const;
    const changed = done(await changePlace(ctx, move));
    await anEnrolment(ctx, { ...one, startsOn: "2026-12-01" });
    expect(await cancelChange(ctx, changed)).toMatchObject({ reason: "no_place_free" });
    expect(await cancelChange(ctx, { enrolmentId })).toMatchObject({ reason: "not_a_change" });
  });

  it("refuses a day outside the place", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const { enrolmentId } = await anEnrolment(ctx, { classId, startsOn });
    const change = (fromDay: string) =>
      changePlace(ctx, { enrolmentId, classId, schedule: "morning", fromDay });
    expect(await change(startsOn)).toMatchObject({ reason: "change_before_start" });
    done(await withdrawChild(ctx, { enrolmentId, endsOn: "2026-12-31", reason: "" }));
    expect(await change("2026-12-31")).toMatchObject({ reason: "change_after_end" });
    const changed = done(await change("2026-12-01"));
    expect(await listHeldPlaces(ctx, { from: "2026-12-01" })).toMatchObject([
      { id: changed.enrolmentId, endsOn: "2026-12-31" },
    ]);
    await expect(
      changePlace((await aCentre()).ctx, {
        ...{ enrolmentId, classId, schedule: "full", fromDay: "2026-12-01" },
      }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});
