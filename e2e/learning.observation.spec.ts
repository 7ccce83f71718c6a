import { accountOf, signIn } from "./accounts";
import { expect, open, say, test } from "./fixtures";

const text = "把三块积木接成一列小火车，嘴里说着呜呜呜。";

test("from the room a teacher is two taps away from writing about a child", async ({
  page,
  loginAs,
}) => {
  await page.setViewportSize({ width: 820, height: 1180 });
  await loginAs("teacher");
  await open(page, "/room");
  await page.locator("main a[href*='child=']").first().click();
  await page
    .getByRole("dialog")
    .getByRole("link", { name: say("learning:write") })
    .click();
  await page.getByLabel(say("learning:text")).fill("蹲下来给小蚂蚁让路。");
  await page.getByLabel(say("learning:area")).selectOption("socialEmotional");
  await page.getByRole("button", { name: say("learning:save") }).click();
  await expect(page).toHaveURL(/\/children\/[0-9a-f-]{36}\/learning$/);
  await expect(page.getByText("蹲下来给小蚂蚁让路。")).toBeVisible();
});

test("an observation is written, then shared, and the family sees it beside the growth", async ({
  page,
  loginAs,
  otherDevice,
  address,
}) => {
  await loginAs("director");
  await open(page, "/observations");
  await page.getByRole("link", { name: say("learning:write") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("learning:chooseTitle"));
  await page.getByRole("link", { name: "廖星玥" }).click();
  await page.getByLabel(say("learning:text")).fill(text);
  await page.getByRole("button", { name: say("learning:save") }).click();
  await expect(page.getByLabel(say("learning:area"))).toHaveAccessibleDescription(
    say("errors:required"),
  );
  await page.getByLabel(say("learning:area")).selectOption("cognition");
  await page.getByRole("button", { name: say("learning:save") }).click();
  await expect(page).toHaveURL(/\/children\/[0-9a-f-]{36}\/learning$/);
  const written = page.getByRole("listitem").filter({ hasText: text });
  await expect(written).toBeVisible();
  const childId = new URL(page.url()).pathname.split("/")[2] ?? "";

  const phone = await otherDevice();
  await phone.setViewportSize({ width: 390, height: 844 });
  await phone.context().addCookies([await signIn(address, accountOf("guardian"))]);
  await open(phone, `/family/growth?child=${childId}`);
  await expect(phone.getByText(text)).toHaveCount(0);

  await written.getByRole("button", { name: say("learning:share") }).click();
  await expect(written.getByText(say("learning:shared"))).toBeVisible();
  await open(phone, `/family/growth?child=${childId}`);
  const seen = phone.getByRole("listitem").filter({ hasText: text });
  await expect(seen).toContainText(say("enums:area.cognition"));
  await expect(seen.getByRole("button")).toHaveCount(0);
  await expect(
    phone.getByRole("table", { name: say("health:measurements") }).getByRole("row"),
  ).toHaveCount(3);
  await expect(phone.getByText("WS/T 423-2022").first()).toBeVisible();
  await expect(phone.locator("figure svg")).toBeVisible();
});
