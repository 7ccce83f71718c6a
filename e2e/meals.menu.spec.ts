import { expect, open, say, test } from "./fixtures";

test("the cook adds a dish and publishes; a guardian of the band sees it", async ({
  page,
  loginAs,
}) => {
  await loginAs("cook");
  // the elder child of the guardian eats with the four- and five-year-olds
  await open(page, "/menu?week=2026-11-16&band=m48to71");
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

  await page.getByRole("button", { name: say("meals:publish"), exact: true }).click();
  const ask = page.getByRole("dialog", { name: say("meals:publishAsk") });
  await ask.getByRole("button", { name: say("meals:publish"), exact: true }).click();
  await expect(page.getByText(say("enums:menuState.published"))).toBeVisible();

  await loginAs("guardian");
  await open(page, "/family/menu?week=2026-11-16");
  // unless the page has opened with that child
  const others = page.getByRole("navigation", { name: say("children:family.switch") });
  const chosen = others.getByRole("link", { name: "廖书瑶" });
  if ((await chosen.count()) > 0) await chosen.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("廖书瑶");
  await page.getByRole("link", { name: say("common:week.next") }).click();
  await expect(page.getByText("红烧带鱼")).toBeVisible();
});
