import { expect, open as openPage, say, test } from "./fixtures";

test("the cook adds a dish and publishes; a guardian of the band sees it", async ({
  page,
  loginAs,
}) => {
  await loginAs("cook");
  // the elder child of the guardian eats with the four- and five-year-olds
  await openPage(page, "/menu?week=2026-11-16&band=m48to71");
  await expect(page.getByText(say("enums:menuState.draft"))).toBeVisible();
  const monday = { day: "周一", meal: say("enums:meal.lunch") };
  await page.getByRole("link", { name: say("meals:addTo", monday) }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("searchbox").fill("hsdy");
  await sheet.getByRole("searchbox").press("Enter");
  await expect(page).toHaveURL(/q=hsdy/);
  await expect(sheet.getByRole("button", { name: "红烧带鱼" })).toBeVisible();
  await sheet.getByRole("button", { name: "红烧带鱼" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const day = page.getByRole("region", { name: "周一" });
  await expect(day.getByRole("link", { name: "红烧带鱼" })).toBeVisible();

  await page.getByRole("link", { name: say("meals:check.go") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(say("meals:check.title"));
  const open = page.getByText(say("meals:check.open"), { exact: true });
  const check = page.getByRole("button", { name: say("meals:check.check"), exact: true });
  for (let left = await open.count(); left > 0; left -= 1) {
    await expect(open).toHaveCount(left);
    await expect(check).toHaveCount(0);
    const first = page.getByRole("listitem").filter({ has: open.first() }).first();
    await first.getByRole("button", { name: new RegExp(`^${say("meals:check.choose")}`) }).click();
  }
  await expect(open).toHaveCount(0);
  await check.click();
  await expect(page.getByText(say("enums:menuState.checked"))).toBeVisible();
  await page.getByRole("button", { name: say("meals:check.publish") }).click();
  await expect(page.getByText(say("enums:menuState.published"))).toBeVisible();

  await test.step("what families see is changed with a reason, and they read it", async () => {
    await openPage(page, "/menu?week=2026-11-16&band=m48to71");
    await page
      .getByRole("region", { name: "周一" })
      .getByRole("link", { name: "红烧带鱼" })
      .click();
    const dish = page.getByRole("dialog");
    const form = dish.locator("form").last();
    const remove = form.getByRole("button", { name: say("meals:remove", { meal: monday.meal }) });
    await remove.click();
    await expect(form.getByText(say("errors:menu_change_reason"))).toBeVisible();
    await form.getByLabel(say("meals:check.reason")).fill("带鱼没有送到");
    await remove.click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.getByText(say("enums:menuState.changed"))).toBeVisible();
  });

  await loginAs("guardian");
  await openPage(page, "/family/menu?week=2026-11-16");
  // unless the page has opened with that child
  const others = page.getByRole("navigation", { name: say("children:family.switch") });
  const chosen = others.getByRole("link", { name: "廖书瑶" });
  if ((await chosen.count()) > 0) await chosen.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("廖书瑶");
  await page.getByRole("link", { name: say("common:week.next") }).click();
  await expect(page.getByText("带鱼没有送到")).toBeVisible();
});
