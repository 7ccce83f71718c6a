import { makeColleague, signIn } from "./accounts";
import { expect, hydrated, open, say, test } from "./fixtures";

test("a session that ends in the middle of a form: login, and the draft is still there", async ({
  page,
  context,
  address,
}) => {
  const colleague = await makeColleague(address, "陶知安");
  const session = await signIn(address, colleague);
  await context.addCookies([session]);
  await open(page, "/children?q=mnc");
  await page.getByRole("link", { name: "毛念慈" }).click();
  await page.getByRole("link", { name: say("common:edit") }).click();
  await expect(page).toHaveURL(/\/children\/[^/]+\/edit$/);
  const form = new URL(page.url()).pathname;
  await hydrated(page);
  const note = page.getByLabel(new RegExp(`^${say("children:note")}`));
  await note.fill("午睡要抱着小兔子");

  await fetch(`${address}/logout`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: address, Cookie: `${session.name}=${session.value}` },
  });
  await page.getByRole("button", { name: say("common:save"), exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/login\\?returnTo=${encodeURIComponent(form)}$`));

  await page.getByLabel(say("accounts:phoneOrEmail")).fill(colleague.login);
  await page.getByLabel(say("accounts:password"), { exact: true }).fill(colleague.password);
  await page.getByRole("button", { name: say("common:signIn"), exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${form}$`));
  await expect(page.getByText(say("common:draftRestored"))).toBeVisible();
  await expect(note).toHaveValue("午睡要抱着小兔子");

  await page.getByRole("button", { name: say("common:save"), exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${form.replace("/edit", "")}$`));
  await expect(page.getByText("午睡要抱着小兔子")).toBeVisible();
});
