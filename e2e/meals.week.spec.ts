import { AxeBuilder } from "@axe-core/playwright";
import type { RunningServer } from "../test/server";
import { expect, open, say, test as base } from "./fixtures";
import { serverAt } from "./servers";

const monday = "2026-11-23";
const noon = `${monday}T11:50:00+08:00`;
const band = "m48to71";

/** The same centre eleven days later, at lunch on a Monday for which nothing is planned yet. */
const test = base.extend<object, { laterServer: RunningServer }>({
  laterServer: [
    async ({}, use) => {
      const server = await serverAt(noon);
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  address: async ({ laterServer }, use) => use(laterServer.url),
});

test.use({ serverTime: new Date(noon) });

test("a week is built, checked, published, eaten from, and analysed", async ({ page, loginAs }) => {
  test.setTimeout(240_000);
  const grid = page.locator(".menu-grid");
  const lunch = say("enums:meal.lunch");
  const onMonday = page.getByRole("region", { name: "周一" });
  let dishes: string[] = [];

  await test.step("the assistant proposes a week, and the cook takes it", async () => {
    await loginAs("cook");
    await open(page, `/menu?band=${band}`);
    await expect(grid.locator("a.menu-dish")).toHaveCount(0);
    await page.getByRole("button", { name: say("meals:filling.ask"), exact: true }).click();
    await expect(page.getByRole("progressbar")).toBeVisible();
    const take = page.getByRole("button", {
      name: new RegExp(`${say("meals:filling.take")}|${say("meals:filling.takeFirst")}`),
    });
    await expect(take).toBeVisible({ timeout: 90_000 });
    await expect(grid.locator(".menu-proposed")).toHaveCount(35);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await take.click();
    await expect(page.getByText(say("meals:filling.taken", { count: 35 }))).toBeVisible();
    await expect(grid.locator("a.menu-dish")).toHaveCount(35);
    await page.getByRole("button", { name: say("meals:filling.dismiss"), exact: true }).click();
  });

  await test.step("a dish is dragged to another day", async () => {
    const of = (day: string, meal: string) =>
      page
        .getByRole("region", { name: day })
        .locator("div", { has: page.getByRole("heading", { name: say(`enums:meal.${meal}`) }) });
    const snack = of("周五", "afternoonSnack").locator("a.menu-dish").last();
    const name = (await snack.locator("span").first().textContent()) ?? "";
    const there = of("周一", "afternoonSnack").getByRole("link", { name });
    // a busy machine may let a drag fall
    await expect(async () => {
      if (!(await there.isVisible())) await snack.dragTo(of("周一", "afternoonSnack"));
      await expect(there).toBeVisible({ timeout: 6_000 });
    }).toPass();
    await expect(of("周五", "afternoonSnack").locator("a.menu-dish")).toHaveCount(1);
    dishes = await of("周一", "lunch").locator("a.menu-dish > span:first-child").allTextContents();
    expect(dishes).toHaveLength(4);
  });

  await test.step("every clash has another dish, then it is checked and published", async () => {
    await page.getByRole("link", { name: say("meals:check.go") }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(say("meals:check.title"));
    const left = page.getByText(say("meals:check.open"), { exact: true });
    const answer = page.getByRole("button", {
      name: new RegExp(`^(${say("meals:check.chooseAll")}|${say("meals:check.choose")})`),
    });
    for (let count = await left.count(); count > 0; count = await left.count()) {
      await answer.first().click();
      await expect.poll(() => left.count()).toBeLessThan(count);
    }
    await page.getByRole("button", { name: say("meals:check.check"), exact: true }).click();
    await page.getByRole("button", { name: say("meals:check.publish") }).click();
    await expect(page.getByText(say("enums:menuState.published"))).toBeVisible();
  });

  await test.step("the family sees the dishes of the day", async () => {
    await loginAs("guardian");
    await open(page, "/family/menu");
    const others = page.getByRole("navigation", { name: say("children:family.switch") });
    const chosen = others.getByRole("link", { name: "廖书瑶" });
    if ((await chosen.count()) > 0) await chosen.click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("廖书瑶");
    for (const dish of dishes) await expect(page.getByText(dish).first()).toBeVisible();
  });

  await test.step("the room writes down how they ate of them", async () => {
    await loginAs("director");
    await open(page, "/room");
    await page.getByRole("main").getByRole("link", { name: "中班" }).click();
    await expect(page).toHaveURL(/\/room\/[0-9a-f-]{36}$/);
    const room = page.url();
    const boxes = page.getByRole("checkbox");
    for (const at of [0, 1, 2]) await boxes.nth(at).locator("xpath=..").click();
    await page
      .getByRole("button", { name: say("attendance:bar.arriveSome", { count: 3 }) })
      .click();
    await expect(page.getByText("11:5").first()).toBeVisible();
    await open(page, `${room}/meal?meal=lunch`);
    for (const dish of dishes) await expect(page.getByText(dish).first()).toBeVisible();
    await page.locator(".meal-save").click();
    await expect(page.locator(".room-sync")).toHaveAttribute("data-unsent", "0", {
      timeout: 60_000,
    });
  });

  await test.step("what was eaten is analysed", async () => {
    await loginAs("healthWorker");
    await open(page, `/menu/analysis?band=${band}&basis=eaten&from=${monday}&to=${monday}`);
    await expect(page.getByText(say("meals:report.childDays", { n: "3" }))).toBeVisible();
    await expect(onMonday).toHaveCount(0);
    await expect(page.getByRole("table", { name: say("meals:report.nutrients") })).toBeVisible();
    await expect(page.getByText(lunch).first()).toBeVisible();
  });
});
