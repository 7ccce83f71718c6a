import { describe, expect, it } from "vitest";
import {
  changeCentre,
  changeClass,
  closeClass,
  foundCentre,
  openClass,
} from "~/features/centres/commands.server";
import { countPlaces, getCentre, getClass, listClasses } from "~/features/centres/queries.server";
import { newId } from "~/lib/id";
import { ownerSql, testContext, useDatabase } from "../database";
import { anAccount } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { done } from "../factories/sequence";

useDatabase();

const centreFields = {
  name: "新名字托育中心",
  shortName: "新名字",
  address: "温润路2号",
  phone: "03541111111",
  opensAt: "08:00",
  closesAt: "17:30",
};

describe("foundCentre", () => {
  it("opens the tenant with its classes, its director, an audit row and an announcement", async () => {
    const { userId } = await anAccount();
    const ctx = testContext({ centreId: newId(), userId });
    const founded = done(
      await foundCentre(ctx, {
        name: "介休市综合托育中心",
        shortName: "介休",
        licensedPlaces: 30,
        classes: [
          { name: "乳儿班", type: "infant", places: 10, colour: 1 },
          { name: "托大班", type: "olderToddler", places: 20 },
        ],
      }),
    );
    expect(founded.centreId).toBe(ctx.centreId);
    expect(await getCentre(ctx)).toMatchObject({ opensAt: "07:30", closesAt: "18:00" });
    const classes = await listClasses(ctx);
    expect(classes.map(({ id, name, colour }) => [id, name, colour])).toEqual([
      [founded.classIds[0], "乳儿班", 1],
      [founded.classIds[1], "托大班", 2],
    ]);
    const sql = ownerSql();
    expect(
      await sql`select role from membership where user_id = ${userId} and centre_id = ${ctx.centreId}`,
    ).toEqual([{ role: "director" }]);
    expect(await sql`select kind from outbox where centre_id = ${ctx.centreId}`).toEqual([
      { kind: "centre.founded" },
    ]);
    expect(
      await sql`select capability from audit_entry where centre_id = ${ctx.centreId} and capability = 'centres.centre.found'`,
    ).toHaveLength(1);
  });

  it("leaves nothing behind when one of its classes is refused", async () => {
    const { userId } = await anAccount();
    const ctx = testContext({ centreId: newId(), userId });
    const founded = await foundCentre(ctx, {
      name: "小院",
      shortName: "小院",
      licensedPlaces: 5,
      classes: [{ name: "乳儿班", type: "infant", places: 10 }],
    });
    expect(founded).toMatchObject({ ok: false, reason: "places_over_licence" });
    expect(await ownerSql()`select 1 from centre where id = ${ctx.centreId}`).toHaveLength(0);
  });

  it("refuses to close before it opens", async () => {
    const { userId } = await anAccount();
    const ctx = testContext({ centreId: newId(), userId });
    expect(
      await foundCentre(ctx, {
        ...{ name: "夜班", shortName: "夜班", licensedPlaces: 5 },
        ...{ opensAt: "18:00", closesAt: "07:30" },
      }),
    ).toMatchObject({ reason: "closes_before_opening", field: "closesAt" });
  });
});

describe("changeCentre", () => {
  it("changes what families read", async () => {
    const { ctx } = await aCentre();
    done(await changeCentre(ctx, { ...centreFields, licensedPlaces: 120 }));
    expect(await getCentre(ctx)).toMatchObject({ ...centreFields, licensedPlaces: 120 });
  });

  it("refuses a licence smaller than the open classes, with the numbers", async () => {
    const { ctx } = await aCentre({ licensedPlaces: 40 });
    await aClass(ctx, { places: 20 });
    await aClass(ctx, { places: 15 });
    expect(await changeCentre(ctx, { ...centreFields, licensedPlaces: 30 })).toMatchObject({
      ...{ ok: false, reason: "places_over_licence", field: "licensedPlaces" },
      detail: { planned: 35, licensed: 30, over: 5 },
    });
    expect(await getCentre(ctx)).toMatchObject({ licensedPlaces: 40 });
  });
});

describe("openClass", () => {
  it("refuses a class larger than its type may be", async () => {
    const { ctx } = await aCentre();
    expect(await openClass(ctx, { name: "乳儿班", type: "infant", places: 11 })).toMatchObject({
      ...{ ok: false, reason: "class_over_standard", field: "places" },
      detail: { places: 11, max: 10 },
    });
  });

  it("refuses a second class of one name, and lets another centre have it", async () => {
    const { ctx } = await aCentre();
    const other = await aCentre();
    await aClass(ctx, { name: "小班" });
    await aClass(other.ctx, { name: "小班" });
    expect(await openClass(ctx, { name: "小班", type: "toddler", places: 10 })).toMatchObject({
      reason: "class_name_taken",
    });
  });

  it("never plans more places than licensed, however many offices ask at once", async () => {
    const { ctx } = await aCentre({ licensedPlaces: 50 });
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        openClass(ctx, { name: `班${at}`, type: "olderToddler", places: 20 }),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(2);
    expect(await countPlaces(ctx)).toMatchObject({ licensed: 50, planned: 40 });
    const classes = await listClasses(ctx);
    expect(new Set(classes.map(({ colour }) => colour)).size).toBe(2);
  });
});

describe("changeClass", () => {
  it("keeps the sum of places within the licence", async () => {
    const { ctx } = await aCentre({ licensedPlaces: 30 });
    await aClass(ctx, { places: 15 });
    const { classId } = await aClass(ctx, { places: 10 });
    const change = { name: "托大二班", type: "olderToddler", colour: 3 } as const;
    expect(await changeClass(ctx, classId, { ...change, places: 16 })).toMatchObject({
      reason: "places_over_licence",
      detail: { planned: 31, licensed: 30, over: 1 },
    });
    done(await changeClass(ctx, classId, { ...change, places: 15 }));
    expect(await getClass(ctx, { classId })).toMatchObject({
      ...change,
      places: 15,
      maxPlaces: 20,
    });
  });

  it("does not know a class of another centre", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass((await aCentre()).ctx);
    const change = { name: "别人的班", type: "olderToddler", places: 5, colour: 1 } as const;
    expect(await changeClass(ctx, classId, change)).toMatchObject({ reason: "not_found" });
    await expect(getClass(ctx, { classId })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("closeClass", () => {
  it("closes an empty class, whose places are free again", async () => {
    const { ctx } = await aCentre({ licensedPlaces: 20 });
    const { classId } = await aClass(ctx, { places: 20 });
    done(await closeClass(ctx, classId));
    expect(await listClasses(ctx)).toEqual([]);
    expect(await listClasses(ctx, { closed: true })).toMatchObject([{ id: classId, closed: true }]);
    await aClass(ctx, { places: 20 });
    expect(await closeClass(ctx, classId)).toMatchObject({ reason: "not_found" });
  });
});
