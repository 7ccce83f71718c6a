import type { ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { startServer } from "~test/server";
import { buildPage, databaseOf, scratch, signIn, startFloor } from "./floors";
import { loadOf, median, rounded, type Figure } from "./measure";
import { topUpChildren } from "./top-up";

const rows = 135;
const rounds = Number(process.env.WENRUN_TEST_BENCH_ROUNDS ?? "7");
const seconds = Number(process.env.WENRUN_TEST_BENCH_SECONDS ?? "4");

/**
 * What the children list costs beside the least it could cost, alternating in one run:
 * (a) bare node:http and postgres.js as JSON, (b) a bare Remix page of the same rows behind the same
 * session check and one tenant transaction, (c) the product's list with all 135 rows on one page, (d) a family's Today.
 */
export async function floor(): Promise<Figure[]> {
  const server = await startServer({ env: { WENRUN_WORKER: "inside" } });
  const started: ChildProcess[] = [];
  try {
    const url = databaseOf(server.dataDir);
    await topUpChildren(url, server.dataDir, rows);
    const cookie = await signIn(server.url, "director");
    const family = await signIn(server.url, "guardian");
    buildPage();
    const json = await startFloor("json", url, scratch, server.dataDir, started);
    const page = await startFloor("page", url, scratch, server.dataDir, started);
    const targets = [
      { name: "a: node:http + postgres.js, JSON", url: json, cookie },
      { name: "b: bare Remix page", url: page, cookie },
      { name: "c: children list", url: `${server.url}/children?size=${rows}`, cookie },
      { name: "d: family's Today", url: `${server.url}/family`, cookie: family },
    ];
    await assertRows(`${server.url}/children?size=${rows}`, cookie);
    await assertRows(page, cookie);
    return await compare(targets);
  } finally {
    for (const child of started) child.kill("SIGTERM");
    await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

type Target = { name: string; url: string; cookie: string };

async function compare(targets: readonly Target[]): Promise<Figure[]> {
  for (const { url, cookie } of targets) await loadOf(url, cookie, 2);
  const measured = targets.map(() => [] as number[]); // reason: an empty list has no type of its own
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, { url, cookie }] of targets.entries()) {
      measured[at]?.push(await loadOf(url, cookie, seconds));
    }
  }
  const pages = measured[1] ?? [];
  return targets.map(({ name }, at) => {
    const values = measured[at] ?? [];
    // each beside the bare page of its own round: the machine is faster in one minute than in the next
    const ratio = median(values.map((value, round) => value / (pages[round] ?? value)));
    const compared = at >= 2 ? { floor: rounded(median(pages)), ratio: rounded(ratio, 2) } : {};
    return { name, value: rounded(median(values)), unit: "req/s", ...compared };
  });
}

/** A figure of the wrong page is worth nothing: every row must be there. */
async function assertRows(url: string, cookie: string): Promise<void> {
  const html = await (await fetch(url, { headers: { cookie } })).text();
  const links = new Set(html.match(/href="\/children\/[0-9a-f-]{36}"/g));
  if (links.size !== rows) throw new Error(`${url} shows ${links.size} of ${rows} rows`);
}
