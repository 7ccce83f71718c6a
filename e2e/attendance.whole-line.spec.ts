import type { Page } from "@playwright/test";
import sharp from "sharp";
import { twoChildGuardian } from "../db/seed/demo-accounts";
import { accountOf, signIn, type AccountName } from "./accounts";
import type { RunningServer } from "../test/server";
import { demoTime, expect, open, say, test as base } from "./fixtures";
import { serverAt } from "./servers";

const name = "廖小满";
const note = "第一天就自己把杯子放回了架子";
/** Long after what the room writes here, which a family sees after two minutes. */
const later = "2026-11-12T11:00:00+08:00";

const test = base.extend<{ afterwards: RunningServer }>({
  afterwards: async ({}, use) => {
    const server = await serverAt(later);
    await use(server);
    await server.stop();
  },
});

/** The product's line, with three people at three screens: a place is given, the day is lived, the family is told. */
test("a place is given, the day is lived, the family is told", async ({
  page: desk,
  loginAs,
  otherDevice,
  address,
  afterwards,
}) => {
  test.setTimeout(120_000);
  const enter = async (who: AccountName, at = { address, time: demoTime }): Promise<Page> => {
    const screen = await otherDevice(at);
    await screen.context().addCookies([await signIn(at.address, accountOf(who))]);
    return screen;
  };
  await loginAs("director");
  const tablet = await enter("teacher");
  let phone = await enter("guardian");
  await phone.setViewportSize({ width: 390, height: 844 });

  await test.step("the director registers a third child of the family and gives it a place", async () => {
    await open(desk, "/children/new");
    const field = (key: string) =>
      desk.getByLabel(new RegExp(`^${say(`children:${key}`)}`)).first();
    await field("name").fill(name);
    await desk
      .getByRole("radio", { name: say("enums:sex.female") })
      .locator("xpath=..")
      .click();
    await field("bornOn").fill("2025-06-01");
    await field("idKind").selectOption("pending");
    await field("guardianName").fill(twoChildGuardian.name);
    await field("guardianPhone").fill(twoChildGuardian.phone);
    await desk.getByLabel(say("children:relation")).selectOption("father");
    await desk.getByRole("button", { name: say("children:register") }).click();
    await expect(desk).toHaveURL(/\/children\/[0-9a-f-]{36}$/);
    const place = async (room: string) => {
      await desk.getByRole("link", { name: say("enrolment:admit") }).click();
      const sheet = desk.getByRole("dialog");
      const option = sheet.getByRole("option", { name: new RegExp(`^${room}`) });
      await sheet.getByRole("combobox").selectOption((await option.getAttribute("value")) ?? "");
      await sheet.getByRole("button", { name: say("enrolment:admit") }).click();
      return sheet;
    };
    const refused = await place("大班");
    await expect(refused.getByRole("combobox")).toHaveAccessibleDescription(/大班收 60 到 72 个月/);
    await refused.getByRole("link", { name: say("common:cancel") }).click();
    await expect(refused).toHaveCount(0);
    await expect(await place("托小班")).toHaveCount(0);
    await expect(desk.getByText("托小班").first()).toBeVisible();
  });

  const box = tablet.getByRole("checkbox", { name });
  const choose = () => box.locator("xpath=..").click();
  const bar = tablet.getByRole("group", { name: say("attendance:bar.title") });

  await test.step("the room lives the day with it: arrival, lunch, a nap, a note with a photo", async () => {
    await open(tablet, "/room");
    const room = tablet.url();
    await choose();
    await bar.locator('button[value="arrive"]').click();
    await expect(tablet.getByRole("status")).toContainText(
      say("attendance:said.arrive", { count: 1 }),
    );

    await open(tablet, `${room}/meal?meal=lunch`);
    const seat = tablet.getByRole("group", { name });
    await seat.click();
    await expect(seat.getByRole("radio", { name: say("enums:mealAmount.most") })).toBeChecked();
    await tablet
      .locator('button[type="submit"]')
      .filter({ hasText: say("common:save") })
      .click();
    await expect(tablet.getByRole("status")).toContainText(say("enums:meal.lunch"));

    await open(tablet, room);
    await choose();
    await bar.locator('button[value="nap"]').click();
    const strip = tablet.getByRole("list", { name: say("attendance:nap.now") });
    await expect(strip).toContainText(name);

    await open(tablet, room);
    await choose();
    await bar.getByRole("button", { name: say("attendance:bar.note") }).click();
    await tablet.getByLabel(say("attendance:note.text")).fill(note);
    const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: "#d7a257" } }).jpeg().toBuffer(); // prettier-ignore
    await tablet
      .getByLabel(say("attendance:note.choosePhotos"))
      .setInputFiles([{ name: "杯子.jpg", mimeType: "image/jpeg", buffer: picture }]);
    await tablet
      .getByRole("button", { name: say("attendance:note.saveFor", { count: 1 }) })
      .click();
    await expect(tablet).not.toHaveURL(/note/);
    await expect(tablet.locator(".room-sync")).toHaveAttribute("data-unsent", "0");
  });

  await test.step("the family sees it two minutes later, and not before", async () => {
    await open(phone, "/family");
    await phone.getByRole("link", { name }).click();
    await expect(phone.getByRole("banner")).toContainText(name);
    await expect(phone.getByText(note)).toHaveCount(0);
    phone = await enter("guardian", { address: afterwards.url, time: new Date(later) });
    await phone.setViewportSize({ width: 390, height: 844 });
    await open(phone, "/family");
    await phone.getByRole("link", { name }).click();
    await expect(phone.getByText(note).first()).toBeVisible();
    const today = phone.getByRole("region", { name: say("families:title") });
    await expect(today).toContainText(say("enums:mealAmount.most"));
    await expect(today).toContainText(say("enums:checkResult.healthy"));
    const photo = phone.locator('main img[src*="/files/"]').first();
    await expect
      .poll(() => photo.evaluate((img: HTMLImageElement) => img.naturalWidth))
      .toBeGreaterThan(0);
  });

  await test.step("the family takes tomorrow off, and both the room and the desk know", async () => {
    await phone.getByRole("link", { name: say("families:absence.tell") }).click();
    await phone.getByText(say("enums:absenceReason.personal"), { exact: true }).click();
    await phone.getByRole("button", { name: say("families:absence.send") }).click();
    await expect(phone).toHaveURL(/told/);
    await open(tablet, "/room");
    await expect(tablet.getByText(new RegExp(`11月13日.*${name}`))).toBeVisible();
    await open(desk, "/home");
    await expect(desk.getByRole("row", { name: /托小班/ })).toContainText("14 / 14");
  });
});
