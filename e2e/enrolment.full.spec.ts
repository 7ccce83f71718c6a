import { demoClasses, type DemoClassName } from "../db/seed/demo-centre";
import { signIn } from "./accounts";
import { expect, open, say } from "./fixtures";
import { director, test } from "./fresh-centre";

/** Somebody of the right age for each class on the demo day. */
const bornIn: Record<DemoClassName, string> = {
  ...{ 乳儿班: "2026-03-01", 托小班: "2025-03-01", 托大一班: "2024-05-12", 托大二班: "2024-05-12" },
  ...{ 小班: "2023-03-01", 中班: "2022-03-01", 大班: "2021-03-01" },
};

/** A roll that fills every place of the centre. */
function fullRoll(): string {
  const lines = demoClasses.flatMap(({ name, places }) =>
    Array.from({ length: places }, (_, at) => [name, at] as const),
  );
  const rows = lines.map(([className, at], no) =>
    [
      ...[`满员${className}${at + 1}`, "女", bornIn[className], className, "2026-09-01", "全日"],
      ...[`家长${no + 1}`, "妈妈", `198${String(no).padStart(8, "0")}`],
    ].join(","),
  );
  const head = "姓名,性别,出生日期,班级,入托日期,托别,家长1姓名,家长1关系,家长1电话";
  return [head, ...rows].join("\n");
}

test("the 136th child is refused with the day from which there is a place, and is given one on it", async ({
  page,
  context,
  address,
}) => {
  await context.addCookies([await signIn(address, director)]);
  await open(page, "/children/import");
  await page.getByLabel(say("enrolment:roster.file")).setInputFiles({
    ...{ name: "满员.csv", mimeType: "text/csv" },
    buffer: Buffer.from(fullRoll()),
  });
  await page.getByRole("button", { name: say("enrolment:roster.preview") }).click();
  await page
    .getByRole("button", { name: say("enrolment:roster.importAll", { count: "135" }) })
    .click();
  await expect(
    page.getByText(say("enrolment:roster.importedLine", { imported: "135", left: "0" })),
  ).toBeVisible({ timeout: 60_000 });

  // one family leaves in spring
  await open(page, `/children?q=${encodeURIComponent("满员中班1")}&sort=name`);
  await page.getByRole("link", { name: "满员中班1", exact: true }).click();
  await page.getByRole("link", { name: say("enrolment:withdraw"), exact: true }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel(say("enrolment:endsOn")).fill("2027-03-01");
  await sheet.getByRole("button", { name: say("enrolment:withdraw") }).click();
  await expect(sheet).toHaveCount(0);

  await open(page, "/children/new");
  await page.getByLabel(say("children:name"), { exact: true }).fill("第一百三十六");
  await page.getByText(say("enums:sex.male"), { exact: true }).click();
  await page.getByLabel(say("children:bornOn")).fill("2022-03-02");
  await page
    .getByLabel(say("children:idKind"))
    .selectOption({ label: say("enums:idKind.pending") });
  await page.getByLabel(say("children:guardianName")).fill("第一百三十六的妈妈");
  await page.getByLabel(say("children:guardianPhone")).fill("19700000136");
  await page
    .getByLabel(say("children:relation"))
    .selectOption({ label: say("enums:relation.mother") });
  await page.getByRole("button", { name: say("children:register") }).click();
  await page.getByRole("link", { name: say("enrolment:admit") }).click();
  const place = page.getByRole("dialog");
  const room = place.getByLabel(say("enrolment:class"));
  await room.selectOption({ index: 6 });
  await place.getByLabel(say("enrolment:startsOn")).fill("2026-12-01");
  await place.getByRole("button", { name: say("enrolment:admit") }).click();
  await expect(place).toContainText(/中班.*25\/25.*2027年3月1日/);
  await place.getByLabel(say("enrolment:startsOn")).fill("2027-03-01");
  await place.getByRole("button", { name: say("enrolment:admit") }).click();
  await expect(place).toHaveCount(0);
  await expect(page.getByText("2027年3月1日").first()).toBeVisible();
});
