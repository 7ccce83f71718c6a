import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../db/project-root";
import { accountOf, signIn } from "./accounts";
import { expect, hydrated, say } from "./fixtures";
import { isSent, roomWithoutNetwork, sync, tapper, test } from "./room";
import { serverAt } from "./servers";

/** 杨帆 leads 大班, where the elder child of the demo's guardian is. */
const teacher = "杨帆";

test("lunch is logged without a network, survives a cold start, and reaches the family", async ({
  page,
  context,
  wire,
}) => {
  test.setTimeout(150_000);
  const room = await roomWithoutNetwork(page, wire, teacher);

  const { tap, count } = tapper();
  const seats = page.locator(".meal-tile:not(.meal-tile-risk)");
  await tap(page.getByRole("link", { name: say("attendance:bar.meal", { meal: say("enums:meal.lunch") }) })); // prettier-ignore
  await expect(seats.first()).toBeVisible();
  const eating = await seats.count();
  expect(eating).toBeGreaterThanOrEqual(15);
  await tap(seats.nth(0));
  await tap(seats.nth(1));
  await tap(seats.nth(2));
  await tap(seats.nth(2));
  await tap(seats.nth(3), 700);
  await tap(page.getByRole("dialog").getByRole("button", { name: say("enums:mealAmount.none") }));
  await tap(page.getByRole("button", { name: say("attendance:meal.save", { count: eating }) }));
  expect(count()).toBeLessThanOrEqual(10);
  await expect(sync(page)).toHaveAttribute("data-unsent", String(eating));
  await expect(sync(page)).toContainText(say("attendance:sync.unsent", { count: eating }));

  await test.step("a cold tablet opens with the class and what waits", async () => {
    await page.close();
    const cold = await context.newPage();
    await cold.goto(room);
    await hydrated(cold);
    await expect(cold.locator(".room-tile").first()).toBeVisible();
    await expect(sync(cold)).toHaveAttribute("data-unsent", String(eating));
    await expect(sync(cold)).toContainText(say("attendance:sync.away"));
    await cold.goto("/children");
    await expect(cold.getByText("现在没有网络")).toBeVisible();
    await cold.goto(`${room}/meal?meal=lunch`);
    await hydrated(cold);
    const named = (amount: string) =>
      cold.getByRole("radio", { name: say(`enums:mealAmount.${amount}`), exact: true, checked: true }); // prettier-ignore
    await expect(named("most")).toHaveCount(2);
    await expect(named("half")).toHaveCount(1);
    await expect(named("none")).toHaveCount(1);
    wire.mend();
    await isSent(cold);
  });

  const later = await serverAt("2026-11-12T10:40:00+08:00");
  try {
    const family = await context.browser()?.newContext({ baseURL: later.url });
    if (!family) throw new Error("no browser");
    await family.addCookies([await signIn(later.url, accountOf("guardian"))]);
    const phone = await family.newPage();
    await phone.goto("/family");
    await expect(phone.getByText(say("enums:meal.lunch")).first()).toBeVisible();
    await family.close();
  } finally {
    await later.stop();
  }
});

test("an app that is renewed finds what the old one kept, and sends it", async ({
  page,
  context,
  wire,
}) => {
  test.setTimeout(120_000);
  const room = await roomWithoutNetwork(page, wire, "武玉洁");
  await page.getByRole("link", { name: new RegExp(say("attendance:room.filter.here")) }).click();
  for (let at = 0; at < 10; at += 1) {
    await page.getByRole("checkbox").nth(at).locator("xpath=..").click();
  }
  const bar = page.getByRole("group", { name: say("attendance:bar.title") });
  await bar.getByRole("button", { name: say("common:more") }).click();
  await page.getByRole("button", { name: say("enums:mood.happy") }).click();
  await expect(sync(page)).toHaveAttribute("data-unsent", "10");
  // as the app before this one wrote them down
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const asked = indexedDB.open("wenrun-room");
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          const store = asked.result.transaction("saves", "readwrite").objectStore("saves");
          const all = store.getAll();
          all.onsuccess = () => {
            for (const save of all.result) store.put({ ...save, version: save.version - 1 });
            store.transaction.oncomplete = () => resolve();
          };
        };
      }),
  );
  await page.close();

  const worker = path.join(projectRoot, "build", "client", "worker.js");
  const old = readFileSync(worker, "utf8");
  writeFileSync(worker, `${old}\n// renewed`);
  try {
    wire.mend();
    const renewed = await context.newPage();
    await renewed.goto("/help/https");
    await renewed.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const before = registration.active;
      await registration.update();
      const isNew = () => registration.active !== before && registration.active?.state === "activated"; // prettier-ignore
      for (let wait = 0; wait < 200 && !isNew(); wait += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      if (!isNew()) throw new Error("the worker was not renewed");
    });
    const answered = renewed.waitForResponse((one) => one.url().endsWith("/sync"));
    await renewed.goto(room);
    const { answers } = await (await answered).json();
    expect(JSON.stringify(answers).match(/"accepted"/g)).toHaveLength(10);
    await isSent(renewed);
  } finally {
    writeFileSync(worker, old);
  }
});
