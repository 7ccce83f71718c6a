import { expect, hydrated, open, say, test } from "./fixtures";

test("the office invites a guardian, who sets a password on the phone and sees the child", async ({
  page,
  loginAs,
  browser,
  address,
  otherDevice,
}) => {
  await loginAs("office");
  await open(page, "/children/new");
  const fill = (key: string, text: string) =>
    page
      .getByLabel(new RegExp(`^${say(`children:${key}`)}`))
      .first()
      .fill(text);
  await fill("name", "温小禾");
  await page
    .getByRole("radio", { name: say("enums:sex.female"), exact: true })
    .locator("xpath=..")
    .click();
  await fill("bornOn", "2024-05-12");
  await page.getByLabel(say("children:idKind")).selectOption("pending");
  await fill("guardianName", "温远");
  await fill("guardianPhone", "19977770001");
  await page.getByLabel(say("children:relation")).selectOption("father");
  await page.getByRole("button", { name: say("children:register") }).click();
  await expect(page).toHaveURL(/\/children\/[0-9a-f-]{36}$/);
  await page.getByRole("link", { name: say("children:tabs.people"), exact: true }).click();
  await expect(page.getByText(say("children:invite.noAccount"))).toBeVisible();
  await page.getByRole("button", { name: say("children:invite.of", { name: "温远" }) }).click();
  const sheet = page.getByRole("dialog");
  await expect(
    sheet.getByRole("img", { name: say("children:invite.qr", { name: "温远" }) }),
  ).toBeVisible();
  const link = new URL((await sheet.getByText(/\/invite\//).textContent()) ?? "").pathname;

  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".letter")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeHidden();
  await page.emulateMedia({ media: "screen" });

  const phone = await otherDevice();
  await phone.setViewportSize({ width: 390, height: 844 });
  await open(phone, link);
  await expect(phone.getByText("199****0001")).toBeVisible();
  const password = phone.getByLabel(say("accounts:invite.newPassword"), { exact: true });
  await password.fill("short");
  await phone.getByRole("button", { name: say("accounts:invite.act") }).click();
  await expect(password).toHaveAccessibleDescription(new RegExp(say("errors:password_too_short")));
  await password.fill("rain on the old roof");
  await phone.getByRole("button", { name: say("accounts:invite.act") }).click();
  await expect(phone).toHaveURL(/\/family$/);
  await hydrated(phone);
  await expect(phone.getByText("温小禾").first()).toBeVisible();

  await open(phone, link);
  await expect(phone.getByText(say("accounts:invite.closed.used.title"))).toBeVisible();
  await open(page, page.url());
  await expect(page.getByText(say("children:invite.hasAccount"))).toBeVisible();

  const withoutScripts = await browser.newContext({ javaScriptEnabled: false, baseURL: address });
  const bare = await withoutScripts.newPage();
  await bare.goto("/invite/no-such-link");
  await expect(bare.getByText(say("accounts:invite.closed.unknown.title"))).toBeVisible();
  await withoutScripts.close();
});

test("an invitation is opened without scripts too", async ({ page, loginAs, browser, address }) => {
  await loginAs("director");
  await open(page, "/children?q=ckx");
  await page.getByRole("link", { name: "程可心" }).click();
  await page.getByRole("link", { name: say("children:tabs.people"), exact: true }).click();
  await page.getByRole("link", { name: say("children:addGuardian") }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel(say("children:name"), { exact: true }).fill("程奶奶");
  await sheet.getByLabel(say("children:phone"), { exact: true }).fill("19977770002");
  await sheet.getByLabel(say("children:relation")).selectOption("paternalGrandmother");
  await sheet.getByLabel(say("children:grade")).selectOption("family");
  await sheet.getByRole("button", { name: say("children:addGuardian") }).click();
  await page.getByRole("button", { name: say("children:invite.of", { name: "程奶奶" }) }).click();
  const link = await page
    .getByRole("dialog")
    .getByText(/\/invite\//)
    .textContent();

  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: address });
  const bare = await context.newPage();
  await bare.goto(new URL(link ?? "").pathname);
  await bare
    .getByLabel(say("accounts:invite.newPassword"), { exact: true })
    .fill("rain on the old roof");
  await bare.getByRole("button", { name: say("accounts:invite.act") }).click();
  await expect(bare).toHaveURL(/\/family$/);
  await expect(bare.getByText("程可心").first()).toBeVisible();
  await bare.goto("/family/child");
  await expect(
    bare.getByRole("link", { name: say("families:tabs.consents"), exact: true }),
  ).toHaveCount(0);
  expect((await bare.goto("/family/consents"))?.status()).toBe(403);
  await context.close();
});
