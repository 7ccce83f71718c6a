import { readFile } from "node:fs/promises";
import { Open } from "unzipper";
import { accountOf, signIn } from "./accounts";
import { expect, open, say, test } from "./fixtures";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

const fetchLink = say("families:archive.fetch");

test.describe("with another guardian looking on", () => {
  test.use({ allowed: /status of 40[34]/ });

  test("a guardian asks for everything, waits, and opens the file; nobody else gets it", async ({
    page,
    loginAs,
    otherDevice,
    address,
  }) => {
    test.setTimeout(180_000);
    await loginAs("guardian");
    await open(page, "/family/child");
    await page.getByRole("link", { name: say("families:tabs.rights"), exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("families:rights.title"));
    const card = page.getByRole("region", { name: say("families:archive.title") });
    await card.getByRole("button", { name: say("families:archive.ask") }).click();
    await expect(async () => {
      // the page asks by itself; its clock stands still here
      await page.reload();
      await expect(card.getByRole("link", { name: fetchLink })).toBeVisible({ timeout: 1500 });
    }).toPass({ timeout: 150_000 });
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      card.getByRole("link", { name: fetchLink }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^廖..* 2026-11-12\.zip$/);
    const { files } = await Open.buffer(await readFile(await download.path()));
    const names = files.map((file) => file.path);
    for (const name of ["index.html", "captions.csv", "days.csv", "messages.csv", "people.csv"]) {
      expect(names).toContain(name);
    }
    const index = await files.find((file) => file.path === "index.html")?.buffer();
    expect(index?.toString()).toContain("2026年11月11日");

    const href = (await card.getByRole("link", { name: fetchLink }).getAttribute("href")) ?? "";
    const stranger = await otherDevice();
    await stranger.context().addCookies([await signIn(address, accountOf("staffGuardian"))]);
    expect((await stranger.request.get(href)).status()).toBe(404);
    const collector = await otherDevice();
    await collector.context().addCookies([await signIn(address, accountOf("pickupOnly"))]);
    expect((await collector.request.get(href)).status()).toBe(403);
    expect((await collector.request.get("/family/rights/reads")).status()).toBe(403);
  });
});

test("a guardian reads who looked at the child's data, by kind and day by day", async ({
  page,
  loginAs,
  otherDevice,
  address,
}) => {
  const office = await otherDevice();
  await office.context().addCookies([await signIn(address, accountOf("office"))]);
  await loginAs("guardian");
  await open(page, "/family/rights");
  const zip = "form:has(input[name=childId]) input[name=childId], a[href$='.zip']";
  const found = page.locator(zip).first();
  const value = (await found.getAttribute("value")) ?? (await found.getAttribute("href")) ?? "";
  const [childId = ""] = /[0-9a-f-]{36}/.exec(value) ?? [];
  await open(office, `/children/${childId}`);
  await page.getByRole("link", { name: say("families:rights.reads") }).click();
  await expect(page).toHaveURL(/\/family\/rights\/reads/);
  const line = page.getByRole("listitem").filter({ hasText: say("enums:role.office") });
  await expect(
    line.filter({ hasText: say("families:reads.what.children_child_read") }),
  ).toHaveCount(1);
  await page.getByLabel(say("families:reads.kindLabel")).selectOption("identity");
  await expect(page).toHaveURL(/kind=identity/);
  await expect(
    line.filter({ hasText: say("families:reads.what.children_child_read") }),
  ).toHaveCount(0);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("everything can be asked for, and the page says how far it is", async ({
    page,
    loginAs,
  }) => {
    test.setTimeout(120_000);
    await loginAs("staffGuardian");
    await page.goto("/family/rights");
    await page.getByRole("button", { name: say("families:archive.ask") }).click();
    await expect(async () => {
      await page.goto("/family/rights");
      await expect(page.getByRole("link", { name: fetchLink })).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 90_000 });
  });
});
