import ICAL from "ical.js";
import { accountOf, signIn } from "./accounts";
import { expect, open, say, test } from "./fixtures";

const title = "亲子烘焙";

test("an activity with one place: two families sign up, one withdraws, the other has it", async ({
  page,
  loginAs,
  otherDevice,
  address,
}) => {
  await loginAs("office");
  await open(page, "/activities");
  await page.getByRole("link", { name: say("messages:activity.make") }).click();
  await page.getByLabel(say("messages:activity.name"), { exact: true }).fill(title);
  await page.getByLabel(say("messages:activity.body"), { exact: true }).fill("一起做饼干。");
  await page.getByLabel(say("messages:activity.venue"), { exact: true }).fill("食堂");
  await page.getByLabel(say("messages:activity.day"), { exact: true }).fill("2026-11-20");
  await page.getByLabel(say("messages:activity.fromTime"), { exact: true }).fill("15:00");
  await page.getByLabel(say("messages:activity.untilTime"), { exact: true }).fill("14:00");
  await page.getByLabel(say("messages:activity.places"), { exact: true }).fill("1");
  await page.getByLabel(say("messages:activity.signUpOn"), { exact: true }).fill("2026-11-19");
  await page.getByLabel(say("messages:activity.signUpTime"), { exact: true }).fill("18:00");
  await page.getByRole("button", { name: say("messages:activity.saveDraft") }).click();
  await expect(page.getByText(say("errors:activity_times"))).toBeVisible();
  await page.getByLabel(say("messages:activity.untilTime"), { exact: true }).fill("16:30");
  await page.getByRole("button", { name: say("messages:activity.openNow") }).click();
  const asked = page.getByRole("dialog", { name: say("messages:activity.openAsk") });
  await asked.getByRole("button", { name: say("messages:activity.openNow") }).click();
  await expect(page).toHaveURL(/\/activities\/[0-9a-f-]{36}$/);
  const [, id = ""] = /\/activities\/([0-9a-f-]{36})$/.exec(page.url()) ?? [];

  const signUp = say("messages:activity.signUp");
  const first = await otherDevice();
  await first.setViewportSize({ width: 390, height: 844 });
  await first.context().addCookies([await signIn(address, accountOf("staffGuardian"))]);
  await open(first, "/family/calendar");
  await first
    .getByRole("link", { name: new RegExp(title) })
    .first()
    .click();
  await first.getByRole("button", { name: signUp, exact: true }).click();
  await expect(
    first.getByRole("button", { name: say("messages:activity.withdraw") }),
  ).toBeVisible();

  const second = await otherDevice();
  await second.setViewportSize({ width: 390, height: 844 });
  await second.context().addCookies([await signIn(address, accountOf("guardian"))]);
  await open(second, `/family/activities/${id}`);
  await second
    .getByRole("button", { name: say("messages:activity.join"), exact: true })
    .first()
    .click();
  await expect(second.getByText(/排在第 1/)).toBeVisible();
  const waiting = page.getByRole("row", {
    name: new RegExp(say("messages:activity.waitingNth", { nth: 1 })),
  });
  await expect(waiting).toBeVisible();

  await first.getByRole("button", { name: say("messages:activity.withdraw") }).click();
  await first
    .getByRole("dialog")
    .getByRole("button", { name: say("messages:activity.withdraw") })
    .click();
  await expect(
    first.getByRole("button", { name: say("messages:activity.join"), exact: true }),
  ).toBeVisible();
  await open(second, `/family/activities/${id}`);
  await expect(second.getByText(/已报名/).first()).toBeVisible();
  await expect(waiting).toHaveCount(0);

  // the address of the calendar: shown once, read by a calendar, and gone once it is ended
  await open(second, "/family/calendar/feed");
  await second.getByRole("button", { name: say("families:feed.make") }).click();
  const url = (await second.getByText(/\/calendar\/.*\.ics$/).textContent()) ?? "";
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  const root = new ICAL.Component(ICAL.parse(await answer.text()));
  const events = root.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  expect(events.map(({ summary }) => summary)).toContain(title);
  await open(second, "/family/calendar/feed");
  await expect(second.getByText(url)).toHaveCount(0);
  await second.getByRole("button", { name: say("families:feed.revoke") }).click();
  await second
    .getByRole("dialog")
    .getByRole("button", { name: say("families:feed.revoke") })
    .click();
  await expect(second.getByRole("button", { name: say("families:feed.make") })).toBeVisible();
  expect((await fetch(url)).status).toBe(404);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test("a family signs up and withdraws", async ({ page, loginAs }) => {
    await loginAs("staffGuardian");
    await page.goto("/family/activities");
    await page.getByRole("link", { name: /冬至包饺子/ }).click();
    await page.getByText("2", { exact: true }).first().click();
    const change = page.getByRole("button", { name: say("messages:activity.changeAdults") });
    const signUp = page.getByRole("button", { name: say("messages:activity.signUp"), exact: true });
    await signUp.or(change).first().click();
    await expect(page.getByText(/2 位大人/)).toBeVisible();
    await page
      .getByRole("button", { name: say("messages:activity.withdraw") })
      .first()
      .click();
    await expect(signUp).toBeVisible();
  });
});
