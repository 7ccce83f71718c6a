import { Buffer } from "node:buffer";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { signInStaff } from "./accounts";
import { expect, open, say, test } from "./fixtures";
import { tapper } from "./room";

test.use({ viewport: { width: 820, height: 1180 }, hasTouch: true });

/** 李慧芳 of 托大一班, where three children of the afternoon are still to come. */
const teacher = "李慧芳";

const tiles = (page: Page) => page.locator(".room-tile");
const bar = (page: Page) => page.getByRole("group", { name: say("attendance:bar.title") });
const toast = (page: Page) => page.getByRole("status");

/** Ticks the first children of a filter. */
async function chooseFirst(page: Page, count: number) {
  const boxes = page.getByRole("checkbox");
  for (let at = 0; at < count; at += 1) await boxes.nth(at).locator("xpath=..").click();
}

test("a teacher's day: arrivals, lunch in ten taps, undo, a nap, a note with a photo", async ({
  page,
  context,
  address,
}) => {
  test.setTimeout(150_000);
  await context.addCookies([await signInStaff(address, teacher)]);
  await open(page, "/room");
  await expect(page).toHaveURL(/\/room\/[0-9a-f-]{36}$/);
  const room = page.url();

  await test.step("three arrive, healthy, with one press", async () => {
    await page.getByRole("link", { name: `3 ${say("attendance:room.filter.expected")}` }).click();
    await expect(page.getByRole("checkbox")).toHaveCount(3);
    await chooseFirst(page, 3);
    await bar(page)
      .getByRole("button", { name: say("attendance:bar.arriveSome", { count: 3 }) })
      .click();
    await expect(toast(page)).toContainText(say("attendance:said.arrive", { count: 3 }));
    await open(page, room);
    await expect(tiles(page).filter({ hasText: "10:2" })).toHaveCount(3);
  });

  const { tap, count } = tapper();
  // those whom today's dishes could harm wait to be confirmed
  const seats = page.locator(".meal-tile:not(.meal-tile-risk)");
  const radio = (at: number, amount: string) =>
    seats.nth(at).getByRole("radio", { name: say(`enums:mealAmount.${amount}`), exact: true });

  await test.step("lunch with four exceptions in ten taps", async () => {
    const lunch = say("attendance:bar.meal", { meal: say("enums:meal.lunch") });
    await tap(bar(page).getByRole("link", { name: lunch }));
    await expect(page).toHaveURL(/meal\?meal=lunch$/);
    await expect(seats.first()).toBeVisible();
    const eating = await seats.count();
    expect(eating).toBeGreaterThan(10);
    await tap(seats.nth(0));
    await tap(seats.nth(2));
    await tap(seats.nth(3));
    await tap(seats.nth(3));
    await tap(seats.nth(5), 700);
    const amounts = page.getByRole("dialog");
    await tap(amounts.getByRole("button", { name: say("enums:mealAmount.none") }));
    await expect(radio(5, "none")).toBeChecked();
    for (const [at, amount] of [
      [0, "most"],
      [1, "finished"],
      [2, "most"],
      [3, "half"],
    ] as const) {
      await expect(radio(at, amount)).toBeChecked();
    }
    const save = page.getByRole("button", { name: say("attendance:meal.save", { count: eating }) });
    await tap(save);
    await expect(toast(page)).toContainText(
      say("attendance:said.meal", { count: eating, meal: say("enums:meal.lunch") }),
    );
    await expect(
      page.getByRole("button", { name: say("attendance:meal.allWritten") }),
    ).toBeDisabled();
    expect(count()).toBeLessThanOrEqual(10);

    await toast(page)
      .getByRole("button", { name: say("common:undo") })
      .last()
      .click();
    await expect(save).toBeEnabled();
    await expect(radio(3, "half")).toBeChecked();
    await save.click();
    await expect(
      page.getByRole("button", { name: say("attendance:meal.allWritten") }),
    ).toBeDisabled();
  });

  await test.step("one dish went otherwise: for the class, and for one child", async () => {
    const dish = page.locator(".meal-dish").last();
    const name = (await dish.textContent()) ?? "";
    const apart = (amount: string) =>
      say("attendance:meal.dishAte", { dish: name, amount: say(`enums:mealAmount.${amount}`) });
    await dish.click();
    await dish.click();
    await expect(seats.nth(1)).toContainText(apart("half"));
    await expect(seats.nth(3)).not.toContainText(apart("half"));
    await expect(seats.nth(5)).not.toContainText(name);
    await seats.nth(1).click({ delay: 700 });
    const whole = say("attendance:meal.dishOf", { dish: name, amount: say("enums:mealAmount.half") }); // prettier-ignore
    await page.getByRole("dialog").getByRole("button", { name: whole }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("common:close") })
      .click();
    await expect(seats.nth(1)).toContainText(apart("little"));
    await page.locator(".meal-save").click();
    await expect(
      page.getByRole("button", { name: say("attendance:meal.allWritten") }),
    ).toBeDisabled();
    await expect(page.locator(".room-sync")).toHaveAttribute("data-unsent", "0");
    await page.reload();
    await expect(seats.nth(1)).toContainText(apart("little"));
    await expect(seats.nth(0)).toContainText(apart("half"));
  });

  await test.step("a nap begins for two, one wakes up in the strip", async () => {
    await open(page, room);
    await chooseFirst(page, 2);
    await bar(page).locator('button[value="nap"]').click();
    const strip = page.getByRole("list", { name: say("attendance:nap.now") });
    await expect(strip.getByRole("listitem")).toHaveCount(2);
    await strip.getByRole("button").first().click();
    await expect(strip.getByRole("listitem")).toHaveCount(1);
    await page
      .getByRole("link", { name: new RegExp(say("attendance:room.filter.asleep")) })
      .click();
    await expect(page.getByRole("checkbox")).toHaveCount(1);
  });

  await test.step("a note whose file is no photo keeps its words, and then goes out", async () => {
    await open(page, room);
    await chooseFirst(page, 1);
    await bar(page)
      .getByRole("button", { name: say("attendance:bar.note") })
      .click();
    await expect(page).toHaveURL(/note\?child=/);
    await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(1);
    const text = "自己把鞋穿好了";
    await page.getByLabel(say("attendance:note.text")).fill(text);
    const gallery = page.getByLabel(say("attendance:note.choosePhotos"));
    const fake = { name: "假.jpg", mimeType: "image/jpeg", buffer: Buffer.from("no picture") };
    const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: "#3f7d6a" } }).jpeg().toBuffer(); // prettier-ignore
    const photo = { name: "鞋.jpg", mimeType: "image/jpeg", buffer: picture };
    await gallery.setInputFiles([fake, photo]);
    const save = page.getByRole("button", { name: say("attendance:note.saveFor", { count: 1 }) });
    await save.click();
    const refusal = say("errors:file_not_image");
    await expect(page.getByText(say("attendance:note.unfit", { name: "假.jpg", reason: refusal }))).toBeVisible(); // prettier-ignore
    await expect(page.getByLabel(say("attendance:note.text"))).toHaveValue(text);
    await expect(page.getByRole("checkbox", { name: "鞋.jpg" })).toBeChecked();
    await save.click();
    await expect(page).toHaveURL(room);
    await expect(toast(page)).toContainText(say("attendance:said.note", { count: 1 }));
    await expect(page.locator(".room-sync")).toHaveAttribute("data-unsent", "0");

    await tiles(page).first().getByRole("link").click();
    const sheet = page.getByRole("dialog");
    await expect(sheet).toContainText(text);
    const shown = sheet.getByRole("img", { name: /照片/ });
    await expect(shown).toHaveJSProperty("complete", true);
    expect(await shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  });
});

test.describe("before the scripts are there", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test("a snack is written down by the browser alone", async ({ page, loginAs }) => {
    await loginAs("teacher");
    await page.goto("/room");
    await page.goto(`${page.url().split("?")[0]}/meal?meal=afternoonSnack`);
    const first = page
      .getByRole("group")
      .filter({ has: page.getByRole("radio") })
      .first();
    await first.click();
    await expect(
      first.getByRole("radio", { name: say("enums:mealAmount.most"), exact: true }),
    ).toBeChecked();
    await page.getByRole("button", { name: new RegExp(say("common:save")) }).click();
    await expect(page.getByRole("button", { name: say("common:undo") })).toBeVisible();
    await expect(first.getByText(say("enums:mealAmount.most")).first()).toBeVisible();
    await page.getByRole("button", { name: say("common:undo") }).click();
    await expect(page.getByText(say("attendance:said.undone"))).toBeVisible();
  });
});
