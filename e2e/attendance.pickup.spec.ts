import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { signInStaff } from "./accounts";
import { expect, open, say, test } from "./fixtures";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });
// a machine without a camera, or one that may not be used
test.use({ allowed: /Requested device not found|Permission denied/ });

/** The younger child of the demo's guardian, and who works in its class: nobody else's journey is lived there. */
const younger = "廖星玥";
const carer = "孙丽娟";

const friend = { name: "高文静", relation: "楼上的邻居", phone: "19900004033" };

async function isAccessible(page: Page) {
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
}

test("a guardian lets somebody collect, the room sees it and hands over once; a card says who somebody is", async ({
  page,
  loginAs,
  otherDevice,
  address,
}) => {
  test.setTimeout(150_000);
  await loginAs("guardian");
  await open(page, "/family");
  const siblings = page.getByRole("navigation", { name: say("children:family.switch") });
  await siblings.getByRole("link", { name: younger }).click();
  await expect(page).toHaveURL(/child=/);
  await page.getByRole("link", { name: say("attendance:approval.link") }).click();
  await expect(page).toHaveURL(/\/family\/pickup/);
  const heading = page.getByRole("heading", { level: 1 });
  const asks = say("attendance:approval.of", { name: "" });
  await expect(heading).toContainText(asks);
  const child = (await heading.innerText()).replace(asks, "");

  const room = await otherDevice();
  await room.setViewportSize({ width: 820, height: 1180 });
  await room.context().addCookies([await signInStaff(address, carer)]);
  await open(room, "/room");
  await expect(room).toHaveURL(/\/room\/[0-9a-f-]{36}$/);
  const sheet = room.locator("dialog.sheet");
  const collects = sheet.getByRole("button", {
    name: say("attendance:people.collectsOf", { name: friend.name }),
  });
  await room.locator(".room-tile").filter({ hasText: child }).getByRole("link").click();
  await expect(
    sheet.getByRole("heading", { name: say("attendance:people.guardians") }),
  ).toBeVisible();
  await expect(collects).toHaveCount(0);

  await test.step("the room shows at once whom the family approved", async () => {
    await page.getByLabel(say("attendance:approval.name")).fill(friend.name);
    await page.getByLabel(say("attendance:approval.relation")).fill(friend.relation);
    await page.getByLabel(say("attendance:approval.phone")).fill("12");
    await page.getByRole("button", { name: say("attendance:approval.give") }).click();
    await expect(page.getByLabel(say("attendance:approval.phone"))).toHaveAccessibleDescription(
      new RegExp(say("errors:not_a_phone")),
    );
    await page.getByLabel(say("attendance:approval.phone")).fill(friend.phone);
    await page.getByRole("button", { name: say("attendance:approval.give") }).click();
    await expect(page.getByText(friend.name)).toBeVisible();
    await isAccessible(page);
    await expect(collects).toBeVisible({ timeout: 15_000 });
    await expect(sheet.getByText(friend.relation)).toBeVisible();
    await isAccessible(room);
  });

  await test.step("somebody on no list needs a reason", async () => {
    await sheet.getByText(say("attendance:handOver.other")).click();
    await sheet.getByLabel(say("attendance:sheet.collectorName")).fill("路人");
    await sheet.getByRole("button", { name: say("attendance:handOver.otherAct") }).click();
    await expect(sheet.getByLabel(say("attendance:handOver.reason"))).toHaveAccessibleDescription(
      new RegExp(say("errors:required")),
    );
  });

  await test.step("one tap hands the child over, and the word is used up", async () => {
    await collects.click();
    await expect(sheet.getByText(friend.name).first()).toBeVisible();
    await expect(collects).toHaveCount(0);
    await expect(async () => {
      await page.reload();
      const used = page.getByRole("listitem").filter({ hasText: friend.name });
      await expect(used).toContainText(say("attendance:approval.used"), { timeout: 2_000 });
    }).toPass();
    await expect(
      page.getByRole("button", {
        name: say("attendance:approval.cancelOf", { name: friend.name }),
      }),
    ).toHaveCount(0);
    await sheet.getByRole("link", { name: say("common:close") }).click();
  });

  await test.step("the guardian shows a code, the tablet reads it and the child is back", async () => {
    await open(page, "/family/card");
    await page.getByRole("button", { name: say("attendance:card.show") }).click();
    const code = page.getByText(/^[0-9A-Z]{4} [0-9A-Z]{4}$/);
    await expect(code).toBeVisible();
    await isAccessible(page);
    await room.getByRole("button", { name: say("attendance:card.scan") }).click();
    const dialog = room.getByRole("dialog");
    const field = dialog.getByLabel(say("attendance:card.code"));
    const find = dialog.getByRole("button", { name: say("attendance:card.find") });
    await field.fill("K7QF 0000");
    await find.click();
    await expect(field).toHaveAccessibleDescription(new RegExp(say("errors:card_unknown")));
    await isAccessible(room);
    await field.fill((await code.innerText()).toLowerCase());
    await find.click();
    await expect(dialog.getByText(say("attendance:card.compare"))).toBeVisible();
    await isAccessible(room);
    await dialog.getByRole("button", { name: say("attendance:card.bring") }).click();
    await expect(room.getByRole("status")).toContainText(
      say("attendance:said.arrive", { count: 1 }),
    );
  });

  await test.step("the office prints cards, sees when one was used, and ends it", async () => {
    await loginAs("office");
    await open(page, `/children?q=${encodeURIComponent(child)}`);
    await page.getByRole("link", { name: child }).first().click();
    await page.waitForURL(/\/children\/[0-9a-f-]{36}$/);
    const people = new URL(page.url()).pathname.replace(/\/$/, "");
    await open(page, `${people}/people`);
    await expect(page.getByText(say("attendance:cards.title")).first()).toBeVisible();
    const ends = page.getByRole("button", { name: say("attendance:cards.revokeOf", { name: "" }).slice(0, 2) }); // prettier-ignore
    const before = await ends.count();
    expect(before).toBeGreaterThanOrEqual(2);
    await ends.first().click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("attendance:cards.revoke"), exact: true })
      .click();
    await expect(ends).toHaveCount(before - 1);
    await open(page, `${people}/cards`);
    await isAccessible(page);
    await page.getByRole("button", { name: say("attendance:cards.make") }).click();
    await expect(page.locator(".pick-up-card").first()).toBeVisible();
    await isAccessible(page);
  });
});
