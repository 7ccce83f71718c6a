import ExcelJS from "exceljs";
import type { Page } from "@playwright/test";
import { expect, open, say, test } from "./fixtures";

const week = "/roster?day=2026-11-12";

const proof = (page: Page) => page.getByRole("table", { name: say("rosters:proof.caption") });
const shortCells = (page: Page) =>
  proof(page).getByRole("cell", { name: say("rosters:short", { n: 1 }), exact: true });

test("the director mends the day's one shortage, and takes the shift back", async ({
  page,
  loginAs,
}) => {
  await loginAs("director");
  await open(page, week);
  await expect(shortCells(page)).toHaveCount(1);
  const line = page.getByRole("listitem").filter({ hasText: "托大二班 11:30–12:00" });
  await expect(line).toContainText("17");
  await expect(line).toContainText("第二十条");

  await line
    .getByRole("link", { name: say("rosters:shortage.arrange", { name: "侯晓燕" }) })
    .click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByLabel(say("rosters:startsAt"))).toHaveValue("11:30");
  await expect(sheet.getByLabel(say("rosters:endsAt"))).toHaveValue("12:00");

  await sheet.getByLabel(say("rosters:startsAt")).fill("11:00");
  await sheet.getByRole("button", { name: say("rosters:plan") }).click();
  await expect(sheet.getByLabel(say("rosters:startsAt"))).toHaveAccessibleDescription(
    say("errors:shift_overlaps"),
  );
  await sheet.getByLabel(say("rosters:startsAt")).fill("11:30");
  await sheet.getByRole("button", { name: say("rosters:plan") }).click();
  await expect(sheet).toHaveCount(0);
  await expect(shortCells(page)).toHaveCount(0);
  await expect(line).toHaveCount(0);

  await page.getByRole("link", { name: /^侯晓燕，11月12日/ }).click();
  await sheet.getByRole("link", { name: "11:30–12:00" }).click();
  await expect(sheet.getByLabel(say("rosters:startsAt"))).toHaveValue("11:30");
  await sheet.getByRole("button", { name: say("rosters:removeShift") }).click();
  const shift = { name: "侯晓燕", span: "11:30–12:00" };
  await page
    .getByRole("dialog", { name: say("rosters:removeShiftQuestion", shift) })
    .getByRole("button", { name: say("common:remove") })
    .click();
  await expect(shortCells(page)).toHaveCount(1);
});

test("the cook reads the roster, without why others are away and without a way to change it", async ({
  page,
  loginAs,
}) => {
  await loginAs("cook");
  await open(page, week);
  const row = page.getByRole("row").filter({ hasText: "赵婧" });
  await expect(row).toContainText(say("rosters:away"));
  await expect(row).not.toContainText(say("enums:leaveKind.training"));
  await expect(page.getByRole("link", { name: /^赵婧，/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: say("rosters:copy") })).toHaveCount(0);
});

test("the Excel file has a row for everyone on the roster", async ({ page, loginAs }) => {
  await loginAs("office");
  await open(page, `${week}&group=kindergarten`);
  const names = await page.getByRole("table").first().getByRole("rowheader").count();
  expect(names).toBe(9);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: say("common:exportExcel") }).click(),
  ]);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await download.path());
  expect(workbook.worksheets[0]?.rowCount).toBe(1 + names);
});
