import { expect, open, say, test } from "./fixtures";

test("the cook adds a food, makes a dish of it, sees allergens and cost, and archives it", async ({
  page,
  loginAs,
}) => {
  await loginAs("cook");
  await open(page, "/foods/new");
  await page.getByLabel(say("meals:foods.nameZh")).fill("花生小米糕");
  await page.getByLabel(say("meals:foods.group"), { exact: true }).selectOption("cereal");
  await page.getByLabel(say("meals:foods.figure.energy")).fill("1500");
  await page.getByLabel(say("meals:foods.price")).fill("20");
  await page.getByLabel(say("enums:allergen.peanut")).check();
  await page.getByRole("button", { name: say("meals:foods.add") }).click();
  await expect(page.getByText(say("errors:figure_too_large"))).toBeVisible();
  await page.getByLabel(say("meals:foods.figure.energy")).fill("340");
  await page.getByRole("button", { name: say("meals:foods.add") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("花生小米糕");

  await open(page, "/dishes/new");
  await page.getByLabel(say("meals:dishes.nameZh")).fill("小米糕点心");
  await page.getByLabel(say("meals:dishes.kind")).selectOption("snackOther");
  const row = page.getByRole("group", { name: say("meals:dishes.row", { n: "1" }) });
  await row.getByLabel(say("meals:dishes.row", { n: "1" })).fill("花生小米糕");
  await row.getByLabel(say("enums:mealBand.m48to71")).fill("-5");
  await page.getByRole("button", { name: say("meals:dishes.saveDish") }).click();
  await expect(row.getByText(say("errors:figure_too_small"))).toBeVisible();
  await row.getByLabel(say("enums:mealBand.m48to71")).fill("50");
  await page.getByRole("button", { name: say("meals:dishes.saveDish") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("小米糕点心");
  const made = page.getByRole("table", { name: say("meals:dishes.buy") });
  await expect(
    made.getByRole("cell", { name: say("enums:allergen.peanut"), exact: true }),
  ).toBeVisible();
  // 50 g at 20 yuan a kilogram
  await expect(made.getByText(say("meals:dishes.costLine", { yuan: "1.00" }))).toBeVisible();

  const archive = say("meals:dishes.archive");
  await page.getByRole("button", { name: archive, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: archive, exact: true }).click();
  await expect(page.getByText(say("meals:dishes.archivedTag"), { exact: true })).toBeVisible();
  await open(page, "/dishes?q=xmgdx");
  await expect(page.getByText(say("common:table.noMatch"))).toBeVisible();
  await open(page, "/dishes?q=xmgdx&state=archived");
  await expect(page.getByRole("link", { name: "小米糕点心" })).toBeVisible();
});

test("the cook brings a table of foods, mends what is wrong, and takes it whole", async ({
  page,
  loginAs,
}) => {
  const bring = async (lines: readonly string[]) => {
    await page.getByLabel(say("meals:foods.file")).setInputFiles({
      ...{ name: "foods.csv", mimeType: "text/csv" },
      buffer: Buffer.from(lines.join("\n")),
    });
    await page.getByRole("button", { name: say("meals:foods.look") }).click();
  };
  await loginAs("cook");
  await open(page, "/foods");
  await page.getByRole("link", { name: say("meals:foods.import") }).click();
  await bring(["中文名,类别,铁 mg", "黑米糊,谷类,2 IU"]);
  await expect(page.getByText(say("errors:food_unit_unknown"))).toBeVisible();
  await bring(["中文名,类别,铁 µg", "黑米糊,谷类,2100"]);
  await page.getByRole("button", { name: say("meals:foods.take", { number: "1" }) }).click();
  await expect(page).toHaveURL(/\/foods\?state=own/);
  await expect(page.getByRole("link", { name: "黑米糊" })).toBeVisible();
});
