import { expect, open, say, test } from "./fixtures";

test.use({ viewport: { width: 820, height: 1180 }, hasTouch: true });

const title = "捡树叶贴画";

test("a class plans an activity, and the room writes it down with a tap", async ({
  page,
  loginAs,
}) => {
  await loginAs("teacher");
  await open(page, "/room");
  const room = new URL(page.url()).pathname;
  await open(page, `${room}/plan`);
  const today = page.locator("section").filter({ hasText: /11月12日/ });
  const field = today.getByLabel(say("learning:plan.activity"));
  const add = today.getByRole("button", { name: say("learning:plan.addOn", { day: "" }) });
  await test.step("twice on a day is refused beside the field, and what was typed stays", async () => {
    const [standing = ""] = await today.getByRole("listitem").allInnerTexts();
    await field.fill(standing.trim());
    await add.click();
    await expect(field).toHaveAccessibleDescription(new RegExp(say("errors:already_planned")));
    await expect(field).toHaveValue(standing.trim());
  });
  await field.fill(title);
  await add.click();
  await expect(today.getByRole("listitem").filter({ hasText: title })).toBeVisible();
  await expect(field).toHaveValue("");

  await open(page, room);
  await page.getByRole("link", { name: new RegExp(say("attendance:room.filter.here")) }).click();
  await page.getByRole("checkbox").first().locator("xpath=..").click();
  const bar = page.getByRole("group", { name: say("attendance:bar.title") });
  await bar.getByRole("button", { name: say("common:more") }).click();
  const planned = page.getByRole("group", { name: say("attendance:bar.planned") });
  await planned.getByRole("button", { name: title }).click();
  await expect(page.getByRole("status")).toContainText(
    say("attendance:said.activity", { count: 1 }),
  );

  await open(page, `${room}/plan`);
  await page.getByRole("button", { name: say("learning:plan.dropOf", { title }) }).click();
  await expect(page.getByText(title)).toHaveCount(0);
});
