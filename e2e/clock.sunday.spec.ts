import type { RunningServer } from "../test/server";
import { accountOf, signIn } from "./accounts";
import { expect, open, say, test as base } from "./fixtures";
import { serverAt } from "./servers";

const sunday = "2026-11-15T23:50:00+08:00";

const test = base.extend<object, { sundayServer: RunningServer }>({
  sundayServer: [
    async ({}, use) => {
      const server = await serverAt(sunday, { TZ: "UTC" });
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  address: async ({ sundayServer }, use) => use(sundayServer.url),
});

test.use({ timezoneId: "UTC", serverTime: new Date(sunday) });

test("ten minutes before midnight on a Sunday, with every machine in UTC, it is that Sunday", async ({
  page,
  context,
  sundayServer,
}) => {
  const places = {
    director: ["/home", "/children", "/allergies", "/diets", "/staff", "/classes", "/account"],
    teacher: ["/room"],
    guardian: ["/family", "/family/consents"],
  } as const;
  for (const [name, paths] of Object.entries(places)) {
    const account = accountOf(name as keyof typeof places); // reason: a key of this very object
    const session = await signIn(sundayServer.url, account);
    await context.addCookies([session]);
    for (const path of paths) {
      const sent = await fetch(`${sundayServer.url}${path}`, {
        headers: { Cookie: `${session.name}=${session.value}` },
      });
      const html = await sent.text();
      await open(page, path);
      const banner = page.getByText(say("common:demoTime")).first();
      await expect(banner).toContainText(/11月15日\s?周日 23:5\d/);
      expect(html).toMatch(/11月15日\s?周日 23:5\d/);
    }
  }
});
