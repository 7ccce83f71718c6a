import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, open, say, test } from "./fixtures";

const child = "程初夏";
const phone = "19900008801";

async function apply(page: Page): Promise<string> {
  await open(page, "/apply");
  await page.getByLabel(say("enrolment:apply.childName")).fill(child);
  await page.getByText(say("enums:sex.female"), { exact: true }).click();
  await page.getByLabel(say("children:bornOn")).fill("2022-04-09");
  await page.getByLabel(say("enrolment:apply.wantedFrom")).fill("2027-03-01");
  await page.getByLabel(say("enrolment:apply.guardianName"), { exact: true }).fill("程文静");
  await page.getByLabel(say("enrolment:apply.guardianPhone"), { exact: true }).first().fill(phone);
  await page
    .getByLabel(say("enrolment:apply.relation"), { exact: true })
    .first()
    .selectOption({ label: say("enums:relation.mother") });
  await page.getByText(say("enrolment:apply.second")).click();
  await page.getByLabel(say("enrolment:apply.secondName"), { exact: true }).fill("程建国");
  await page
    .getByLabel(say("enrolment:apply.secondPhone"), { exact: true })
    .last()
    .fill("19900008802");
  await page
    .getByLabel(say("enrolment:apply.relation"), { exact: true })
    .last()
    .selectOption({ label: say("enums:relation.father") });
  const send = page.getByRole("button", { name: say("enrolment:apply.send") });
  await send.click();
  await expect(page.getByText(say("errors:notice_not_read"))).toBeVisible();
  await page.getByLabel(say("enrolment:apply.noticeRead")).check();
  await send.click();
  await expect(page.getByText(say("enrolment:own.state.waiting"))).toBeVisible();
  return page.url();
}

test("a family applies, the director offers, the guardian accepts by the QR link, and the child appears", async ({
  page,
  loginAs,
  otherDevice,
}) => {
  const family = await otherDevice();
  await family.setViewportSize({ width: 390, height: 844 });
  await apply(family);

  await loginAs("director");
  await open(page, "/applications");
  await page.getByRole("link", { name: child }).click();
  const offer = page.getByRole("region", { name: say("enrolment:offer.title") });
  await expect(offer.getByLabel(say("enrolment:class"))).toContainText("中班");
  await offer.getByRole("button", { name: say("enrolment:offer.make") }).click();
  await expect(page.getByText(say("enrolment:offer.open"))).toBeVisible();
  await page.getByRole("button", { name: say("enrolment:application.makeLink") }).click();
  const link = page.getByText(/\/apply\/[^ ]+$/);
  await expect(page.getByRole("img", { name: new RegExp(child) })).toBeVisible();
  const address = (await link.textContent()) ?? "";

  // the QR code is scanned on a phone that has never been here
  const phoneOfMother = await otherDevice();
  await phoneOfMother.setViewportSize({ width: 390, height: 844 });
  await open(phoneOfMother, new URL(address).pathname);
  await expect(phoneOfMother.getByText(say("enrolment:own.state.offered"))).toBeVisible();
  await phoneOfMother.getByText(say("enrolment:own.agreement"), { exact: true }).click();
  expect((await new AxeBuilder({ page: phoneOfMother }).analyze()).violations).toEqual([]);
  const pdf = phoneOfMother.waitForEvent("download");
  await phoneOfMother.getByRole("link", { name: say("enrolment:own.agreementPdf") }).click();
  expect((await pdf).suggestedFilename()).toMatch(/\.pdf$/);
  await phoneOfMother.getByLabel(say("enrolment:own.phone")).fill(phone);
  await phoneOfMother.getByLabel(say("enrolment:own.newPassword")).fill("a-quiet-morning");
  await phoneOfMother.getByRole("checkbox", { name: /第 1 版/ }).check();
  await phoneOfMother.getByRole("button", { name: say("enrolment:own.accept") }).click();
  await expect(
    phoneOfMother.getByText(say("enrolment:own.invite", { name: "程建国" })),
  ).toBeVisible();
  const invitation = (await phoneOfMother.getByText(/\/invite\/[^ ]+$/).textContent()) ?? "";
  await phoneOfMother.getByRole("link", { name: say("enrolment:own.signIn") }).click();
  await phoneOfMother.waitForURL(/\/family/);
  await expect(phoneOfMother.getByText(child).first()).toBeVisible();

  const phoneOfFather = await otherDevice();
  await open(phoneOfFather, new URL(invitation).pathname);
  await phoneOfFather
    .getByLabel(say("accounts:invite.newPassword"), { exact: true })
    .fill("another-quiet-morning");
  await phoneOfFather.getByRole("button", { name: say("accounts:invite.act") }).click();
  await phoneOfFather.waitForURL(/\/family/);
  await expect(phoneOfFather.getByText(child).first()).toBeVisible();

  await page.reload();
  await page.getByRole("link", { name: say("enrolment:application.toChild") }).click();
  await expect(page.getByRole("heading", { name: child })).toBeVisible();
  await expect(page.getByText("2027年3月1日").first()).toBeVisible();
  await expect(
    page.getByRole("region", { name: say("enrolment:agreement.title") }).getByRole("link"),
  ).toContainText("2027-");
});

test("a public form works without a script, keeps what was typed and says what is wrong", async ({
  browser,
  address,
}) => {
  const context = await browser.newContext({ baseURL: address, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/apply");
  await page.getByLabel(say("enrolment:apply.childName")).fill("没脚本");
  await page.getByLabel(say("children:bornOn")).fill("2015-01-01");
  await page.getByRole("button", { name: say("enrolment:apply.send") }).click();
  await expect(page.getByLabel(say("enrolment:apply.childName"))).toHaveValue("没脚本");
  await expect(page.getByText(say("errors:required")).first()).toBeVisible();
  await context.close();
});

test.describe("a stale form", () => {
  test.use({ allowed: /status of 409/ });

  test("two people correct the same application: the second is shown what stands now", async ({
    page,
    loginAs,
  }) => {
    await loginAs("director");
    await open(page, "/applications");
    await page.getByRole("link", { name: "裴沐阳" }).click();
    await page.getByRole("link", { name: say("enrolment:application.edit") }).click();
    const note = page.getByLabel(say("enrolment:apply.note"));
    await expect(note).toBeVisible();
    const other = await page.context().newPage();
    await open(other, new URL(page.url()).pathname);
    await other.getByLabel(say("enrolment:apply.note")).fill("先改的");
    await other.getByRole("button", { name: say("enrolment:application.save") }).click();
    await other.waitForURL(/applications\/[^/]+$/);
    await note.fill("后改的");
    const answer = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: say("enrolment:application.save") }).click();
    expect((await answer).status()).toBe(409);
    await expect(page.getByText(say("errors:stale"))).toBeVisible();
    await expect(page.getByText(say("common:nowStored", { value: "先改的" }))).toBeVisible();
    await expect(note).toHaveValue("后改的");
    await page.getByRole("button", { name: say("enrolment:application.save") }).click();
    await page.waitForURL(/applications\/[^/]+$/);
    await expect(page.getByText("后改的")).toBeVisible();
  });
});
