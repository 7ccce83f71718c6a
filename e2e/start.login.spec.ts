import { accountNames, accountOf } from "./accounts";
import { expect, open, say, test } from "./fixtures";

test("the address opens on the login page of the centre", async ({ page }) => {
  await open(page, "/");
  await expect(page).toHaveURL(/\/login$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(say("accounts:welcomeBack"));
  await expect(page.getByText(say("common:demoHow"))).toBeVisible();
});

for (const name of accountNames) {
  test(`${name} signs in by password and opens every place of the navigation`, async ({ page }) => {
    const { login, password, landing } = accountOf(name);
    await open(page, "/login");
    await page.getByLabel(say("accounts:phoneOrEmail")).fill(login);
    await page.getByLabel(say("accounts:password"), { exact: true }).fill(password);
    await page.getByRole("button", { name: say("common:signIn"), exact: true }).click();
    await page.waitForURL((url) => url.pathname.startsWith(landing));
    await expect(page.getByText(say("common:demoTime"))).toBeVisible();

    const main = page.getByRole("navigation", { name: say("common:mainNavigation") });
    const links = main.getByRole("link");
    const own = await links.evaluateAll((found) =>
      found.map((link) => link.getAttribute("href") ?? ""),
    );
    for (const place of new Set(own)) {
      const [path = ""] = place.split("?");
      await links
        .and(page.locator(`[href="${place}"]`))
        .first()
        .click();
      await page.waitForURL((url) => url.pathname.startsWith(path));
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    }
    for (const place of ["/account", "/account/sessions"]) {
      await open(page, place);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    }
  });
}

test("a demo button signs in without typing, and the way out leads to the login page", async ({
  page,
}) => {
  await open(page, "/login");
  await page.getByRole("button", { name: say("enums:role.cook") }).click();
  await expect(page).toHaveURL(/\/kitchen$/);
  await page.getByRole("button", { name: accountOf("cook").name }).click();
  await page.getByRole("button", { name: say("common:signOut") }).click();
  await expect(page).toHaveURL(/\/login$/);
  await page.goto("/diets");
  await expect(page).toHaveURL(/\/login\?returnTo=%2Fdiets$/);
});

test("who works here and has a child here switches between both", async ({ page, loginAs }) => {
  await loginAs("staffGuardian", { fresh: true });
  await open(page, "/family");
  await page
    .getByRole("button", { name: say("common:accountOf", accountOf("staffGuardian")) })
    .click();
  await page.getByRole("button", { name: say("enums:role.teacher") }).click();
  await expect(page).toHaveURL(/\/room/);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
});
