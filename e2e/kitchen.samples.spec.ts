import { expect, open, say, test } from "./fixtures";

test("the cook takes a sample, cannot destroy it early, and the director sees one that is overdue", async ({
  page,
  loginAs,
  baseURL,
}) => {
  await loginAs("cook");
  await open(page, "/kitchen/samples");
  await expect(page.getByText(say("kitchen:samples.overdue", { count: "1" }))).toBeVisible();
  const due = page
    .getByRole("listitem")
    .filter({ hasText: say("kitchen:samples.state.due") })
    .first();
  await due.getByRole("link").click();
  const form = page.getByRole("dialog");
  await form.getByLabel(say("kitchen:samples.grams")).fill("100");
  await form.getByRole("button", { name: say("common:save") }).click();
  await expect(form.getByText(say("errors:sample_too_little"))).toBeVisible();
  await form.getByLabel(say("kitchen:samples.grams")).fill("130");
  await form.getByLabel(say("kitchen:samples.box")).fill("88");
  await form.getByRole("button", { name: say("common:save") }).click();
  const taken = page
    .getByRole("listitem")
    .filter({ hasText: say("kitchen:samples.inBox", { box: "88" }) });
  await expect(taken.getByText(say("kitchen:samples.state.kept"))).toBeVisible();

  const way = await taken
    .getByRole("link", { name: say("kitchen:samples.correct") })
    .getAttribute("href");
  const early = await page.request.post("/kitchen/samples", {
    headers: { Origin: baseURL ?? "" },
    form: { intent: "destroy", "sampleIds[]": /correct=([\w-]+)/.exec(way ?? "")?.[1] ?? "", destroyedBy: "x" }, // prettier-ignore
  });
  expect(await early.text()).toContain(say("errors:sample_too_young"));

  await loginAs("director");
  await open(page, "/home");
  const line = page
    .getByRole("listitem")
    .filter({ hasText: say("reports:home.overdueLine.samplesOverdue", { count: "1" }) });
  await line.getByRole("link").click();
  await expect(page).toHaveURL(/\/kitchen\/samples$/);
  await page.locator('a[href*="destroy=ready"]').click();
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("a meal's dishes are sampled at once", async ({ page, loginAs }) => {
  await loginAs("cook");
  await open(page, "/kitchen/samples");
  const snack = page.getByRole("region", { name: say("enums:meal.afternoonSnack") });
  const dishes = await snack.getByRole("listitem").count();
  await snack.getByRole("link", { name: say("kitchen:samples.takeAll") }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel(say("kitchen:samples.firstBox")).fill("31");
  await form.getByRole("button", { name: say("common:save") }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(snack.getByText(say("kitchen:samples.state.kept"))).toHaveCount(dishes);
  const last = say("kitchen:samples.inBox", { box: String(30 + dishes) });
  await expect(snack.getByText(last)).toBeVisible();
});
