import type { ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { startServer } from "~test/server";
import { demoAccounts } from "~db/seed/demo-accounts";
import { buildPage, databaseOf, scratch, signIn, startFloor } from "./floors";
import { fillDay } from "./full-day";
import { latencyOf, loadOf, median, rounded, type Figure } from "./measure";

const rounds = Number(process.env.WENRUN_TEST_BENCH_ROUNDS ?? "7");
const seconds = Number(process.env.WENRUN_TEST_BENCH_SECONDS ?? "4");
const least = { page: 0.7, unchanged: 0.5 };

/**
 * A family's Today with sixty entries and twelve photos, whole and unchanged, each beside the least it could
 * cost, alternating in one run: (a) a bare Remix page of the same entries behind the same session check and one
 * tenant transaction, (b) node:http that looks the session up and reads the revisions.
 */
export async function family(): Promise<Figure[]> {
  const server = await startServer({ env: { WENRUN_WORKER: "apart" } });
  const started: ChildProcess[] = [];
  try {
    const url = databaseOf(server.dataDir);
    const name = demoAccounts.find(({ role }) => role === "guardian")?.name ?? "";
    const { childId } = await fillDay(url, name);
    const cookie = await signIn(server.url, "guardian");
    buildPage();
    const page = await startFloor("page", url, scratch, server.dataDir, started);
    const look = await startFloor("look", url, scratch, server.dataDir, started);
    const today = { url: `${server.url}/family`, cookie };
    await wholeDay(today);
    const targets: Target[] = [
      { name: "a: bare Remix page, 60 entries", url: `${page}today?child=${childId}`, cookie },
      { name: `Today, whole (at least ${least.page} of a)`, ...today, floor: 0, least: least.page },
      { name: "b: node:http, session, revisions", url: look, cookie, tag: 'W/"floor"' },
      { name: `Today, unchanged (at least ${least.unchanged} of b)`, ...today, isHeld: true, floor: 2, least: least.unchanged }, // prettier-ignore
    ];
    const figures = [...(await compare(targets)), ...(await latencies(today))];
    return [...figures, await changing(url, childId, today)];
  } finally {
    for (const child of started) child.kill("SIGTERM");
    await server.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

type Target = { name: string; url: string; cookie: string; tag?: string; isHeld?: true; floor?: number; least?: number }; // prettier-ignore

async function compare(targets: readonly Target[]): Promise<Figure[]> {
  for (const target of targets) await loadOn(target, 2);
  const measured: number[][] = targets.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, target] of targets.entries()) {
      await rest(10);
      measured[at]?.push(await loadOn(target, seconds));
    }
  }
  return targets.map(({ name, floor, least: wanted = 0 }, at) => {
    const values = measured[at] ?? [];
    const figure = { name, value: rounded(median(values)), unit: "req/s" };
    if (floor === undefined) return figure;
    const beside = measured[floor] ?? [];
    // each beside the floor of its own round: the machine is faster in one minute than in the next
    const ratio = median(values.map((value, round) => value / (beside[round] ?? value)));
    if (ratio < wanted) process.exitCode = 1;
    return { ...figure, floor: rounded(median(beside)), ratio: rounded(ratio, 2) };
  });
}

/** A page that is held is another one with the next minute of the demo's clock: such a round is run again. */
async function loadOn({ url, cookie, tag, isHeld }: Target, forSeconds: number): Promise<number> {
  if (!isHeld) return loadOf(url, cookie, forSeconds, { tag });
  for (let tries = 0; tries < 3; tries += 1) {
    const held = await wholeDay({ url, cookie });
    const figure = await loadOf(url, cookie, forSeconds, { tag: held }).catch(() => null);
    if (figure !== null) return figure;
  }
  throw new Error(`${url} is never the same`);
}

/** What nobody waits for any more is still being made, and would count against the next: so many pages at most. */
const rest = (pages: number): Promise<void> => pause(pages * 100);

async function latencies(today: { url: string; cookie: string }): Promise<Figure[]> {
  await rest(10);
  const whole = await latencyOf(today.url, today.cookie, seconds, {});
  await rest(50);
  const held = async () => ({ tag: await wholeDay(today) });
  const again = async () => latencyOf(today.url, today.cookie, seconds, await held());
  const unchanged = await again().catch(again);
  const figure = (name: string, value: number): Figure => ({ name, value, unit: "ms" });
  return [
    figure("whole, 50 at once, p50", whole.p50),
    figure("whole, 50 at once, p99", whole.p99),
    figure("unchanged, 50 at once, p50", unchanged.p50),
    figure("unchanged, 50 at once, p99", unchanged.p99),
  ];
}

/** The same page while the child's day is another one hundreds of times a second: nothing that was read stands. */
async function changing(url: string, childId: string, today: { url: string; cookie: string }) {
  const sql = postgres(url, { max: 1, fetch_types: false });
  let isOver = false;
  const change = async () => {
    while (!isOver) {
      await sql`update shown_revision set revision = revision + 1 where about = ${childId}`;
      await pause(1);
    }
  };
  const changes = change();
  await rest(10);
  const value = await loadOf(today.url, today.cookie, seconds);
  isOver = true;
  await changes;
  await sql.end();
  return {
    name: "Today, whole, changed since the last look",
    value: rounded(value),
    unit: "req/s",
  };
}

/** A figure of the wrong page is worth nothing: the whole day must be on it. */
async function wholeDay({ url, cookie }: { url: string; cookie: string }): Promise<string> {
  const answer = await fetch(url, { headers: { cookie } });
  const html = await answer.text();
  const photos = new Set(html.match(/\/files\/[0-9a-f-]{36}\/tile/g)).size;
  const moments = (html.match(/<time/g) ?? []).length;
  if (photos < 12 || moments < 60) throw new Error(`${photos} photos, ${moments} moments`);
  return answer.headers.get("etag") ?? "";
}
