import type { Page } from "@playwright/test";
import { accountOf, signIn } from "./accounts";
import { expect, hydrated, open, say } from "./fixtures";
import { corner, isSent, roomWithoutNetwork, sync, tapper, test, tile } from "./room";

/** 郝翠英 of 大班, where two children of the afternoon are still to come that no other journey is about. */
const teacher = "郝翠英";
const [ill, away] = ["毛宇航", "雷梓豪"] as const;

const reason = (page: Page, word: string) =>
  page.getByRole("dialog").getByRole("button", { name: say(`enums:absenceReason.${word}`) });

test("a child is excused in two taps without a network, and the office reads it", async ({
  page,
  context,
  address,
  wire,
  otherDevice,
}) => {
  test.setTimeout(120_000);
  const room = await roomWithoutNetwork(page, wire, teacher);

  const { tap, count } = tapper();
  const close = () => page.getByRole("dialog").getByRole("link", { name: say("common:close") }).click(); // prettier-ignore
  await tap(corner(page, ill));
  await tap(reason(page, "ill"));
  expect(count()).toBe(2);
  await expect(page.getByRole("status")).toContainText(say("attendance:absence.said", { name: ill })); // prettier-ignore
  await expect(sync(page)).toHaveAttribute("data-unsent", "1");
  await expect(sync(page)).toContainText(say("attendance:sync.away"));
  await close();
  await expect(tile(page, ill)).toContainText(say("enums:absenceReason.ill"));

  await test.step("what has not gone out is dropped by its undo", async () => {
    await page
      .getByRole("status")
      .getByRole("button", { name: say("common:undo") })
      .click();
    await expect(sync(page)).toHaveAttribute("data-unsent", "0");
    await expect(tile(page, ill)).not.toContainText(say("enums:absenceReason.ill"));
    await corner(page, ill).click();
    await reason(page, "ill").click();
    await page.getByRole("button", { name: say("attendance:absence.cancel") }).click();
    await expect(sync(page)).toHaveAttribute("data-unsent", "0");
    await reason(page, "ill").click();
    await expect(sync(page)).toHaveAttribute("data-unsent", "1");
    await close();
  });

  await test.step("the longer form is one step further, and keeps as well", async () => {
    await corner(page, away).click();
    await page.getByRole("link", { name: say("attendance:absence.more") }).click();
    const sheet = page.getByRole("dialog");
    await expect(sheet.getByLabel(say("attendance:absence.from"))).toHaveValue("2026-11-12");
    await sheet.getByLabel(say("attendance:absence.to")).fill("2026-11-13");
    await sheet.getByText(say("enums:absenceReason.holiday"), { exact: true }).click();
    await sheet.getByRole("button", { name: say("attendance:absence.save"), exact: true }).click();
    await expect(sync(page)).toHaveAttribute("data-unsent", "2");
    await close();
    await expect(tile(page, away)).toContainText(say("enums:absenceReason.holiday"));
    await expect(page.getByText(new RegExp(`11月13日.*${away}`))).toBeVisible();
  });

  await test.step("a cold tablet still knows, and sends it when the network is back", async () => {
    await page.close();
    const cold = await context.newPage();
    await cold.goto(room);
    await hydrated(cold);
    await expect(tile(cold, ill)).toContainText(say("enums:absenceReason.ill"));
    await expect(sync(cold)).toHaveAttribute("data-unsent", "2");
    wire.mend();
    await isSent(cold);
    await expect(tile(cold, ill)).toContainText(say("enums:absenceReason.ill"));
  });

  const office = await otherDevice();
  await office.context().addCookies([await signIn(address, accountOf("office"))]);
  await open(office, `/attendance/register?class=${room.split("/").at(-1) ?? ""}`);
  const today = (name: string) =>
    office.getByRole("row").filter({ hasText: name }).locator("td.register-today");
  await expect(today(ill)).toContainText(say("attendance:register.mark.ill"));
  await expect(today(away)).toContainText(say("attendance:register.mark.other"));
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  /** Of 小班, still to come, and of no other journey. */
  const name = "段思齐";

  test("the sheet's forms do the same, and keep what was typed", async ({ page, loginAs }) => {
    await loginAs("office");
    await page.goto("/room");
    await page.getByRole("main").getByRole("link", { name: /^小班/ }).click();
    await corner(page, name).click();
    const sheet = page.getByRole("dialog");
    await reason(page, "personal").click();
    const cancel = sheet.getByRole("button", { name: say("attendance:absence.cancel") });
    await expect(sheet).toContainText(say("enums:absenceReason.personal"));
    await cancel.click();
    await sheet.getByRole("link", { name: say("attendance:absence.more") }).click();
    const until = sheet.getByLabel(say("attendance:absence.to"));
    const symptoms = sheet.getByLabel(say("attendance:absence.symptoms"));
    await until.fill("2026-11-11");
    await symptoms.fill("咳嗽");
    await sheet.getByRole("button", { name: say("attendance:absence.save"), exact: true }).click();
    await expect(until).toHaveAccessibleDescription(
      new RegExp(say("errors:ends_before_beginning")),
    );
    await expect(symptoms).toHaveValue("咳嗽");
    await until.fill("2026-11-13");
    await sheet.getByRole("button", { name: say("attendance:absence.save"), exact: true }).click();
    await expect(sheet).toContainText(say("enums:absenceReason.ill"));
    await cancel.click();
    await expect(reason(page, "ill")).toBeVisible();
  });
});
