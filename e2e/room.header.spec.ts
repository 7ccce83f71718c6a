import { expect, open, say, test } from "./fixtures";

for (const width of [390, 820, 1180]) {
  test(`the room has one header at ${width} px: its name, with the tools beside it`, async ({
    page,
    loginAs,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await loginAs("teacher");
    await open(page, "/room");
    const title = await page.getByRole("heading", { level: 1 }).boundingBox();
    const tools = await page.getByRole("banner").boundingBox();
    const filter = await page
      .getByRole("group", { name: say("attendance:room.show") })
      .boundingBox();
    if (!title || !tools || !filter) throw new Error("the header is not there");
    const middle = title.y + title.height / 2;
    expect(middle).toBeGreaterThan(tools.y);
    expect(middle).toBeLessThan(tools.y + tools.height);
    expect(tools.x + tools.width).toBeLessThanOrEqual(width);
    const isBeside = filter.x + filter.width <= tools.x;
    expect(isBeside || filter.y >= tools.y + tools.height - 4).toBe(true);
  });
}

test("a teacher of one class finds the way back from the account and from a child's page", async ({
  page,
  loginAs,
}) => {
  await loginAs("teacher");
  await open(page, "/account");
  await page.getByRole("link", { name: say("nav:rooms") }).click();
  await expect(page).toHaveURL(/\/room\//);
  await page.locator("#content .room-tile a").first().click();
  await page.getByRole("link", { name: say("attendance:sheet.openChild") }).click();
  await expect(page).toHaveURL(/\/children\//);
  await page
    .locator("#content")
    .getByRole("link", { name: say("nav:rooms") })
    .click();
  await expect(page).toHaveURL(/\/room\//);
});

test.describe("on a pick-up person's phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the name at the top leads back from the account", async ({ page, loginAs }) => {
    await loginAs("pickupOnly");
    await open(page, "/account");
    await page.getByRole("banner").getByRole("link").click();
    await expect(page).toHaveURL(/\/pickup/);
  });
});
