import type { Page } from "@playwright/test";
import { makeColleague, signIn } from "./accounts";
import { expect, open, say, test } from "./fixtures";

const sessionsOn = (page: Page) =>
  page.getByRole("listitem").filter({ hasText: say("accounts:own.lastSeen", { time: "" }).trim() });

test("a device that is signed out from the list lands on the login page", async ({
  page,
  context,
  otherDevice,
  address,
}) => {
  const colleague = await makeColleague(address, "常安宁");
  await context.addCookies([await signIn(address, colleague)]);
  const phone = await otherDevice();
  const agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Safari/604.1";
  await phone.context().addCookies([await signIn(address, colleague, agent)]);
  await open(phone, "/children");

  await open(page, "/account/sessions");
  const rows = sessionsOn(page);
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: say("accounts:own.thisDevice") })).toHaveCount(1);
  const other = rows.filter({ hasText: "Safari · iPhone" });
  await other.getByRole("button", { name: say("accounts:own.end"), exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: say("accounts:own.end"), exact: true })
    .click();
  await expect(rows).toHaveCount(1);

  await phone.goto("/children");
  await expect(phone).toHaveURL(/\/login\?returnTo=%2Fchildren$/);
  await page.reload();
  await expect(rows).toHaveCount(1);
});

test("all other devices are signed out at once", async ({ page, context, address }) => {
  const colleague = await makeColleague(address, "苏念安");
  for (let device = 0; device < 3; device += 1) await signIn(address, colleague);
  await context.addCookies([await signIn(address, colleague)]);
  await open(page, "/account/sessions");
  const all = page.getByRole("button", { name: say("accounts:own.endOthers") });
  await all.first().click();
  await page
    .getByRole("dialog")
    .filter({ visible: true })
    .getByRole("button", { name: say("accounts:own.endOthers") })
    .click();
  await expect(page.getByText(say("accounts:own.endedOthers", { n: 3 }))).toBeVisible();
  await expect(sessionsOn(page)).toHaveCount(1);
});
