import type { RunningServer } from "../test/server";
import { accountOf, passwordFor, signIn, signInStaff } from "./accounts";
import { expect, open, say, test as base } from "./fixtures";
import { serverAt } from "./servers";

/** A Monday before the kitchen counts at half past eight. */
const morning = "2026-11-16T07:40:00+08:00";
/** Of 中班: its father has an account that nobody else signs in with. */
const child = "刘允安";
const father = "19900001142";
const teacher = "段晓梅";

const test = base.extend<object, { early: RunningServer }>({
  early: [
    async ({}, use) => {
      const server = await serverAt(morning);
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  address: async ({ early }, use) => use(early.url),
});

test.use({ serverTime: new Date(morning), viewport: { width: 390, height: 844 } });

test("a family's morning reaches the room at once, and its absence the kitchen", async ({
  page: phone,
  address,
  otherDevice,
}) => {
  test.setTimeout(180_000);
  const at = { address, time: new Date(morning) };
  await phone.context().addCookies([await signIn(address, await passwordFor(address, father))]);
  const tablet = await otherDevice(at);
  await tablet.setViewportSize({ width: 820, height: 1180 });
  await tablet.context().addCookies([await signInStaff(address, teacher)]);
  await open(tablet, "/room");
  const said = tablet.getByRole("region", { name: say("attendance:room.said") });
  await expect(tablet.locator(".room-tile").filter({ hasText: child })).toBeVisible();
  await expect(tablet.getByText("睡不安稳")).toHaveCount(0);

  await test.step("the night and the medicine stand on the tablet without its being touched", async () => {
    await open(phone, "/family");
    await phone.getByRole("link", { name: say("families:home.link") }).click();
    await phone.getByText(say("enums:homeSleep.restless"), { exact: true }).click();
    await phone.getByLabel(say("families:home.medicine")).fill("止咳糖浆，午饭后");
    await phone.getByRole("button", { name: say("families:home.tell") }).click();
    await expect(said.getByText(/睡不安稳.*止咳糖浆/)).toBeVisible({ timeout: 15_000 });
  });

  await test.step("a line to the class stands there too, and is a tap away", async () => {
    await open(phone, "/family/messages");
    await phone.getByLabel(say("messages:bodyOwn")).fill("水壶忘带了，谢谢");
    await phone.getByRole("button", { name: say("messages:send") }).click();
    await expect(phone.getByText("水壶忘带了，谢谢")).toBeVisible();
    const news = said.getByRole("link", { name: say("attendance:room.saidUnread", { count: 1 }) });
    await news.click({ timeout: 15_000 });
    await expect(tablet.getByText("水壶忘带了，谢谢")).toBeVisible();
    await open(tablet, "/room");
    await expect(said.getByText(/睡不安稳/)).toBeVisible();
    await expect(news).toHaveCount(0);
  });

  await test.step("an absence of today frees the kitchen's count", async () => {
    const kitchen = await otherDevice(at);
    await kitchen.context().addCookies([await signIn(address, accountOf("cook"))]);
    const counted = async () => {
      await open(kitchen, "/kitchen");
      const words = await kitchen.locator(".page-title p").innerText();
      return Number(/(\d+) ?个孩子/.exec(words)?.[1]);
    };
    const before = await counted();
    expect(before).toBeGreaterThan(50);
    await open(phone, "/family/absence");
    await expect(phone.getByLabel(say("attendance:absence.from"))).toHaveValue("2026-11-16");
    await phone.getByText(say("enums:absenceReason.ill"), { exact: true }).click();
    await phone.getByRole("button", { name: say("families:absence.send") }).click();
    await expect(phone).toHaveURL(/\/family\?told/);
    expect(await counted()).toBe(before - 1);
    await expect(tablet.locator(".room-tile").filter({ hasText: child })).toContainText(
      say("enums:absenceReason.ill"),
      { timeout: 15_000 },
    );
  });
});
