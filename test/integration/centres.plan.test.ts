import { describe, expect, it } from "vitest";
import { closeClass } from "~/features/centres/commands.server";
import { openStandardPlan } from "~/features/centres/plan/commands.server";
import { getStandardPlan } from "~/features/centres/plan/queries.server";
import { countPlaces, listClasses } from "~/features/centres/queries.server";
import { useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { done } from "../factories/sequence";

useDatabase();

describe("openStandardPlan", () => {
  it("opens the usual classes for the licence, each with its own colour", async () => {
    const { ctx } = await aCentre({ licensedPlaces: 135 });
    const planned = await getStandardPlan(ctx);
    expect(await listClasses(ctx)).toEqual([]);
    const { classIds } = done(await openStandardPlan(ctx));
    const classes = await listClasses(ctx);
    expect(classes.map(({ id }) => id)).toEqual(classIds);
    expect(classes.map(({ name, places }) => [name, places])).toEqual([
      ["乳儿班", 10],
      ["托小班", 15],
      ["托大一班", 20],
      ["托大二班", 20],
      ["小班", 20],
      ["中班", 25],
      ["大班", 25],
    ]);
    expect(planned.map(({ name }) => name)).toEqual(classes.map(({ name }) => name));
    expect(new Set(classes.map(({ colour }) => colour)).size).toBe(7);
    expect(await countPlaces(ctx)).toMatchObject({ planned: 135, licensed: 135 });
  });

  it("refuses where a class is open already and changes nothing", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    expect(await openStandardPlan(ctx)).toMatchObject({ reason: "plan_needs_no_classes" });
    expect((await listClasses(ctx)).map(({ id }) => id)).toEqual([classId]);
  });

  it("is all or nothing: a closed class that kept its name stops the whole plan", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx, { name: "大班" });
    done(await closeClass(ctx, classId));
    expect(await openStandardPlan(ctx)).toMatchObject({ reason: "class_name_taken" });
    expect(await listClasses(ctx)).toEqual([]);
  });
});
