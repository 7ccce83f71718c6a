import type { Page } from "@playwright/test";
import { accountOf } from "./accounts";
import { expect, open, say, test } from "./fixtures";

async function tryPassword(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel(say("accounts:phoneOrEmail")).fill(login);
  await page.getByLabel(say("accounts:password"), { exact: true }).fill(password);
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.getByRole("button", { name: say("common:signIn"), exact: true }).click();
  await answered;
}

test("an unknown account and a wrong password get the same answer", async ({ page }) => {
  await open(page, "/login");
  for (const login of ["19977770001", accountOf("office").login]) {
    await tryPassword(page, login, "not the password");
    await expect(page.getByText(say("errors:wrong_login_or_password"))).toBeVisible();
    await expect(page.getByLabel(say("accounts:phoneOrEmail"))).toHaveValue(login);
    await open(page, "/login");
  }
});

test("after eight wrong ones this account waits, and another one does not", async ({ page }) => {
  await open(page, "/login");
  for (let count = 0; count < 8; count += 1) {
    await tryPassword(page, "19977770002", `guess number ${count}`);
  }
  await tryPassword(page, "19977770002", "one more guess");
  const waits = say("errors:too_many_attempts", { minutes: 15 });
  await expect(page.getByText(waits)).toBeVisible();

  const { login, password, landing } = accountOf("cook");
  await tryPassword(page, login, password);
  await expect(page).toHaveURL(new RegExp(`${landing}$`));
});

test("nothing typed is said at the field", async ({ page }) => {
  await open(page, "/login");
  await page.getByRole("button", { name: say("common:signIn"), exact: true }).click();
  const login = page.getByLabel(say("accounts:phoneOrEmail"));
  await expect(login).toHaveAccessibleDescription(say("errors:required"));
  await expect(login).toBeFocused();
});
