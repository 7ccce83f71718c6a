import path from "node:path";
import { projectRoot } from "../db/project-root";
import { signIn } from "./accounts";
import { expect, open, say } from "./fixtures";
import { director, test } from "./fresh-centre";

const workbook = path.join(projectRoot, "db/seed/files/roster-119.xlsx");

test("a roll is brought, looked at, imported, undone and imported again", async ({
  page,
  context,
  address,
}) => {
  test.setTimeout(180_000);
  await context.addCookies([await signIn(address, director)]);
  await open(page, "/children");
  await page.getByRole("main").getByRole("link", { name: say("children:importRoster") }).last().click(); // prettier-ignore
  const bring = async () => {
    await page.getByLabel(say("enrolment:roster.file")).setInputFiles(workbook);
    await page.getByRole("button", { name: say("enrolment:roster.preview") }).click();
    await expect(page.getByText(say("enrolment:roster.allFine", { rows: "119" }))).toBeVisible();
  };
  const act = page.getByRole("button", { name: say("enrolment:roster.importAll", { count: "119" }) }); // prettier-ignore
  const imported = page.getByText(
    say("enrolment:roster.importedLine", { imported: "119", left: "0" }),
  );
  await expect(page).toHaveURL(/\/children\/import$/);
  await page.getByRole("button", { name: say("enrolment:roster.preview") }).click();
  await expect(page.getByLabel(say("enrolment:roster.file"))).toHaveAccessibleDescription(
    new RegExp(say("errors:choose_file")),
  );
  await bring();
  await expect(page.getByRole("row", { name: /段星野/ })).toContainText("乳儿班");
  await act.click();
  await expect(page.getByRole("progressbar")).toBeVisible();
  await expect(imported).toBeVisible({ timeout: 60_000 });

  await page.getByRole("button", { name: say("enrolment:roster.undo") }).click();
  const dialog = page.getByRole("dialog", { name: say("enrolment:roster.undoQuestion") });
  await dialog.getByRole("button", { name: say("enrolment:roster.undo") }).click();
  await expect(page.getByText(say("enrolment:roster.undoneLine"))).toBeVisible();

  await page.getByRole("link", { name: say("enrolment:roster.again") }).click();
  await bring();
  await act.click();
  await expect(imported).toBeVisible({ timeout: 60_000 });
  await open(page, "/children");
  await expect(page.getByText(say("children:subtitle", { count: "119" }))).toBeVisible();
});

test("what is no roll is refused at its field, also without a script", async ({
  browser,
  address,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: address });
  await context.addCookies([await signIn(address, director)]);
  const page = await context.newPage();
  await page.goto("/children/import");
  const field = page.getByLabel(say("enrolment:roster.file"));
  const act = page.getByRole("button", { name: say("enrolment:roster.preview") });
  await field.setInputFiles({
    ...{ name: "roll.xlsx", mimeType: "application/octet-stream" },
    buffer: Buffer.from("d0cf11e0a1b11ae1", "hex"),
  });
  await act.click();
  await expect(field).toHaveAccessibleDescription(new RegExp(say("errors:table_old_workbook")));
  await field.setInputFiles({
    ...{ name: "roll.csv", mimeType: "text/csv" },
    buffer: Buffer.from("姓名,出生日期,班级\n甲,2024-01-32,托大一班\n"),
  });
  await act.click();
  await expect(page).toHaveURL(/\/children\/import\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("row", { name: /甲/ })).toContainText(say("errors:not_a_day"));
  await context.close();
});
