import type { AccountName } from "./accounts";
import { expect, open, test } from "./fixtures";

test.use({ viewport: { width: 390, height: 844 } });

const places: Partial<Record<AccountName, readonly string[]>> = {
  director: [
    ...["/home", "/children", "/allergies", "/menu", "/diets", "/observations", "/messages"],
    ...["/roster", "/staff", "/accounts", "/classes", "/centre", "/system", "/account/sessions"],
    ...["/notices", "/notices/new", "/activities", "/activities/new"],
  ],
  teacher: ["/room", "/observations/new", "/notices", "/notices/new"],
  guardian: [
    ...["/family", "/family/menu", "/family/growth", "/family/messages", "/family/absence"],
    ...["/family/notices", "/family/activities", "/family/calendar", "/family/calendar/feed"],
  ],
};

for (const [name, paths] of Object.entries(places)) {
  test(`no page of ${name} is wider than a phone`, async ({ page, loginAs }) => {
    await loginAs(name as AccountName); // reason: a key of this very object
    const wide: string[] = [];
    for (const path of paths) {
      await open(page, path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 390) wide.push(`${path} is ${width} px wide`);
    }
    expect(wide).toEqual([]);
  });
}
