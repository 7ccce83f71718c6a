import { accountOf, signIn } from "./accounts";
import { expect, open, say, test } from "./fixtures";

const title = "大班秋游告知";
const lines = "周五上午去植物园。\n请带水壶。";

test("a notice to be confirmed: written, read, signed, and the rest reminded", async ({
  page,
  loginAs,
  otherDevice,
  address,
}) => {
  await loginAs("director");
  await open(page, "/notices");
  await page.getByRole("link", { name: say("messages:notice.write") }).click();
  await expect(page).toHaveURL(/\/notices\/new$/);
  const publish = page.getByRole("button", { name: say("messages:notice.publish") });
  const level = page.getByRole("group", { name: say("messages:notice.level") });
  await page.getByLabel(say("messages:notice.name"), { exact: true }).fill(title);
  await page.getByLabel(say("messages:notice.body"), { exact: true }).fill(lines);
  await level.getByText(say("enums:noticeLevel.class"), { exact: true }).click();
  await page.getByLabel(say("messages:notice.mustConfirm")).check();

  // without a class there is nobody to send it to: said beside the classes, and nothing typed is lost
  await page.getByRole("button", { name: say("messages:notice.saveDraft") }).click();
  await expect(page.getByText(say("errors:notice_no_class"))).toBeVisible();
  await expect(page.getByLabel(say("messages:notice.body"), { exact: true })).toHaveValue(lines);

  await page.getByLabel("大班", { exact: true }).check();
  await publish.click();
  const asked = page.getByRole("dialog", { name: say("messages:notice.publishAsk") });
  await asked.getByRole("button", { name: say("messages:notice.publish") }).click();
  await expect(page).toHaveURL(/\/notices\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    say("enums:noticeState.published"),
  );
  const family = page.getByRole("row", { name: /廖书瑶/ });
  await expect(family).toContainText(say("messages:notice.notConfirmed"));

  const phone = await otherDevice();
  await phone.setViewportSize({ width: 390, height: 844 });
  await phone.context().addCookies([await signIn(address, accountOf("guardian"))]);
  await open(phone, "/family");
  const strip = phone.getByRole("region", { name: say("messages:notice.strip") });
  await strip.getByRole("link", { name: say("messages:notice.openOf", { title }) }).click();
  await expect(phone.getByText("请带水壶。")).toBeVisible();
  await phone.getByRole("button", { name: say("messages:notice.confirm") }).click();
  await expect(phone.getByText(say("errors:notice_tick_first"))).toBeVisible();

  // the sender's page hears of the reading with the next look, and of the signature at once
  await phone.getByLabel(say("messages:notice.agree")).check();
  await phone.getByRole("button", { name: say("messages:notice.confirm") }).click();
  await expect(phone.getByText(/确认$/).last()).toBeVisible();
  await expect(family).toContainText(say("messages:notice.confirmed"));

  await page.getByText(say("messages:notice.openOnes"), { exact: true }).click();
  await expect(page.getByRole("row", { name: /廖书瑶/ })).toHaveCount(0);
  await page.getByRole("button", { name: say("messages:notice.remind") }).click();
  await expect(page.getByRole("button", { name: say("messages:notice.remind") })).toBeDisabled();
  await open(phone, "/family");
  await expect(phone.getByRole("link", { name: say("messages:notice.openOf", { title }) })).toHaveCount(0); // prettier-ignore

  await page.getByRole("button", { name: say("messages:notice.withdraw") }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: say("messages:notice.withdraw") })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    say("enums:noticeState.withdrawn"),
  );
  await open(phone, "/family/notices");
  await expect(phone.getByRole("link", { name: title })).toHaveCount(0);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test("a notice is read and signed", async ({ page, loginAs }) => {
    await loginAs("staffGuardian");
    await page.goto("/family/notices");
    await page.getByRole("link", { name: /冬季作息/ }).click();
    await page.getByLabel(say("messages:notice.agree")).check();
    await page.getByRole("button", { name: say("messages:notice.confirm") }).click();
    await expect(page.getByText(/确认$/).last()).toBeVisible();
    await page.goto("/family");
    await expect(page.getByRole("region", { name: say("messages:notice.strip") })).toHaveCount(0);
  });
});
