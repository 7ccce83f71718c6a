import { makeColleague, signIn } from "./accounts";
import { expect, open, say, test } from "./fixtures";

test("the chosen language stays with the device and with the person", async ({
  page,
  context,
  otherDevice,
  address,
}) => {
  const colleague = await makeColleague(address, "温书宁");
  await context.addCookies([await signIn(address, colleague)]);
  await open(page, "/account");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.getByRole("main").getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    say("accounts:own.title", {}, "en"),
  );
  await open(page, "/children");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("children:title", {}, "en"));

  const phone = await otherDevice();
  await phone.context().addCookies([await signIn(address, colleague)]);
  await open(phone, "/account");
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText(
    say("accounts:own.title", {}, "en"),
  );
});

test("the dark look is remembered before anyone signs in", async ({ page }) => {
  await open(page, "/login");
  const light = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  // not the page's own part of that name, which the browser fetches first
  const kept = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.getByRole("button", { name: say("common:toDark") }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await kept;
  await open(page, "/login");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(dark).not.toBe(light);
  await page.getByRole("button", { name: say("common:toLight") }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
});

test.describe("a device that prefers dark", () => {
  test.use({ colorScheme: "dark" });

  test("is dark without asking", async ({ page }) => {
    await open(page, "/login");
    const colour = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(colour).not.toBe("rgb(249, 246, 242)");
  });
});
