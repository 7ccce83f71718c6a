import path from "node:path";
import { projectRoot } from "../db/project-root";
import { demoClasses } from "../db/seed/demo-centre";
import { startServer, type RunningServer } from "../test/server";
import { signIn } from "./accounts";
import { demoTime, expect, open, say, test as base } from "./fixtures";

const director = { login: "19911110101", password: "a quiet first morning" };
const workbook = path.join(projectRoot, "db/seed/files/roster-119.xlsx");

const test = base.extend<object, { freshServer: RunningServer }>({
  freshServer: [
    async ({}, use) => {
      const clock = { NODE_ENV: "test", WENRUN_CLOCK: demoTime.toISOString() };
      const server = await startServer({ args: ["--empty"], env: clock });
      await fillCentre(server.url);
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  address: async ({ freshServer }, use) => use(freshServer.url),
});

/** A centre with the demo's classes, its director, and nobody in it. */
async function fillCentre(address: string): Promise<void> {
  const send = (where: string, fields: Record<string, string>, cookie = "") =>
    fetch(`${address}${where}`, {
      method: "POST",
      redirect: "manual",
      headers: { Origin: address, Cookie: cookie },
      body: new URLSearchParams(fields),
    });
  await send("/setup", {
    ...{ centreName: "晨光托育园", shortName: "晨光", licensedPlaces: "135" },
    ...{ directorName: "林若溪", phone: director.login, password: director.password },
  });
  const { name, value } = await signIn(address, director);
  for (const { name: className, type, places } of demoClasses) {
    const fields = { name: className, type, places: String(places) };
    const answer = await send("/classes/new", fields, `${name}=${value}`);
    if (answer.status !== 302) throw new Error(`${className}: ${answer.status}`);
  }
}

test("a roll is brought, looked at, imported, undone and imported again", async ({
  page,
  context,
  address,
}) => {
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
  await expect(imported).toBeVisible();

  await page.getByRole("button", { name: say("enrolment:roster.undo") }).click();
  const dialog = page.getByRole("dialog", { name: say("enrolment:roster.undoQuestion") });
  await dialog.getByRole("button", { name: say("enrolment:roster.undo") }).click();
  await expect(page.getByText(say("enrolment:roster.undoneLine"))).toBeVisible();

  await page.getByRole("link", { name: say("enrolment:roster.again") }).click();
  await bring();
  await act.click();
  await expect(imported).toBeVisible();
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
