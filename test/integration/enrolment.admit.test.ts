import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Schedule } from "~db/enums";
import { changeClass, closeClass } from "~/features/centres/commands.server";
import { countPlaces, getClass, listClasses } from "~/features/centres/queries.server";
import { listHeldPlaces } from "~/features/centres/places/queries.server";
import { fullest, heldOn } from "~/features/centres/places/rules";
import { admitChild, withdrawChild } from "~/features/enrolment/commands.server";
import { countPlacesTaken, listEnrolments } from "~/features/enrolment/queries.server";
import { addDays } from "~/lib/dates";
import { newId } from "~/lib/id";
import { ownerSql, useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();

const startsOn = "2026-11-12";

describe("admitChild", () => {
  it("gives the place, writes it down and announces it", async () => {
    const { ctx, centreId } = await aCentre();
    const { classId } = await aClass(ctx, { name: "托大一班" });
    const { childId } = await aChild(ctx, { name: "许知遥" });
    const { enrolmentId } = done(
      await admitChild(ctx, { childId, classId, schedule: "full", startsOn }),
    );
    expect(await listEnrolments(ctx, { childId })).toMatchObject([
      { id: enrolmentId, className: "托大一班", schedule: "full", startsOn, endsOn: null },
    ]);
    expect((await getClass(ctx, { classId })).children).toMatchObject([{ name: "许知遥" }]);
    const sql = ownerSql();
    expect(
      await sql`select payload from outbox where centre_id = ${centreId} and kind = 'enrolment.started'`,
    ).toEqual([{ payload: { childId, enrolmentId } }]);
    expect(
      await sql`select after from audit_entry where child_id = ${childId} and capability = 'enrolment.child.admit'`,
    ).toEqual([{ after: { enrolmentId, classId } }]);
  });

  it("gives the last place to exactly one of twenty who ask at once", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx, { places: 6 });
    for (let at = 0; at < 5; at += 1) await anEnrolment(ctx, { classId });
    const children = await Promise.all(Array.from({ length: 20 }, () => aChild(ctx)));
    const results = await Promise.all(
      children.map(({ childId }) =>
        admitChild(ctx, { childId, classId, schedule: "full", startsOn }),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toMatchObject({
      ...{ reason: "class_full", field: "classId" },
      detail: { sessions: "full", from: startsOn, taken: 6, places: 6 },
    });
    expect((await getClass(ctx, { classId })).children).toHaveLength(6);
  });

  it("shares one place between a morning and an afternoon child", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx, { places: 1 });
    await anEnrolment(ctx, { classId, schedule: "morning" });
    await anEnrolment(ctx, { classId, schedule: "afternoon" });
    const { childId } = await aChild(ctx);
    expect(
      await admitChild(ctx, { childId, classId, schedule: "afternoon", startsOn }),
    ).toMatchObject({ reason: "class_full", detail: { sessions: "afternoon" } });
    expect(await listClasses(ctx, { day: startsOn })).toMatchObject([
      { children: 2, morning: 1, afternoon: 1, free: { morning: 0, afternoon: 0 } },
    ]);
  });

  it("keeps a place promised for later", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx, { places: 1 });
    await anEnrolment(ctx, { classId, startsOn: "2027-01-11" });
    const { childId } = await aChild(ctx);
    expect(await admitChild(ctx, { childId, classId, schedule: "full", startsOn })).toMatchObject({
      reason: "class_full",
    });
  });

  it("refuses the place when the licence is used up, whatever the classes say", async () => {
    const { ctx, centreId } = await aCentre({ licensedPlaces: 2 });
    const { classId } = await aClass(ctx, { places: 2 });
    await ownerSql()`update class set places = 3 where centre_id = ${centreId}`;
    await anEnrolment(ctx, { classId });
    await anEnrolment(ctx, { classId });
    const { childId } = await aChild(ctx);
    expect(await admitChild(ctx, { childId, classId, schedule: "full", startsOn })).toMatchObject({
      ...{ reason: "centre_full", detail: { taken: 2, places: 2 } },
    });
  });

  it("refuses a child outside the class's ages, with the band", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx, { type: "kindergartenSmall", name: "小班" });
    // three on 2 September: a year too young for this school year
    const { childId } = await aChild(ctx, { bornOn: "2023-09-02" });
    expect(await admitChild(ctx, { childId, classId, schedule: "full", startsOn })).toMatchObject({
      ...{ ok: false, reason: "wrong_age" },
      detail: { verdict: "too_young", months: 38, fromMonths: 36, toMonths: 48 },
    });
    const older = await aChild(ctx, { bornOn: "2023-09-01" });
    expect((await admitChild(ctx, { ...older, classId, schedule: "full", startsOn })).ok).toBe(
      true,
    );
  });

  it("lets a child that turned three after 1 September stay with the older toddlers", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    await anEnrolment(ctx, {
      classId,
      childId: (await aChild(ctx, { bornOn: "2023-09-20" })).childId,
    });
    expect(await countPlaces(ctx)).toMatchObject({ children: 1 });
  });

  it("refuses a second place at the same time, even when both are asked for at once", async () => {
    const { ctx } = await aCentre();
    const [one, two] = [await aClass(ctx), await aClass(ctx)];
    const { childId } = await aChild(ctx);
    const ask = (classId: string) =>
      admitChild(ctx, { childId, classId, schedule: "morning", startsOn });
    const results = await Promise.all([ask(one.classId), ask(two.classId)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toMatchObject({ reason: "already_enrolled" });
    expect(await listEnrolments(ctx, { childId })).toHaveLength(1);
  });

  it("refuses a closed class; does not know a child or a class of another centre", async () => {
    const { ctx } = await aCentre();
    const other = (await aCentre()).ctx;
    const { classId } = await aClass(ctx);
    const { childId } = await aChild(ctx);
    const ask = { childId, classId, schedule: "full", startsOn } as const;
    await expect(admitChild(other, ask)).rejects.toMatchObject({ code: "not_found" });
    await expect(admitChild(ctx, { ...ask, childId: newId() })).rejects.toMatchObject({
      code: "not_found",
    });
    done(await closeClass(ctx, classId));
    expect(await admitChild(ctx, ask)).toMatchObject({ reason: "class_closed" });
  });

  it("never takes more places than a class has, in any order of comings and goings", async () => {
    const places = 3;
    const step = fc.record({
      schedule: fc.constantFrom<Schedule>("full", "morning", "afternoon"),
      starts: fc.integer({ min: 0, max: 12 }),
      lasts: fc.option(fc.integer({ min: 1, max: 8 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        const { ctx } = await aCentre();
        const { classId } = await aClass(ctx, { places });
        let refused = 0;
        for (const { schedule, starts, lasts } of steps) {
          const { childId } = await aChild(ctx);
          const from = addDays(startsOn, starts);
          const given = await admitChild(ctx, { childId, classId, schedule, startsOn: from });
          if (!given.ok) {
            expect(given.reason).toBe("class_full");
            refused += 1;
          } else if (lasts) {
            const { enrolmentId } = given.value;
            const endsOn = addDays(from, lasts);
            done(await withdrawChild(ctx, { enrolmentId, endsOn, reason: "" }));
          }
        }
        const held = await listHeldPlaces(ctx, { from: startsOn, classId });
        expect(held).toHaveLength(steps.length - refused);
        for (let day = 0; day < 24; day += 1) {
          expect(fullest(heldOn(held, addDays(startsOn, day)))).toBeLessThanOrEqual(places);
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe("withdrawChild", () => {
  it("frees the place from that day on; the same day may begin in another class", async () => {
    const { ctx } = await aCentre();
    const [one, two] = [await aClass(ctx, { places: 1 }), await aClass(ctx)];
    const { childId, enrolmentId } = await anEnrolment(ctx, { classId: one.classId });
    done(await withdrawChild(ctx, { enrolmentId, endsOn: "2026-12-01", reason: "转班" }));
    expect(await countPlacesTaken(ctx, { classId: one.classId, from: "2026-11-30" })).toEqual({
      ...{ morning: 1, afternoon: 1 },
    });
    expect(await countPlacesTaken(ctx, { classId: one.classId, from: "2026-12-01" })).toEqual({
      ...{ morning: 0, afternoon: 0 },
    });
    await anEnrolment(ctx, { ...{ childId, classId: two.classId }, startsOn: "2026-12-01" });
    await anEnrolment(ctx, { classId: one.classId, startsOn: "2026-12-01" });
  });

  it("refuses a day before the start and a stay that is over", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const { enrolmentId } = await anEnrolment(ctx, { classId, startsOn });
    const end = (endsOn: string) => withdrawChild(ctx, { enrolmentId, endsOn, reason: "" });
    expect(await end(startsOn)).toMatchObject({
      reason: "ends_before_start",
      detail: { startsOn },
    });
    done(await end("2026-12-31"));
    expect(await end("2026-12-01")).toMatchObject({ reason: "already_withdrawn" });
    await expect(
      withdrawChild((await aCentre()).ctx, { enrolmentId, endsOn: "2026-12-31", reason: "" }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a class with children", () => {
  it("is not closed, and keeps at least the places it has given away", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx, { places: 5 });
    await anEnrolment(ctx, { classId });
    await anEnrolment(ctx, { classId, startsOn: "2027-03-01" });
    expect(await closeClass(ctx, classId)).toMatchObject({
      ...{ reason: "class_not_empty", detail: { children: 2 } },
    });
    const change = { name: "托大班", type: "olderToddler", colour: 1, places: 1 } as const;
    expect(await changeClass(ctx, classId, change)).toMatchObject({
      ...{ reason: "places_below_taken", detail: { taken: 2, places: 1 } },
    });
  });
});
