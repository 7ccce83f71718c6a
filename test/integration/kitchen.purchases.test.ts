import { describe, expect, it } from "vitest";
import { getPurchases } from "~/features/kitchen/purchases/queries.server";
import { planDish } from "~/features/meals/commands.server";
import { useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { anEnrolment } from "../factories/enrolment";
import { aPublishedMenu, dishesOf } from "../factories/meals";
import { done } from "../factories/sequence";

useDatabase();

describe("getPurchases", () => {
  it("buys for the children expected, of drafts too, and says that there are some", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    for (let n = 0; n < 3; n += 1) await anEnrolment(ctx, { classId });
    await aPublishedMenu(ctx, { codes: ["STP01"] });
    const days = { from: "2026-11-12", through: "2026-11-16", days: null };
    const rice = async () => {
      const { groups, ...list } = await getPurchases(ctx, days);
      return { ...list, foods: groups.flatMap(({ foods }) => foods) };
    };
    // 50 g × 3 on the Thursday; the weekend is no column
    expect(await rice()).toMatchObject({
      ...{ days: ["2026-11-12", "2026-11-13", "2026-11-16"], hasDrafts: false },
      foods: [{ grams: 150, perDay: [150, 0, 0] }],
    });
    const dishId = (await dishesOf(ctx)).get("STP01") ?? "";
    done(await planDish(ctx, { band: "m24to35", day: "2026-11-16", meal: "lunch", dishId }));
    expect(await rice()).toMatchObject({
      ...{ hasDrafts: true, foods: [{ grams: 300, perDay: [150, 0, 150] }] },
    });
  });
});
