import { accountOf, signIn } from "./accounts";
import { expect, open, say, test } from "./fixtures";

const words = "出生日期应为 5 月 13 日，请看出生证明";
const fact = say("enums:correctionFact.bornOn");

test("something is wrong: said by the family, mended by the office, answered on the same page", async ({
  page,
  loginAs,
  otherDevice,
  address,
}) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 390, height: 844 });
  await loginAs("guardian");
  await open(page, "/family/child");
  const card = page.getByRole("region", { name: say("families:correction.title") });
  await card.getByText(say("families:correction.open"), { exact: true }).click();
  const send = card.getByRole("button", { name: say("families:correction.send") });
  await card.getByLabel(say("families:correction.fact")).selectOption("bornOn");
  await send.click();
  await expect(card.getByText(say("errors:required"))).toBeVisible();
  await card.getByLabel(say("families:correction.words")).fill(words);
  await send.click();
  await expect(card.getByRole("listitem").filter({ hasText: words })).toContainText(say("enums:correctionState.open")); // prettier-ignore

  // one about the same fact at a time
  await card.getByText(say("families:correction.open"), { exact: true }).click();
  await card.getByLabel(say("families:correction.fact")).selectOption("bornOn");
  await card.getByLabel(say("families:correction.words")).fill("再说一次");
  await send.click();
  await expect(card.getByText(say("errors:correction_open"))).toBeVisible();
  await expect(card.getByLabel(say("families:correction.words"))).toHaveValue("再说一次");

  const office = await otherDevice();
  await office.context().addCookies([await signIn(address, accountOf("office"))]);
  await open(office, "/corrections");
  await office.getByRole("link", { name: /廖/ }).filter({ visible: true }).first().click();
  await expect(office.getByText(words)).toBeVisible();
  await expect(office.getByRole("link", { name: /打开廖.+的资料/ })).toBeVisible();
  await office.getByRole("button", { name: say("families:correction.decline") }).click();
  await expect(office.getByText(say("errors:correction_reason_missing"))).toBeVisible();
  await office.getByLabel(say("families:correction.answer")).fill("核对过出生证明，已改成 13 日");
  await office.getByRole("button", { name: say("families:correction.done") }).click();
  await expect(office.getByRole("heading", { level: 1 })).toContainText(say("enums:correctionState.done")); // prettier-ignore
  await open(office, "/corrections");
  await expect(office.getByRole("row", { name: new RegExp(words) })).toHaveCount(0);
  await office.getByText(say("families:correction.settledOnes"), { exact: true }).click();
  await expect(office.getByRole("row", { name: new RegExp(words) })).toBeVisible();

  await open(page, "/family/child");
  const asked = card.getByRole("listitem").filter({ hasText: words });
  await expect(asked).toContainText("核对过出生证明，已改成 13 日");
  await expect(async () => {
    await open(page, "/family/alerts");
    await expect(page.getByText(say("families:alert.correction.done.title")).first()).toBeVisible({ timeout: 2000 }); // prettier-ignore
  }).toPass();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test("a correction is asked for and taken back", async ({ page, loginAs }) => {
    await loginAs("staffGuardian");
    await page.goto("/family/child");
    const card = page.getByRole("region", { name: say("families:correction.title") });
    await card.getByText(say("families:correction.open"), { exact: true }).click();
    await card.getByLabel(say("families:correction.fact")).selectOption("ownPhone");
    await card.getByLabel(say("families:correction.words")).fill("换成了 199 开头的号码");
    await card.getByRole("button", { name: say("families:correction.send") }).click();
    const withdrawn = say("families:correction.withdrawOf", { fact: say("enums:correctionFact.ownPhone") }); // prettier-ignore
    await page.getByRole("button", { name: withdrawn }).click();
    await expect(card.getByRole("listitem").first()).toContainText(say("enums:correctionState.withdrawn")); // prettier-ignore
    await expect(card).not.toContainText(fact + say("enums:correctionState.open"));
  });
});
