import { AxeBuilder } from "@axe-core/playwright";
import { readFileSync } from "node:fs";
import type { RunningServer } from "../test/server";
import { passwordFor, signIn, signInStaff } from "./accounts";
import { expect, open, say, test as base } from "./fixtures";
import { serverAt } from "./servers";

const leaving = "2026-11-12T16:40:00+08:00";
const afterwards = "2026-11-12T16:43:00+08:00";
/** Of 乳儿班, from which no other journey's child goes home; the father has an account that nobody else signs in with. */
const teacher = "孙丽娟";
const child = "吴如意";
const phone = "19900001006";

/** The demo's afternoon, and the same three minutes later with a worker beside it. */
const test = base.extend<object, { afternoon: RunningServer }>({
  afternoon: [
    async ({}, use) => {
      const server = await serverAt(leaving);
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  address: async ({ afternoon }, use) => use(afternoon.url),
});

test.use({ serverTime: new Date(leaving) });

test("a child goes home, and its family finds the day's report", async ({
  page,
  address,
  otherDevice,
}) => {
  test.setTimeout(180_000);

  await test.step("the teacher signs the child out, and has a card for the class's chat", async () => {
    await page.context().addCookies([await signInStaff(address, teacher)]);
    await open(page, "/room");
    await page.locator(".room-tile").filter({ hasText: child }).getByRole("checkbox").locator("xpath=..").click(); // prettier-ignore
    await page
      .getByRole("button", { name: say("attendance:bar.departSome", { count: 1 }) })
      .click();
    await expect(page.getByRole("status").last()).toContainText(
      say("attendance:said.depart", { count: 1 }),
    );
    const room = page.url();
    await open(page, `${room}/group`);
    await expect(page.getByText(`${address}/family`)).toBeVisible();
    await expect(page.getByRole("img", { name: say("families:groupCard.qr") })).toBeVisible();
    await expect(page.locator("#content")).not.toContainText(child);
    const picture = await page.request.get(`${room}/group.png`);
    expect((await picture.body()).subarray(1, 4).toString()).toBe("PNG");
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });

  const later = await serverAt(afterwards, { WENRUN_WORKER: "inside" });
  try {
    const family = await otherDevice({ address: later.url, time: new Date(afterwards) });
    await family.setViewportSize({ width: 390, height: 844 });
    const account = await passwordFor(later.url, phone);
    await family.context().addCookies([await signIn(later.url, account)]);

    await test.step("the family finds the report, once", async () => {
      await open(family, "/family");
      const bell = family.getByRole("link", {
        name: new RegExp(`^${say("families:alert.bell")}`),
      });
      await bell.click();
      await expect(family).toHaveURL(/\/family\/alerts$/);
      const list = family.getByRole("list", { name: say("families:alert.list") });
      const today = say("families:alert.digest.title", { name: child, day: "11月12日周四" });
      const report = list.getByRole("link", { name: today });
      await expect(async () => {
        await family.reload();
        await expect(report).toHaveCount(1, { timeout: 1_000 });
      }).toPass();
      await expect(list.getByRole("link", { name: say("families:alert.pickUp.title", { name: child }) })).toHaveCount(1); // prettier-ignore
      expect((await new AxeBuilder({ page: family }).analyze()).violations).toEqual([]);
      await report.click();
    });

    await test.step("it is a page to print, and a document with Chinese text", async () => {
      await expect(family.getByRole("heading", { level: 1 })).toHaveText(
        say("families:report.of", { name: child }),
      );
      await expect(family.locator("dl")).toContainText("16:40");
      expect((await new AxeBuilder({ page: family }).analyze()).violations).toEqual([]);
      const waiting = family.waitForEvent("download");
      await family.getByRole("link", { name: say("families:report.pdf") }).click();
      const file = readFileSync(await (await waiting).path()).toString("latin1");
      expect(file.startsWith("%PDF-")).toBe(true);
      expect(file).toMatch(/\/FontFile[23]? /);
      expect(file.match(/\/Type \/Page\b/g)).toHaveLength(1);
      const printed = await family.pdf({ format: "A4" });
      expect(printed.toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(1);
    });

    await test.step("what it is told about is its own choice", async () => {
      await open(family, "/family/settings/notifications");
      expect((await new AxeBuilder({ page: family }).analyze()).violations).toEqual([]);
      const box = (category: string, channel: string) =>
        family.getByRole("checkbox", {
          name: say("families:settings.of", {
            category: say(`enums:alertCategory.${category}`),
            channel: say(`enums:alertChannel.${channel}`),
          }),
        });
      await expect(box("todo", "page")).toBeChecked();
      await expect(box("todo", "push")).not.toBeChecked();
      await box("todo", "push").check();
      await box("message", "page").uncheck();
      await family.getByRole("button", { name: say("families:settings.save") }).click();
      await expect(family.getByText(say("families:settings.saved"), { exact: true })).toBeVisible();
      await family.reload();
      await expect(box("todo", "push")).toBeChecked();
      await expect(box("message", "page")).not.toBeChecked();
    });

    await test.step("a push is shown as it came, and holds the way to its page", async () => {
      const begun = family.context().waitForEvent("serviceworker");
      await family.evaluate(async () => {
        await navigator.serviceWorker.register("/worker.js");
        await navigator.serviceWorker.ready;
      });
      const note = { title: "每日报告", body: "午餐吃完", path: "/family/report", tag: "one" };
      // this browser shows no notifications: what the worker asks for is looked at instead
      const asked: unknown = await (
        await begun
      ).evaluate(`(() => {
        const asked = [];
        self.registration.showNotification = (title, of) => {
          asked.push({ title, body: of.body, path: of.data, tag: of.tag });
          return Promise.resolve();
        };
        const data = ${JSON.stringify(JSON.stringify(note))};
        self.dispatchEvent(new PushEvent("push", { data }));
        return asked;
      })()`);
      expect(asked).toEqual([note]);
    });
  } finally {
    await later.stop();
  }
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the director sets the gateway by a form, and is told what is wrong", async ({
    page,
    loginAs,
  }) => {
    await loginAs("director");
    await page.goto("/centre/hook");
    await page.getByLabel(say("families:hook.url")).fill("http://gateway.example/in");
    await page.getByLabel(say("families:hook.secret")).fill("0123456789abcdef");
    await page.getByRole("button", { name: say("families:hook.save") }).click();
    await expect(page.getByLabel(say("families:hook.url"))).toHaveAccessibleDescription(
      new RegExp(say("errors:url_not_https")),
    );
    await page.getByLabel(say("families:hook.url")).fill("https://gateway.example/in");
    await page.getByLabel(say("families:hook.secret")).fill("0123456789abcdef");
    await page.getByRole("button", { name: say("families:hook.save") }).click();
    await expect(page.getByText(say("families:hook.saved"), { exact: true })).toBeVisible();
    await page.getByRole("button", { name: say("families:hook.remove") }).click();
    await expect(page.getByText(say("families:hook.none"))).toBeVisible();
  });
});
