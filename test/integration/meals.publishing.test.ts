import { describe, expect, it } from "vitest";
import type { MealBand } from "~db/enums";
import { recordAllergy, recordDiet } from "~/features/children/care/commands.server";
import { explainAllergy } from "~/features/meals/allergies/commands.server";
import { listAllergyWords } from "~/features/meals/allergies/queries.server";
import { explainAllergyInput } from "~/features/meals/allergies/schema";
import { planDish, removeDish } from "~/features/meals/commands.server";
import { getFamilyMenuWeek } from "~/features/meals/family/queries.server";
import { checkWeek, publishWeek } from "~/features/meals/publishing/commands.server";
import {
  getMenuCheck,
  getMenuCheckPage,
  listMenuChanges,
} from "~/features/meals/publishing/queries.server";
import { chooseForAll, chooseSubstitute, dropDecision, signClash } from "~/features/meals/substitutes/commands.server"; // prettier-ignore
import { listInstead } from "~/features/meals/substitutes/queries.server";
import type { OwnChildId } from "~/lib/context.server";
import { ownerSql, useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { dishesOf } from "../factories/meals";
import { done } from "../factories/sequence";

useDatabase();

const band = "m24to35" as const satisfies MealBand;
const at = { band, week: "2026-11-09" };
const day = "2026-11-12";
const [rice, egg, custard, pork] = ["STP01", "EGS01", "EGS02", "MEA03"] as const;

/** A class with one child, and a lunch of rice and scrambled egg for its band. */
async function aLunch() {
  const { ctx } = await aCentre();
  const { classId } = await aClass(ctx);
  const { childId } = await aChild(ctx, { name: "许知遥" });
  await anEnrolment(ctx, { classId, childId });
  const ids = await dishesOf(ctx);
  const place = (code: string) => ({ band, day, meal: "lunch", dishId: ids.get(code) ?? "" }) as const; // prettier-ignore
  for (const code of [rice, egg]) done(await planDish(ctx, place(code)));
  const allergic = async (allergen: "egg" | "milk" | "other" = "egg", detail = "") =>
    done(await recordAllergy(ctx, childId, { allergen, severity: "severe", detail }));
  const clash = { ...place(egg), childId };
  const instead = (code: string) =>
    chooseSubstitute(ctx, { ...clash, insteadId: ids.get(code) ?? "" });
  const show = async () => {
    done(await checkWeek(ctx, at));
    return publishWeek(ctx, at);
  };
  const states = async () => {
    const rows = await ownerSql()<{ state: string }[]>`
      select state from menu_week where centre_id = ${ctx.centreId}`;
    return rows.map(({ state }) => state);
  };
  return { ctx, classId, childId, place, allergic, clash, instead, show, states };
}

const stopped = (count = 1) => ({ reason: "menu_stopped", detail: { count } });

describe("a week on its way to families", () => {
  it("is a draft, checked, published, and changed with a reason that families read", async () => {
    const { ctx, childId, place, show, states } = await aLunch();
    expect(await states()).toEqual(["draft"]);
    done(await checkWeek(ctx, at));
    expect(await states()).toEqual(["checked"]);
    done(await planDish(ctx, place(pork)));
    expect(await states()).toEqual(["draft"]);
    expect(await publishWeek(ctx, at)).toMatchObject({ reason: "menu_not_checked" });
    done(await show());
    expect(await states()).toEqual(["published"]);
    expect(await removeDish(ctx, place(egg))).toMatchObject({ reason: "menu_change_reason" });
    done(await removeDish(ctx, { ...place(egg), reason: "鸡蛋没有送到" }));
    expect(await states()).toEqual(["changed"]);
    const own = childId as OwnChildId; // reason: what access would have minted
    expect(await getFamilyMenuWeek(ctx, own, at)).toMatchObject({
      isPublished: true,
      changes: [{ nameZh: "番茄炒鸡蛋", isAdded: false, reason: "鸡蛋没有送到" }],
    });
    expect(await listMenuChanges(ctx, { ...at, week: "2026-11-16" })).toEqual([]);
  });
});

describe("the check of a week", () => {
  it("tells the nutrients outside 80 to 120 % of the group's target, and stops for none", async () => {
    const { ctx } = await aLunch();
    const { intakes } = await getMenuCheckPage(ctx, at);
    // one lunch of rice and egg is no day for anybody
    expect(intakes.find(({ nutrient }) => nutrient === "calcium")).toMatchObject({
      verdict: "low",
    });
    expect(intakes.every(({ verdict }) => verdict === "low" || verdict === "high")).toBe(true);
    done(await checkWeek(ctx, at));
  });
});

describe("a dish that is not for a child who is due", () => {
  it("keeps the week from families until the child has another dish", async () => {
    const { ctx, classId, childId, allergic, instead, show, clash } = await aLunch();
    await allergic();
    expect(await checkWeek(ctx, at)).toMatchObject(stopped());
    expect(await instead(custard)).toMatchObject({ reason: "substitute_clashes" });
    done(await instead(pork));
    done(await show());
    expect(await listInstead(ctx, { classId, day })).toMatchObject([
      { childId, meal: "lunch", dishId: clash.dishId },
    ]);
    expect(await dropDecision(ctx, clash)).toMatchObject({ reason: "menu_is_published" });
  });

  it("has one answer for every child it is not for, all of them or none", async () => {
    const { ctx, classId, place, allergic, clash } = await aLunch();
    await allergic();
    const { childId } = await aChild(ctx, { name: "沈青禾" });
    await anEnrolment(ctx, { classId, childId });
    done(await recordAllergy(ctx, childId, { allergen: "egg", severity: "mild", detail: "" }));
    done(await recordDiet(ctx, childId, { diet: "halal", detail: "" }));
    const { childId: _one, ...dish } = clash;
    const all = (code: string) => chooseForAll(ctx, { ...dish, insteadId: place(code).dishId });
    const [[first, second] = []] = (await getMenuCheckPage(ctx, at)).places;
    expect([first?.childId, second?.childId].sort()).toEqual([clash.childId, childId].sort());
    // pork suits one of the two
    expect(await all(pork)).toMatchObject({ reason: "substitute_clashes" });
    expect((await getMenuCheck(ctx, at)).stops.clashes).toHaveLength(2);
    done(await all(rice));
    done(await checkWeek(ctx, at));
    expect(await all(rice)).toMatchObject({ reason: "not_found" });
  });

  it("is met again where the substitute is not for the child any more", async () => {
    const { ctx, childId, allergic, instead } = await aLunch();
    await allergic();
    done(await instead(pork));
    done(await checkWeek(ctx, at));
    done(await recordDiet(ctx, childId, { diet: "halal", detail: "" }));
    expect(await publishWeek(ctx, at)).toMatchObject(stopped());
  });

  it("may be signed for, for the needs as they stand and no others", async () => {
    const { ctx, allergic, clash } = await aLunch();
    expect(await signClash(ctx, { ...clash, reason: "无" })).toMatchObject({ reason: "not_found" });
    await allergic();
    done(await signClash(ctx, { ...clash, reason: "医生说可以少量吃" }));
    done(await checkWeek(ctx, at));
    await allergic("other", "番茄");
    expect(await publishWeek(ctx, at)).toMatchObject(stopped());
    done(await dropDecision(ctx, clash));
    expect(await dropDecision(ctx, clash)).toMatchObject({ reason: "not_found" });
  });

  it("cannot come into a week that families see", async () => {
    const { ctx, allergic, show, place, childId, instead } = await aLunch();
    await allergic();
    done(await instead(pork));
    done(await show());
    const reason = "换个口味";
    const again = { ...place(custard), reason };
    const refusal = { reason: "menu_change_stopped" };
    expect(await planDish(ctx, again)).toMatchObject(refusal);
    const { dishId: insteadId } = place(pork);
    done(await chooseSubstitute(ctx, { ...place(custard), childId, insteadId }));
    done(await planDish(ctx, again));
  });

  it("is none for a child that is not due at the meal, nor for another band", async () => {
    const { ctx, allergic } = await aLunch();
    const { classId } = await aClass(ctx, { type: "kindergartenBig" });
    const elder = await aChild(ctx, { name: "廖书瑶", bornOn: "2021-05-12" });
    await anEnrolment(ctx, { classId, childId: elder.childId });
    done(await recordAllergy(ctx, elder.childId, { allergen: "egg", severity: "mild", detail: "" })); // prettier-ignore
    expect((await getMenuCheck(ctx, at)).clashes).toEqual([]);
    await allergic();
    expect((await getMenuCheck(ctx, at)).clashes).toHaveLength(1);
  });
});

describe("an allergy in words", () => {
  it("keeps the week back until somebody says what it means", async () => {
    const { ctx, allergic } = await aLunch();
    const { id: allergyId } = await allergic("other", "外婆家的点心");
    expect(await checkWeek(ctx, at)).toMatchObject(stopped());
    const say = (given: Record<string, unknown>) =>
      explainAllergy(ctx, explainAllergyInput.parse({ allergyId, ...given }));
    expect(await say({ foods: "月亮饼" })).toMatchObject({
      ...{ reason: "food_unknown", field: "foods", detail: { name: "月亮饼" } },
    });
    expect(await say({})).toMatchObject({ reason: "allergy_unexplained" });
    expect(await say({ groups: ["egg"], isNoFood: "on" })).toMatchObject({
      reason: "allergy_two_meanings",
    });
    done(await say({ groups: ["egg"] }));
    expect(await getMenuCheck(ctx, at)).toMatchObject({
      ...{ unclear: [], clashes: [{ others: ["外婆家的点心"], isSettled: false }] },
    });
    done(await say({ isNoFood: "on" }));
    expect((await listAllergyWords(ctx)).rows).toMatchObject([{ isNoFood: true, isUnclear: false }]); // prettier-ignore
    done(await checkWeek(ctx, at));
  });

  it("is known by itself where its words are the name of a food", async () => {
    const { ctx, allergic } = await aLunch();
    await allergic("other", "番茄");
    expect(await getMenuCheck(ctx, at)).toMatchObject({
      ...{ unclear: [], clashes: [{ others: ["番茄"] }] },
    });
  });
});

describe("the database", () => {
  it("refuses a decision that decides nothing, and a change without a reason", async () => {
    const { ctx, childId, allergic, instead } = await aLunch();
    await allergic();
    done(await instead(pork));
    const sql = ownerSql();
    const own = sql`centre_id = ${ctx.centreId} and child_id = ${childId}`;
    await expect(
      sql`update menu_substitute set substitute_dish_id = null where ${own}`,
    ).rejects.toMatchObject({ code: "23514" });
    await expect(
      sql`update menu_substitute set substitute_dish_id = dish_id where ${own}`,
    ).rejects.toMatchObject({ code: "23514" });
    await expect(
      sql`insert into menu_change (centre_id, id, menu_week_id, day, meal, dish_id, is_added, reason, created_at)
        select centre_id, id, menu_week_id, day, meal, dish_id, true, '', created_at from menu_substitute where ${own}`,
    ).rejects.toMatchObject({ code: "23514" });
  });
});
