import type { Page } from "@playwright/test";
import { accountOf, signIn, signInStaff } from "./accounts";
import { expect, hydrated, open, say } from "./fixtures";
import { isSent, roomWithoutNetwork, sync, test } from "./room";

const seat = (page: Page) => page.locator(".count-tile");

test("a child is missed without a network, is red until found, and the office reads of both", async ({
  page,
  context,
  address,
  wire,
  otherDevice,
}) => {
  test.setTimeout(150_000);
  const room = await roomWithoutNetwork(page, wire, "梁爱萍");

  await page.getByRole("link", { name: say("attendance:count.title") }).click();
  await page.getByRole("link", { name: say("enums:transition.walk") }).click();
  await expect(seat(page).first()).toBeVisible();
  const due = await seat(page).count();
  expect(due).toBeGreaterThanOrEqual(10);
  for (let at = 0; at < due - 1; at += 1) await seat(page).nth(at).click();
  await expect(page.locator(".count-tally")).toHaveText(`${due - 1} / ${due}`);
  const lost = (await seat(page).last().locator("b").textContent()) ?? "";
  await page.getByLabel(say("attendance:count.note")).fill("南门小公园");
  await page.getByRole("button", { name: say("attendance:count.finish") }).click();
  await expect(page.getByRole("alert")).toContainText(lost);
  await page
    .getByRole("button", { name: say("attendance:count.recordMissing", { count: 1 }) })
    .click();
  const strip = page.locator(".missing-strip");
  await expect(strip).toContainText(lost);
  await expect(sync(page)).toHaveAttribute("data-unsent", "1");

  await test.step("a cold tablet still shows it red, and has the evacuation list", async () => {
    await page.close();
    const cold = await context.newPage();
    await cold.goto(room);
    await hydrated(cold);
    await expect(cold.locator(".missing-strip")).toContainText(lost);
    await cold.goto(`${room}/evacuation`);
    await hydrated(cold);
    await expect(cold.locator(".evac-table tbody tr:not(.evac-away)")).toHaveCount(due);
    wire.mend();
    await cold.goto(room);
    await isSent(cold);
  });

  const director = await otherDevice();
  await director.context().addCookies([await signIn(address, accountOf("director"))]);
  await open(director, "/board");
  await expect(director.getByRole("alert").filter({ hasText: lost })).toBeVisible();

  const teacher = await context.newPage();
  await open(teacher, room);
  await teacher.getByRole("button", { name: say("attendance:count.foundOf", { name: lost }) }).click(); // prettier-ignore
  await expect(teacher.locator(".missing-strip")).toHaveCount(0);
  await isSent(teacher);
  await expect(director.getByRole("alert").filter({ hasText: lost })).toHaveCount(0, {
    timeout: 30_000,
  });
  await open(director, "/attendance/counts");
  const row = director.getByRole("row").filter({ hasText: "南门小公园" });
  await expect(row).toContainText(`${due - 1} / ${due}`);
  await expect(row).toContainText(lost);
  await director.goto("/attendance/evacuation");
  await expect(director.locator(".evac-sheet").first()).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the count is a form that asks before somebody is missing", async ({
    page,
    context,
    address,
  }) => {
    await context.addCookies([await signInStaff(address, "侯晓燕")]);
    await page.goto("/room");
    const room = new URL(page.url()).pathname;
    await page.goto(`${room}/count?transition=backIn`);
    const boxes = page.getByRole("checkbox");
    const due = await boxes.count();
    for (let at = 1; at < due; at += 1) await boxes.nth(at).check({ force: true });
    await page.getByRole("button", { name: say("attendance:count.finish") }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(due - 1);
    await page
      .getByRole("button", { name: say("attendance:count.recordMissing", { count: 1 }) })
      .click();
    const strip = page.locator(".missing-strip");
    await expect(strip).toBeVisible();
    await strip.getByRole("button").click();
    await expect(page.locator(".missing-strip")).toHaveCount(0);
  });
});
