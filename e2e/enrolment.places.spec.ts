import { expect, open, say, test } from "./fixtures";

const halfDay = "侯初晴";

test("a half-day child is switched to full days in three clicks, and the board shows it", async ({
  page,
  loginAs,
}) => {
  await loginAs("director");
  await open(page, `/children?q=${encodeURIComponent(halfDay)}`);
  await page.getByRole("link", { name: halfDay }).click();
  await page.getByRole("link", { name: say("enrolment:toFull"), exact: true }).click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByText(say("enrolment:fit.earliest"))).toBeVisible();
  await sheet.getByLabel(say("enrolment:fromDay")).fill("2027-03-01");
  await expect(sheet.getByText("2027年3月1日")).toBeVisible();
  await sheet.getByRole("button", { name: say("enrolment:changeAct") }).click();
  await expect(sheet).toHaveCount(0);
  const planned = page.getByRole("listitem").filter({ hasText: say("enrolment:planned") });
  await expect(planned).toContainText("2027年3月1日");

  await page.getByRole("link", { name: say("nav:places") }).click();
  await page.getByRole("link", { name: /^托小班 2027年3月1日/ }).click();
  const week = page.getByRole("region", { name: /托小班/ });
  await expect(week.getByRole("listitem").filter({ hasText: halfDay }).first()).toContainText(
    say("enrolment:board.goesOn", { schedule: say("enums:schedule.full") }),
  );

  await week.getByRole("link", { name: halfDay }).first().click();
  await planned.getByRole("button", { name: say("enrolment:cancelChange") }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: say("enrolment:cancelChange") })
    .click();
  await expect(planned).toHaveCount(0);
});
