import { accountOf, signIn } from "./accounts";
import { expect, open, say, test } from "./fixtures";

const handbook = say("enums:documentKind.handbook");
const lines = "## 接送\n冬季 17:30 前接走。\n\n## 请假\n当天 08:30 前说一声。";

test("a text is read without scripts, refused once it was replaced, accepted, and seen by the office", async ({
  page: office,
  browser,
  loginAs,
  address,
}) => {
  test.setTimeout(180_000);
  const family = await browser.newContext({
    ...{ baseURL: address, javaScriptEnabled: false, viewport: { width: 390, height: 844 } },
  });
  await family.addCookies([await signIn(address, accountOf("staffGuardian"))]);
  const page = await family.newPage();
  await page.goto("/family");
  const strip = page.getByRole("region", { name: say("families:document.strip") });
  await strip.getByRole("link", { name: say("families:document.openOf", { name: handbook }) }).click(); // prettier-ignore
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(handbook);
  await expect(page.getByText("来园先做晨检")).toBeVisible();
  await page.getByRole("link", { name: say("common:english") }).click();
  await expect(page.getByText("The morning check comes first")).toBeVisible();
  await page.getByRole("link", { name: say("common:chinese") }).click();
  const sign = page.getByRole("button", { name: say("families:document.sign"), exact: true });
  await sign.click();
  await expect(page.getByText(say("errors:document_tick_first"))).toBeVisible();

  // while the family reads, the director puts another version in force
  await loginAs("director");
  await open(office, "/applications/settings");
  const text = office.getByRole("region", { name: handbook });
  await text.getByLabel(say("enrolment:setting.textZh")).fill(lines);
  await text.getByRole("button", { name: say("enrolment:setting.publish") }).click();
  const asked = office.getByRole("dialog", { name: say("enrolment:setting.publishQuestion") });
  await asked.getByRole("button", { name: say("enrolment:setting.publish") }).click();
  await expect(
    text.getByText(say("enrolment:setting.version", { version: 2 }), { exact: true }),
  ).toBeVisible();

  const agree = (version: number) =>
    page.getByLabel(say("families:document.agree", { version }), { exact: false });
  await agree(1).check();
  await sign.click();
  await expect(page.getByText(say("errors:document_not_in_force"))).toBeVisible();
  await expect(page.getByText("冬季 17:30 前接走。")).toBeVisible();
  await agree(2).check();
  await sign.click();
  await expect(page.getByText(/贾慧敏 于 .* 确认/)).toBeVisible();
  await expect(sign).toHaveCount(0);
  await page.goto("/family");
  await expect(strip).toHaveCount(0);

  await open(office, "/documents");
  await office.getByRole("link", { name: handbook }).click();
  await expect(office.getByRole("heading", { level: 1 })).toHaveText(handbook);
  await expect(office.getByRole("row", { name: /贾慧敏，11月12日/ })).toBeVisible();
  await office.getByText(say("families:document.openOnes"), { exact: true }).last().click();
  await expect(office.getByRole("row", { name: /贾慧敏，11月12日/ })).toHaveCount(0);
  const remind = office.getByRole("button", { name: say("families:document.remind") });
  await remind.click();
  await expect(remind).toBeDisabled();

  // a sheet of paper came back
  const paper = office.getByRole("link", { name: /纸质签字/ }).first();
  const name = /记(.+)的纸质签字/.exec((await paper.getAttribute("aria-label")) ?? "")?.[1] ?? "";
  await paper.click();
  const form = office.getByRole("region", { name: say("families:document.onPaperAsk", { name, version: 2 }) }); // prettier-ignore
  await form.getByRole("button", { name: say("families:document.onPaper") }).click();
  await expect(form).toHaveCount(0);
  const row = office.getByRole("row", { name: new RegExp(name) });
  await expect(row).toContainText(say("families:document.paper"));
  const sheet = await office.request.get("/documents/handbook.xlsx?show=open");
  expect(sheet.headers()["content-type"]).toContain("spreadsheetml");
  await family.close();
});
