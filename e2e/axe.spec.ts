import fs from "node:fs/promises";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { accountNames, accountOf, signIn, type AccountName } from "./accounts";
import { expect, hydrated, test } from "./fixtures";
import { frames, kindOf, listPages, naturalWidth, publicPages } from "./pages";

test.use({ allowed: /status of 404/ });

/** Only what is wrong is described in full; the style sheets' text is asked for by no rule that is on. */
const quick = { resultTypes: ["violations" as const], preload: false };

async function violationsOf(page: Page, path: string): Promise<string[]> {
  await page.goto(path);
  await hydrated(page);
  // half-way through its entrance a sheet is paler than it is
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  // every page stands alone, without frames: axe need not open a second one to collect its findings
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options(quick).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${path} ${id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`),
  );
}

type Walk = { session: Awaited<ReturnType<typeof signIn>>; landing: string; paths: string[] };

/** Walked once, whichever of the test processes comes first: the others read what it found. */
async function pagesOf(address: string, name: AccountName): Promise<Walk> {
  const file = path.join(process.env.WENRUN_E2E_DATA ?? "", `pages-${name}.json`);
  const isFirst = await fs.mkdir(`${file}.begun`).then(() => true, () => false); // prettier-ignore
  if (isFirst) {
    const walk = await walkAs(address, name);
    await fs.writeFile(`${file}.part`, JSON.stringify(walk));
    await fs.rename(`${file}.part`, file);
    return walk;
  }
  let text = "";
  await expect(async () => (text = await fs.readFile(file, "utf8"))).toPass({ timeout: 60_000 });
  const walk: Walk = JSON.parse(text);
  return walk;
}

async function walkAs(address: string, name: AccountName): Promise<Walk> {
  const { landing, ...account } = accountOf(name);
  const session = await signIn(address, account);
  return { session, landing, paths: await listPages(address, session, landing) };
}

/** The role's own landing page, and every kind of page that no role before it in its frame opens. */
async function ownPages(address: string, name: AccountName) {
  const frame = frames.find((names) => names.includes(name)) ?? [name];
  const { session, landing, paths } = await pagesOf(address, name);
  const seen = new Set<string>();
  for (const earlier of frame.slice(0, frame.indexOf(name))) {
    for (const path of (await pagesOf(address, earlier)).paths) seen.add(kind(address, path));
  }
  const isOwn = (path: string) => path === landing || !seen.has(kind(address, path));
  return { session, paths: paths.filter(isOwn) };
}

const kind = (address: string, path: string): string => kindOf(new URL(path, address));

test.describe.configure({ mode: "parallel" });

// every page of every role in both languages and looks: npm run proof -- axe
for (const name of accountNames) {
  const parts = name === "director" ? 4 : 1;
  for (let at = 0; at < parts; at += 1) {
    const part = parts === 1 ? "" : ` (part ${at + 1})`;
    test(`axe finds nothing on the pages of ${name}${part}`, async ({ page, context, address }) => {
      test.setTimeout(300_000);
      const { session, paths } = await ownPages(address, name);
      await context.addCookies([session]);
      await page.setViewportSize({ width: naturalWidth[name], height: 900 });
      const found: string[] = [];
      for (const [no, path] of paths.entries()) {
        if (no % parts === at) found.push(...(await violationsOf(page, path)));
      }
      expect(found).toEqual([]);
    });
  }
}

test("axe finds nothing on the pages before anyone is signed in", async ({ page }) => {
  const found: string[] = [];
  for (const path of publicPages) found.push(...(await violationsOf(page, path)));
  expect(found).toEqual([]);
});
