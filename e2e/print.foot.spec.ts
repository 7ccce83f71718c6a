import { expect, open, test } from "./fixtures";

test("a printed page carries centre and day at its foot, and neither places nor buttons", async ({
  page,
  loginAs,
}) => {
  await loginAs("director");
  await open(page, "/allergies");
  await page.emulateMedia({ media: "print" });
  const note = () =>
    page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue("--print-note"),
    );
  await expect.poll(note).toMatch(/^"介休市综合托育中心 11月12日周四 \d\d:\d\d"$/);
  await expect(page.locator(".print-foot")).toBeHidden();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("button")).toHaveCount(0);
});

test.describe("where the browser cannot write into the margin", () => {
  test.use({ javaScriptEnabled: false });

  test("centre and day stand after the text", async ({ page, loginAs }) => {
    await loginAs("director");
    await page.goto("/allergies");
    await page.emulateMedia({ media: "print" });
    await expect(page.locator(".print-foot")).toBeVisible();
    await expect(page.locator(".print-foot")).toContainText("介休市综合托育中心");
  });
});
