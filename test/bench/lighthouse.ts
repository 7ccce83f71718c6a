import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { demoAccounts } from "~db/seed/demo-accounts";
import lighthouseOf, { type Result } from "lighthouse";
import { chromium } from "playwright";
import { freePort, startServer } from "~test/server";
import { findBrowser } from "../browser";
import { databaseOf, signIn } from "./floors";
import { fillDay } from "./full-day";
import { median, rounded, type Figure } from "./measure";

const rounds = Number(process.env.WENRUN_TEST_BENCH_ROUNDS ?? "5");

/** What must not come with the page that a family opens every day, by words that only these libraries write. */
const heavy = {
  "react-hook-form": "shouldUseNativeValidation",
  recharts: "recharts-responsive-container",
  zod: "invalid_format",
};

/**
 * A family's full Today as Lighthouse's phone sees it (simulated slow 4G, a processor four times slower), the middle
 * of several runs; and the scripts of a first visit, compressed as every browser can read them.
 */
export async function lighthouse(): Promise<Figure[]> {
  const server = await startServer({ env: { WENRUN_WORKER: "apart" } });
  const profile = await mkdtemp(path.join(tmpdir(), "wenrun-lighthouse-"));
  const { executablePath, args, env } = await findBrowser();
  const port = await freePort();
  const browser = await chromium.launchPersistentContext(profile, {
    ...{ executablePath, env, args: [...args, `--remote-debugging-port=${port}`] },
  });
  try {
    const name = demoAccounts.find(({ role }) => role === "guardian")?.name ?? "";
    await fillDay(databaseOf(server.dataDir), name);
    const cookie = await signIn(server.url, "guardian");
    const url = `${server.url}/family`;
    const runs: Result[] = [];
    for (let round = 0; round < rounds; round += 1) runs.push(await visit(url, port, cookie));
    return [...figuresOf(runs), ...(await scriptsOf(runs.at(-1)))];
  } finally {
    await browser.close();
    await server.stop();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function visit(url: string, port: number, cookie: string): Promise<Result> {
  const run = await lighthouseOf(url, {
    ...{ port, logLevel: "error", extraHeaders: { Cookie: cookie } },
    onlyCategories: ["performance", "accessibility", "best-practices"],
  });
  if (!run || run.lhr.finalDisplayedUrl !== url) throw new Error(`${url} was not what opened`);
  if (run.lhr.runtimeError) throw new Error(run.lhr.runtimeError.message);
  return run.lhr;
}

/** At least a score, or less than a measure: what is not so makes the bench fail. */
function figuresOf(runs: readonly Result[]): Figure[] {
  const of = (read: (run: Result) => number | null | undefined) =>
    median(runs.map((run) => read(run) ?? Number.NaN));
  const score = (category: string): Figure => {
    const value = rounded(of((run) => run.categories[category]?.score) * 100, 0);
    return held({ name: `${category} (at least 95)`, value, unit: "points" }, value >= 95);
  };
  const below = (audit: string, words: string, limit: number, unit: string): Figure => {
    const value = rounded(
      of((run) => run.audits[audit]?.numericValue),
      unit === "ms" ? 0 : 3,
    );
    return held({ name: `${words} (less than ${limit})`, value, unit }, value < limit);
  };
  return [
    ...["performance", "accessibility", "best-practices"].map(score),
    below("largest-contentful-paint", "largest paint", 1800, "ms"),
    below("total-blocking-time", "blocked", 150, "ms"),
    below("cumulative-layout-shift", "layout shift", 0.02, ""),
  ];
}

type Request = { url: string; resourceType?: string };

async function scriptsOf(run: Result | undefined): Promise<Figure[]> {
  const details = run?.audits["network-requests"]?.details;
  // reason: the library's own types leave a table's items open
  const requests = (details && "items" in details ? details.items : []) as unknown as Request[];
  const scripts = requests.filter(({ resourceType }) => resourceType === "Script");
  const texts = await Promise.all(scripts.map(async ({ url }) => (await fetch(url)).text()));
  const kilobytes = texts.reduce((sum, text) => sum + gzipSync(text).length, 0) / 1000;
  const found = Object.entries(heavy).filter(([, words]) => texts.some((text) => text.includes(words))); // prettier-ignore
  for (const [name] of found) console.error(`${name} comes with the page`);
  const size = { name: "scripts, gzip (at most 120)", value: rounded(kilobytes), unit: "kB" };
  return [
    held(size, kilobytes <= 120),
    held({ name: "heavy libraries (none)", value: found.length, unit: "" }, found.length === 0),
  ];
}

function held(figure: Figure, isHeld: boolean): Figure {
  if (!isHeld) process.exitCode = 1;
  return figure;
}
