import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { demoPin } from "../db/seed/demo-accounts";
import { expect, hydrated, open, say, test } from "./fixtures";

const tablet = { width: 820, height: 1180 };
const name = "午睡室平板";

async function isAccessible(page: Page) {
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
}

/** The office adds a tablet for a class and reads the code out. */
async function addTablet(page: Page, className: string): Promise<string> {
  await open(page, "/centre/devices");
  await page.getByRole("link", { name: say("accounts:device.add") }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel(say("accounts:device.class")).selectOption({ label: className });
  await sheet.getByLabel(say("accounts:device.name"), { exact: true }).fill(name);
  await sheet.getByRole("button", { name: say("accounts:device.makeCode") }).click();
  const code = page.locator("[data-code]");
  await expect(code).toBeVisible();
  return (await code.getAttribute("data-code")) ?? "";
}

/** Puts a colleague's coming right: another person's tap asks for the PIN, and the way leads back. */
async function correctTimes(room: Page, colleague: string): Promise<void> {
  await room.getByRole("link", { name: say("attendance:dutyTimes.title") }).click();
  const correct = say("attendance:dutyTimes.correctOf", { name: colleague });
  await room.getByRole("link", { name: correct }).click();
  const save = async () => {
    await room.getByLabel(say("attendance:dutyTimes.start")).fill("07:42");
    await room.getByRole("button", { name: say("attendance:dutyTimes.save") }).click();
  };
  await save();
  await expect(room.getByText(say("errors:pin_needed"))).toBeVisible();
  await room.getByRole("link", { name: say("attendance:pin.goTo") }).click();
  await room.getByLabel(say("attendance:pin.label"), { exact: true }).fill(demoPin);
  await room.getByRole("button", { name: say("attendance:pin.enter") }).click();
  await save();
  await expect(room).toHaveURL(/times\?day=[\d-]+$/);
  const row = room.getByRole("listitem").filter({ hasText: colleague });
  await expect(row).toContainText("07:42");
}

const strip = (page: Page) => page.locator(".actor-strip");
const actor = (page: Page, of: string) => strip(page).getByRole("button", { name: of });

test("a tablet is paired, writes for who taps the own face, asks for the PIN, and is ended", async ({
  page,
  loginAs,
  otherDevice,
}) => {
  test.setTimeout(150_000);
  await loginAs("office");
  const code = await addTablet(page, "托大二班");
  await isAccessible(page);
  const room = await otherDevice();
  await room.setViewportSize(tablet);

  await test.step("a wrong code is refused at the field, the right one opens the room", async () => {
    await open(room, "/pair");
    const field = room.getByLabel(say("accounts:pair.code"));
    await field.fill(code === "999999" ? "999998" : "999999");
    await room.getByRole("button", { name: say("accounts:pair.act") }).click();
    await expect(field).toHaveAccessibleDescription(new RegExp(say("errors:code_unknown")));
    await open(room, `/pair?code=${code}`);
    await expect(field).toHaveValue(code);
    await room.getByRole("button", { name: say("accounts:pair.act") }).click();
    await expect(room).toHaveURL(/\/room\/[0-9a-f-]{36}$/);
    await hydrated(room);
    await expect(room.getByRole("heading", { level: 1 })).toContainText("托大二班");
    await expect(page.getByText(say("accounts:device.isPaired"))).toBeVisible({ timeout: 15_000 });
    await isAccessible(room);
  });

  await test.step("one tap makes somebody who writes, and lunch says who it was", async () => {
    await actor(room, "张雅婷").click();
    await expect(actor(room, "张雅婷")).toHaveAttribute("aria-pressed", "true");
    await room
      .getByRole("link", { name: say("attendance:bar.meal", { meal: say("enums:meal.lunch") }) })
      .click();
    await expect(room).toHaveURL(/meal\?meal=lunch$/);
    await expect(actor(room, "张雅婷")).toHaveAttribute("aria-pressed", "true");
    await room.locator(".meal-save").click();
    await expect(room.getByRole("status")).toContainText(say("enums:meal.lunch"));
    await room.getByRole("link", { name: say("attendance:room.back") }).click();
    await room.locator(".room-tile:not(.room-tile-away)").first().getByRole("link").click();
    const lunch = room.getByRole("dialog").getByRole("listitem").filter({ hasText: "午餐" });
    await expect(lunch).toContainText("张雅婷");
  });

  await test.step("a colleague's entry is removed only with the own PIN, and the act goes on", async () => {
    const sheet = room.getByRole("dialog").first();
    await room.keyboard.press("Escape");
    await expect(room).not.toHaveURL(/child=/);
    await actor(room, "张雅婷").click();
    await actor(room, "赵婧").click();
    await room.locator(".room-tile:not(.room-tile-away)").first().getByRole("link").click();
    await expect(room).toHaveURL(/child=/);
    const lunch = sheet.getByRole("listitem").filter({ hasText: "午餐" });
    await lunch.getByRole("link").click();
    await lunch.getByRole("button", { name: say("attendance:sheet.remove") }).click();
    const asked = room.getByRole("dialog", {
      name: say("attendance:pin.titleOf", { name: "赵婧" }),
    });
    await expect(asked).toBeVisible();
    await isAccessible(room);
    for (const digit of "6028") await asked.getByRole("button", { name: digit }).click();
    await asked.getByRole("button", { name: say("attendance:pin.enter") }).click();
    await expect(asked.getByRole("alert")).toContainText(say("errors:pin_wrong", { left: 5 }));
    await room.keyboard.type(demoPin);
    await room.keyboard.press("Enter");
    await expect(asked).toBeHidden();
    await expect(lunch).toHaveCount(0);
  });

  await test.step("phones come without asking again for two minutes", async () => {
    const sheet = room.getByRole("dialog").first();
    await sheet.getByRole("button", { name: say("attendance:people.showPhones") }).click();
    await expect(sheet.locator('a[href^="tel:"]').first()).toBeVisible();
  });

  await test.step("the office ends it, and the tablet's next tap leads out", async () => {
    await open(page, "/centre/devices");
    const row = page.getByRole("row").filter({ hasText: name });
    await row.getByRole("button", { name: say("accounts:device.revoke") }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("accounts:device.revoke") })
      .click();
    await expect(row).toContainText(say("accounts:device.states.revoked"));
    await room.reload();
    await expect(room).toHaveURL(/\/pair\?why=ended$/);
    await expect(room.getByText(say("accounts:pair.ended"))).toBeVisible();
  });
});

test.describe("before the scripts are there", () => {
  test.use({ javaScriptEnabled: false });

  test("a tablet is paired, somebody is chosen, and it is handed back", async ({
    page,
    loginAs,
    browser,
    address,
  }) => {
    await loginAs("director");
    await page.goto("/centre/devices?add=device");
    await page.getByLabel(say("accounts:device.class")).selectOption({ label: "乳儿班" });
    await page.getByRole("button", { name: say("accounts:device.makeCode") }).click();
    const code = (await page.locator("[data-code]").getAttribute("data-code")) ?? "";

    const context = await browser.newContext({
      ...{ javaScriptEnabled: false, baseURL: address, viewport: tablet },
    });
    const room = await context.newPage();
    await room.goto("/pair");
    await room.getByLabel(say("accounts:pair.code")).fill(code);
    await room.getByRole("button", { name: say("accounts:pair.act") }).click();
    await expect(room).toHaveURL(/\/room\/[0-9a-f-]{36}$/);
    await actor(room, "陈桂兰").click();
    await expect(actor(room, "陈桂兰")).toHaveAttribute("aria-pressed", "true");
    const home = room.url();
    // 陈桂兰 tapped everybody in herself
    await actor(room, "任红霞").click();
    await expect(actor(room, "任红霞")).toHaveAttribute("aria-pressed", "true");
    await correctTimes(room, "孙丽娟");
    await room.goto(`${home}/pin`);
    await expect(room.getByLabel(say("attendance:pin.who"))).toHaveValue(/-/);
    await room.getByLabel(say("attendance:pin.label"), { exact: true }).fill(demoPin);
    await room.getByRole("button", { name: say("attendance:pin.enter") }).click();
    await expect(room).toHaveURL(home);
    await context.close();
  });
});
