import { accountOf } from "./accounts";
import { expect, say, test } from "./fixtures";

test.use({ javaScriptEnabled: false });

test("without scripts: sign in, search, register an allergy", async ({ page }) => {
  const { login, password } = accountOf("healthWorker");
  await page.goto("/login");
  await page.getByLabel(say("accounts:phoneOrEmail")).fill(login);
  await page.getByLabel(say("accounts:password"), { exact: true }).fill("not this one");
  await page.getByRole("button", { name: say("common:signIn"), exact: true }).click();
  await expect(page.getByText(say("errors:wrong_login_or_password"))).toBeVisible();
  await expect(page.getByLabel(say("accounts:phoneOrEmail"))).toHaveValue(login);
  await page.getByLabel(say("accounts:password"), { exact: true }).fill(password);
  await page.getByRole("button", { name: say("common:signIn"), exact: true }).click();
  await expect(page).toHaveURL(/\/checks$/);

  await page.goto("/children");
  const search = page.getByRole("searchbox");
  await search.fill("gwq");
  await search.press("Enter");
  await expect(page).toHaveURL(/q=gwq/);
  await page.getByRole("link", { name: "顾晚晴" }).click();

  await page.getByRole("link", { name: say("children:addAllergy") }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: say("children:addAllergy") }).click();
  await expect(sheet.getByLabel(say("children:allergen"))).toHaveAccessibleDescription(
    say("errors:required"),
  );
  await sheet.getByLabel(say("children:allergen")).selectOption("mango");
  await sheet.getByRole("button", { name: say("children:addAllergy") }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  const allergy = say("children:allergyOf", { allergen: say("enums:allergen.mango") });
  await expect(page.getByText(allergy)).toBeVisible();
});
