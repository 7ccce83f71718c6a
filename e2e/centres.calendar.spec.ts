import { expect, open, say, test } from "./fixtures";

const name = "补半天课";
const saturday = /^2026年11月21日/;

test("a Saturday is opened as a Tuesday, shows on the year, and is taken back", async ({
  page,
  loginAs,
}) => {
  await loginAs("director");
  await open(page, "/calendar");
  await page.getByRole("link", { name: saturday }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel(say("centres:calendar.name")).fill(name);
  await sheet.getByRole("button", { name: say("common:save") }).click();
  await expect(sheet.getByLabel(say("centres:calendar.followsLabel"))).toHaveAccessibleDescription(
    new RegExp(say("errors:day_follows_none")),
  );
  await sheet.getByLabel(say("centres:calendar.followsLabel")).selectOption("2");
  await sheet.getByRole("button", { name: say("common:save") }).click();
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole("link", { name: saturday })).toHaveAccessibleName(/周二/);

  const own = page.getByRole("listitem").filter({ hasText: name });
  await own.getByRole("button", { name: say("centres:calendar.clear") }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: say("centres:calendar.clear") })
    .click();
  await expect(own).toHaveCount(0);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a time is closed and hours are booked by forms alone", async ({ page, loginAs }) => {
    await loginAs("director");
    await page.goto("/calendar?year=2027");
    await page.getByRole("link", { name: say("centres:calendar.closure") }).click();
    const sheet = page.getByRole("dialog");
    await sheet.getByLabel(say("centres:calendar.fromDay")).fill("2027-10-01");
    await sheet.getByLabel(say("centres:calendar.toDay")).fill("2027-10-07");
    await sheet.getByLabel(say("centres:calendar.name")).fill("国庆节");
    await sheet.getByRole("button", { name: say("centres:calendar.closeAct") }).click();
    await expect(page.getByRole("listitem").filter({ hasText: "国庆节" })).toBeVisible();

    await page.goto("/bookings?add=booking&day=2026-11-24");
    const form = page.getByRole("dialog");
    await form.getByLabel(say("enrolment:booking.child")).selectOption({ index: 40 });
    await form.getByLabel(say("enrolment:class")).selectOption({ index: 1 });
    await form.getByLabel(say("enrolment:booking.from")).fill("06:00");
    await form.getByLabel(say("enrolment:booking.until")).fill("09:00");
    await form.getByRole("button", { name: say("enrolment:booking.act") }).click();
    await expect(form.getByLabel(say("enrolment:booking.from"))).toHaveAccessibleDescription(
      /07:30–18:00/,
    );
  });
});
