import { accountOf, signIn } from "./accounts";
import { expect, open, say } from "./fixtures";
import { isSent, roomWithoutNetwork, sync, tapper, test, tile } from "./room";

/** 段晓梅 of 中班, about whose children no other journey is. */
const teacher = "段晓梅";
const from = "中班";
const to = "大班";

test("three children are handed over to another room in five taps, without a network, and taken back", async ({
  page,
  address,
  wire,
  otherDevice,
}) => {
  test.setTimeout(120_000);
  await roomWithoutNetwork(page, wire, teacher);
  const here = page.locator(".room-tile").filter({ hasText: say("attendance:where.present", { time: "" }).trim() }); // prettier-ignore
  const boxes = here.getByRole("checkbox");
  await expect(boxes.nth(2)).toBeVisible();
  const names = await Promise.all(
    [0, 1, 2].map(async (at) => (await boxes.nth(at).getAttribute("aria-label")) ?? ""),
  );

  const { tap, count } = tapper();
  for (const name of names) await tap(tile(page, name).locator("label"));
  const bar = page.getByRole("group", { name: say("attendance:bar.title") });
  await tap(bar.getByRole("button", { name: say("common:more") }));
  await tap(page.getByRole("button", { name: to, exact: true }));
  expect(count()).toBe(5);
  const toast = page.getByRole("status");
  await expect(toast).toContainText(say("attendance:said.visit", { count: 3 }));
  for (const name of names) {
    await expect(tile(page, name)).toContainText(say("attendance:where.elsewhere", { room: to }));
  }
  await expect(sync(page)).toHaveAttribute("data-unsent", "3");
  wire.mend();
  await isSent(page);

  const office = await otherDevice();
  const director = accountOf("director");
  await office.context().addCookies([await signIn(address, director)]);
  await open(office, "/room");
  await office.getByRole("main").getByRole("link", { name: new RegExp(`^${to}`) }).click(); // prettier-ignore
  for (const name of names) {
    await expect(tile(office, name)).toContainText(say("attendance:visit.from", { room: from }));
  }

  await toast.getByRole("button", { name: say("common:undo") }).click();
  await expect(toast).toContainText(say("attendance:said.undone"));
  await isSent(page);
  for (const name of names) {
    await expect(tile(page, name)).not.toContainText(say("attendance:where.elsewhere", { room: to })); // prettier-ignore
    await expect(tile(office, name)).toHaveCount(0, { timeout: 45_000 });
  }
});
