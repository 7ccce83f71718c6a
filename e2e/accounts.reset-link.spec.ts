import { expect, open, say, test } from "./fixtures";

test("the office opens an account and hands over a link that sets the password once", async ({
  page,
  loginAs,
  otherDevice,
}) => {
  await loginAs("office");
  await open(page, "/accounts/new");
  await page.getByLabel(say("accounts:name"), { exact: true }).fill("方雨晴");
  await page.getByLabel(say("accounts:phone"), { exact: true }).fill("19966660001");
  await page.getByLabel(say("accounts:role"), { exact: true }).selectOption("carer");
  await page.getByRole("button", { name: say("accounts:openAct") }).click();
  await expect(page.getByText(say("accounts:opened"))).toBeVisible();

  await page.getByRole("button", { name: say("accounts:reset.make") }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: say("accounts:reset.make") })
    .click();
  const link = await page.getByText(/\/reset\//).textContent();
  await expect(
    page.getByRole("img", { name: say("accounts:reset.qr", { name: "方雨晴" }) }),
  ).toBeVisible();

  const phone = await otherDevice();
  await open(phone, new URL(link ?? "").pathname);
  await phone.getByLabel(say("accounts:reset.password"), { exact: true }).fill("rain on the roof");
  await phone.getByRole("button", { name: say("accounts:reset.act") }).click();
  await expect(phone).toHaveURL(/\/login$/);
  await phone.getByLabel(say("accounts:phoneOrEmail")).fill("19966660001");
  await phone.getByLabel(say("accounts:password"), { exact: true }).fill("rain on the roof");
  await phone.getByRole("button", { name: say("common:signIn"), exact: true }).click();
  await expect(phone).toHaveURL(/\/room/);

  await phone.goto(new URL(link ?? "").pathname);
  await expect(phone.getByText(say("accounts:reset.gone"))).toBeVisible();
});
