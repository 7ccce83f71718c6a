import { expect, open, say, test } from "./fixtures";

test.use({ viewport: { width: 1280, height: 900 } });

test("the health worker finds a fever at noon: it heads the list, stands in the register and in the workbook", async ({
  page,
  loginAs,
}) => {
  await loginAs("healthWorker");
  await open(page, "/");
  await expect(page).toHaveURL(/\/checks$/);
  const card = (title: string) => page.getByRole("region", { name: say(title), exact: true });
  const name = "顾晚晴";

  await test.step("a class is well but for one", async () => {
    await page.getByRole("link", { name: say("attendance:checks.noon"), exact: true }).click();
    await page.getByRole("link", { name: say("attendance:checks.foundOf", { name }) }).click();
    const sheet = page.getByRole("dialog");
    const warmth = sheet.getByLabel(say("attendance:check.temperature"));
    await warmth.fill("47");
    await sheet.getByLabel(say("enums:checkFinding.rash")).check();
    await sheet.getByLabel(say("attendance:check.guardianSays")).fill("早上没有吃饭");
    await sheet.getByRole("button", { name: say("attendance:checks.save") }).click();
    await expect(warmth).toHaveAccessibleDescription(say("errors:not_a_temperature"));
    await expect(warmth).toHaveValue("47");
    await warmth.fill("37,8");
    await sheet.getByRole("button", { name: say("attendance:checks.save") }).click();
    await expect(sheet).toBeHidden();
    const first = card("attendance:checks.abnormal").getByRole("listitem").first();
    await expect(first).toContainText(name);
    await expect(first).toContainText("37.8");
    await expect(first).toContainText("早上没有吃饭");
  });

  await test.step("the others of the class with one press, and the family is told", async () => {
    const rest = page.getByRole("button", { name: /托大一班.*\d/ });
    await rest.click();
    await expect(rest).toBeHidden();
    await page
      .getByRole("button", { name: say("attendance:checks.tellOf", { name }) })
      .first()
      .click();
    await expect(card("attendance:checks.abnormal").getByRole("listitem").first()).toContainText(
      say("attendance:checks.toldAt", { time: "" }).trim(),
    );
  });

  await test.step("the register of the day shows it, and goes out as a workbook", async () => {
    await page.getByRole("link", { name: say("attendance:checks.toRegister") }).click();
    const row = page.getByRole("row").filter({ hasText: name });
    await expect(row).toContainText("37.8");
    await expect(row).toContainText(say("enums:checkFinding.rash"));
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: say("common:exportExcel") }).click();
    expect((await download).suggestedFilename()).toMatch(/2026-11-12\.xlsx$/);
    await page.getByRole("link", { name: say("attendance:checkRegister.byMonth") }).click();
    await page.getByRole("link", { name: say("attendance:checks.noon"), exact: true }).click();
    const room = page.getByRole("row").filter({ hasText: "托大一班" });
    await expect(room).toContainText("!1");
  });
});

test("an illness is followed up from the list, and its history says so", async ({
  page,
  loginAs,
}) => {
  await loginAs("healthWorker");
  await open(page, "/checks");
  const follow = page.getByRole("region", { name: say("attendance:checks.follow"), exact: true });
  const waiting = follow.getByRole("link").filter({ hasText: say("attendance:checks.ask") });
  await waiting.first().click();
  const sheet = page.getByRole("dialog");
  const said = "夜里吐了两次，现在睡着";
  await sheet.getByLabel(say("attendance:followUp.text")).fill(said);
  await sheet.getByRole("button", { name: say("attendance:followUp.save"), exact: true }).click();
  await expect(sheet).toBeHidden();
  await expect(page.getByText(said)).toBeVisible();
});

test("a departure that nobody wrote down is filled in", async ({ page, loginAs }) => {
  await loginAs("office");
  await open(page, "/attendance/departures");
  const fill = page.getByRole("link", { name: say("attendance:departures.fill") });
  const count = await fill.count();
  expect(count).toBeGreaterThan(0);
  await fill.first().click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel(say("attendance:departures.time")).fill("17:08");
  await sheet.getByRole("button", { name: say("attendance:departures.save") }).click();
  await expect(sheet).toBeHidden();
  await expect(fill).toHaveCount(count - 1);
});
