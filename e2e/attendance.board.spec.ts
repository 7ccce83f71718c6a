import type { Page } from "@playwright/test";
import { signInStaff } from "./accounts";
import { expect, open, say, test } from "./fixtures";

test.use({ viewport: { width: 1280, height: 900 } });

/** 张雅婷 of 托大二班: two children of hers are still to come, and from 11:30 somebody is missing. */
const teacher = "张雅婷";
const className = "托大二班";

const card = (page: Page) => page.getByRole("region", { name: className, exact: true });
const strip = (page: Page) => page.getByRole("region", { name: say("attendance:duty.title") });

test("what is tapped in a room stands on the director's board at once", async ({
  page,
  address,
  loginAs,
  otherDevice,
}) => {
  test.setTimeout(120_000);
  await loginAs("director");
  await open(page, "/board");
  const mark = page.locator(".live-mark");
  await expect(mark).toHaveAttribute("data-live", "live");
  await expect(card(page)).toContainText(say("attendance:board.exact"));
  await expect(card(page)).toContainText("11:30–12:00");
  const before = Number((await card(page).locator("b").first().textContent()) ?? "");
  // nothing below may load the page anew
  await page.evaluate(() => document.body.setAttribute("data-same", "yes"));

  const room = await otherDevice();
  await room.context().addCookies([await signInStaff(address, teacher)]);
  await open(room, "/room");

  await test.step("a child arrives", async () => {
    await room.getByRole("link", { name: say("attendance:room.filter.expected") }).click();
    await room.getByRole("checkbox").first().locator("xpath=..").click();
    await room
      .getByRole("button", { name: say("attendance:bar.arriveSome", { count: 1 }) })
      .click();
    await expect(card(page).locator("b").first()).toHaveText(String(before + 1));
  });

  await test.step("a colleague leaves the class: it is short, with the rule", async () => {
    const name = say("attendance:duty.outOf", { name: "吴佳宁" });
    await strip(room).getByRole("button", { name }).click();
    const missing = say("attendance:board.short", { n: 1 });
    await expect(card(page).getByText(missing, { exact: true })).toBeVisible();
    await expect(card(page)).toContainText("第二十条");
    await expect(strip(room)).toContainText(missing);
    await expect(card(page).getByRole("link", { name: say("attendance:board.toRoom") })).toBeVisible(); // prettier-ignore
  });

  await test.step("and is back with the undo of the toast", async () => {
    const undo = room.getByRole("status").getByRole("button", { name: say("common:undo") });
    await undo.last().click();
    await expect(card(page)).toContainText(say("attendance:board.exact"));
  });

  await test.step("somebody else comes by name", async () => {
    await strip(room).getByText(say("attendance:duty.other")).first().click();
    await strip(room).getByRole("combobox").selectOption({ label: "王晓琴" });
    await strip(room)
      .getByRole("button", { name: say("attendance:duty.in"), exact: true })
      .click();
    await expect(card(page)).toContainText("王晓琴");
  });
  await expect(page.locator("body")).toHaveAttribute("data-same", "yes");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a tap is a plain form, and the board has a link that reloads", async ({
    page,
    loginAs,
  }) => {
    await loginAs("director");
    await page.goto("/board");
    await page.getByRole("link", { name: say("attendance:board.refresh") }).click();
    await card(page).getByRole("link", { name: className }).click();
    const out = strip(page).getByRole("button", { name: say("attendance:duty.outOf", { name: "靳秀兰" }) }); // prettier-ignore
    await out.click();
    await expect(page).toHaveURL(/\/room\/[0-9a-f-]{36}$/);
    await expect(out).toHaveCount(0);
    await strip(page)
      .getByRole("button", { name: say("attendance:duty.inOf", { name: "靳秀兰" }) })
      .click();
    await expect(out).toBeVisible();
  });
});
