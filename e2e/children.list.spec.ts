import ExcelJS from "exceljs";
import { expect, open, say, test } from "./fixtures";

test.beforeEach(({ loginAs }) => loginAs("office"));

const column = (key: string) => say(`children:${key}`);

test("every child stands on one page of 135", async ({ page }) => {
  await open(page, "/children?size=135");
  const rows = page.getByRole("table").locator("tbody tr");
  const said = await page.getByText(/^共 \d+ 条$/).textContent();
  const total = Number(/\d+/.exec(said ?? "")?.[0]);
  expect(total).toBeGreaterThanOrEqual(119);
  await expect(rows).toHaveCount(total);
});

test("pages lead on and back, and the size is chosen", async ({ page }) => {
  await open(page, "/children");
  const rows = page.getByRole("table").locator("tbody tr");
  await expect(rows).toHaveCount(25);
  const first = await rows.first().textContent();
  await page.getByRole("link", { name: say("common:table.nextPage") }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(rows.first()).not.toHaveText(first ?? "");
  await page.getByRole("link", { name: say("common:table.previousPage") }).click();
  await expect(rows.first()).toHaveText(first ?? "");
  await page.getByRole("link", { name: say("common:table.perPage", { size: 50 }) }).click();
  await expect(rows).toHaveCount(50);
});

for (const [how, typed] of [
  ["Chinese", "可心"],
  ["pinyin", "chengkexin"],
  ["initials", "ckx"],
] as const) {
  test(`a child is found by ${how}`, async ({ page }) => {
    await open(page, "/children");
    await page.getByRole("searchbox", { name: say("children:search") }).fill(typed);
    await expect(page).toHaveURL(/[?&]q=/);
    await expect(page.getByRole("rowheader", { name: "程可心" })).toBeVisible();
    const rows = page.getByRole("table").locator("tbody tr");
    await expect.poll(() => rows.count()).toBeLessThanOrEqual(3);
  });
}

test("a word nobody matches says so", async ({ page }) => {
  await open(page, "/children?q=qqqq");
  await expect(page.getByText(say("common:table.noMatch"))).toBeVisible();
});

test("a head sorts up, then down", async ({ page }) => {
  await open(page, "/children");
  const head = page.getByRole("columnheader", { name: column("age") });
  const first = page.getByRole("table").locator("tbody tr").first();
  await head.getByRole("link").click();
  await expect(page).toHaveURL(/sort=bornOn/);
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  const eldest = await first.textContent();
  await head.getByRole("link").click();
  await expect(page).toHaveURL(/sort=-bornOn/);
  await expect(first).not.toHaveText(eldest ?? "");
});

test("a class filters the list", async ({ page }) => {
  await open(page, "/children?size=135");
  await page
    .getByRole("combobox", { name: new RegExp(`^${column("class")}`) })
    .selectOption({ label: "托大一班" });
  await expect(page).toHaveURL(/class=/);
  const rows = page.getByRole("table").locator("tbody tr");
  await expect(rows.filter({ hasText: "托大一班" })).toHaveCount(19);
  await expect(rows).toHaveCount(19);
});

test("the keyboard reaches the search and walks the rows", async ({ page }) => {
  await open(page, "/children");
  // the page listens once its effects have run, a moment after it is hydrated
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox")).toBeFocused({ timeout: 500 });
  }).toPass();
  const links = page.getByRole("table").getByRole("rowheader").getByRole("link");
  await links.first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press("End");
  await expect(links.last()).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/children\/[0-9a-f-]{36}$/);
});

test("the Excel file has the rows that the list shows", async ({ page }) => {
  await open(page, "/children?q=承泽&size=135");
  const names = await page.getByRole("table").getByRole("rowheader").allTextContents();
  expect(names.length).toBeGreaterThan(3);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: say("common:exportExcel") }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await download.path());
  const sheet = workbook.worksheets[0];
  const cells = (row: number) => [sheet?.getRow(row).values].flat().map(String);
  expect(cells(1)).toContain(column("name"));
  const written = Array.from({ length: (sheet?.rowCount ?? 1) - 1 }, (_, at) =>
    cells(at + 2).join(" "),
  );
  expect(written).toHaveLength(names.length);
  for (const name of names) {
    expect(written.some((row) => row.includes(name.trim().slice(-3)))).toBe(true);
  }
});
