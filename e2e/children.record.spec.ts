import type { Locator, Page } from "@playwright/test";
import { expect, hydrated, open, say, test } from "./fixtures";

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** An invented number of 介休 with the check digit of GB 11643. */
function idNumber(bornOn: string, sequence: string): string {
  const body = `140781${bornOn.replaceAll("-", "")}${sequence}`;
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + "10X98765432".charAt(sum % 11);
}

const field = (page: Page, key: string) =>
  page.getByLabel(new RegExp(`^${say(`children:${key}`)}`)).first();

/** The radio button itself is covered by the word that it belongs to. */
const pick = (within: Page | Locator, word: string) =>
  within.getByRole("radio", { name: word, exact: true }).locator("xpath=..").click();

test.beforeEach(({ loginAs }) => loginAs("director"));

test("a child is registered, gets an allergy and a consent, and its number is opened once", async ({
  page,
}) => {
  await open(page, "/children/new");
  await field(page, "name").fill("贝小舟");
  await pick(page, say("enums:sex.female"));
  await field(page, "bornOn").fill("2024-05-12");
  await expect(page.getByText("周日", { exact: true })).toBeVisible();
  const good = idNumber("2024-05-12", "888");
  const bad = good.slice(0, 17) + (good.endsWith("1") ? "2" : "1");
  await field(page, "idNumber").fill(bad);
  await field(page, "guardianName").fill("贝远帆");
  await field(page, "guardianPhone").fill("19955550001");
  await page.getByLabel(say("children:relation")).selectOption("father");
  const act = page.getByRole("button", { name: say("children:register") });
  await act.click();
  await expect(field(page, "idNumber")).toHaveAccessibleDescription(
    new RegExp(say("errors:id_bad_check_digit")),
  );
  await expect(field(page, "name")).toHaveValue("贝小舟");
  await expect(field(page, "idNumber")).toHaveValue(bad);

  await field(page, "idNumber").fill(good);
  await act.click();
  await expect(page).toHaveURL(/\/children\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("贝小舟");
  await expect(page.getByText(say("children:notEnrolled"), { exact: true })).toBeVisible();

  await expect(page.getByText(good)).toHaveCount(0);
  await page.getByRole("button", { name: say("children:reveal") }).click();
  await expect(page.getByText(good)).toBeVisible();

  await page.getByRole("link", { name: say("children:addAllergy") }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel(say("children:allergen")).selectOption("peanut");
  await pick(sheet, say("enums:severity.severe"));
  await sheet.getByRole("button", { name: say("children:addAllergy") }).click();
  await expect(sheet).toHaveCount(0);
  await expect(page.getByText(say("children:severeAllergy"))).toBeVisible();

  await page.getByRole("link", { name: say("children:addAllergy") }).click();
  await sheet.getByLabel(say("children:allergen")).selectOption("peanut");
  await sheet.getByRole("button", { name: say("children:addAllergy") }).click();
  await expect(sheet.getByLabel(say("children:allergen"))).toHaveAccessibleDescription(
    say("errors:already_recorded"),
  );
  await sheet.getByRole("link", { name: say("common:cancel") }).click();
  await expect(sheet).toHaveCount(0);

  await page.getByRole("link", { name: say("children:recordConsent") }).click();
  await sheet.getByLabel(say("children:consentKind")).selectOption("outings");
  await pick(sheet, say("enums:consentState.granted"));
  await sheet.getByLabel(say("children:signedBy")).selectOption({ label: "贝远帆" });
  await sheet.getByRole("button", { name: say("children:recordConsent") }).click();
  await expect(sheet).toHaveCount(0);
  const outings = page.getByRole("listitem").filter({ hasText: say("enums:consentKind.outings") });
  await expect(outings).toContainText(say("enums:consentState.granted"));
});

test("a number that another child has is refused at its field", async ({ page }) => {
  const number = idNumber("2024-03-08", "886");
  for (const [name, phone] of [
    ["安小满", "19955550011"],
    ["安小寒", "19955550012"],
  ] as const) {
    await open(page, "/children/new");
    await field(page, "name").fill(name);
    await pick(page, say("enums:sex.female"));
    await field(page, "bornOn").fill("2024-03-08");
    await field(page, "idNumber").fill(number);
    await field(page, "guardianName").fill("安雁");
    await field(page, "guardianPhone").fill(phone);
    await page.getByLabel(say("children:relation")).selectOption("mother");
    await page.getByRole("button", { name: say("children:register") }).click();
    if (name === "安小满") await expect(page).toHaveURL(/\/children\/[0-9a-f-]{36}$/);
  }
  await expect(field(page, "idNumber")).toHaveAccessibleDescription(
    new RegExp(say("errors:id_taken")),
  );
});

test("a child that is not there is not found, calmly", async ({ page }) => {
  const answer = await page.goto("/children/0193aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa");
  expect(answer?.status()).toBe(404);
  await hydrated(page);
  await expect(page.getByText(say("common:errorPage.notFoundTitle"))).toBeVisible();
});
test.use({ allowed: /status of 404/ });
