import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { demoAccounts } from "~db/seed/demo-accounts";
import { newId } from "~/lib/id";
import { rounded, type Figure } from "./measure";

const listeners = 50;
const taps = 40;
/** From the tap to the event on the slowest board. */
const limitMs = 1_000;

/** A signed-in session's cookie of a demo account with this role. */
async function signIn(url: string, role: string): Promise<string> {
  const account = demoAccounts.find((each) => each.role === role);
  if (!account) throw new Error(`the demo has no ${role}`);
  const { login, password } = account;
  const answer = await fetch(`${url}/login`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: url },
    body: new URLSearchParams({ login, password }),
  });
  const cookie = /wenrun_session=[^;]+/.exec(answer.headers.get("set-cookie") ?? "")?.[0];
  if (!cookie) throw new Error(`${role} was not signed in (${answer.status})`);
  return cookie;
}

type Listener = { open: Promise<void>; heard: number[]; close: () => void };

/** A plain reader of the stream; `heard` are the moments at which news came. */
function listen(url: string, cookie: string): Listener {
  const heard: number[] = [];
  let close = () => {};
  const open = new Promise<void>((resolve, reject) => {
    const request = http.get(`${url}/live?topic=board`, { headers: { cookie } }, (answer) => {
      if (answer.statusCode !== 200)
        return reject(new Error(`/live answered ${answer.statusCode}`));
      answer.setEncoding("utf8");
      answer.on("data", (text: string) => {
        if (text.includes("event: open")) resolve();
        if (text.includes("event: news")) heard.push(performance.now());
      });
      answer.on("error", () => undefined);
    });
    request.on("error", reject);
    close = () => request.destroy();
  });
  return { open, heard, close };
}

const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

/**
 * How long it takes until each of fifty open boards has the event of a tap. The commit lies between the sending
 * of the tap and its answer, so the delay from it lies between the two that are measured.
 */
export async function liveDelays(url: string): Promise<Figure[]> {
  const cookie = await signIn(url, "director");
  const ask = (path: string) => fetch(`${url}${path}`, { headers: { cookie } });
  const room = /\/room\/([0-9a-f-]{36})"/.exec(await (await ask("/room")).text())?.[1] ?? "";
  const page = await (await ask(`/room/${room}`)).text();
  const staffId = /name="staffId" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? "";
  const open = Array.from({ length: listeners }, () => listen(url, cookie));
  await Promise.all(open.map((one) => one.open));
  const [sent, committed]: [number[], number[]] = [[], []];
  try {
    for (let at = 0; at < taps; at += 1) {
      const moment = await demoNow(ask);
      const events = [{ id: newId(), staffId, kind: at % 2 === 0 ? "out" : "in", at: moment }];
      const before = performance.now();
      const answer = await fetch(`${url}/room/${room}/sync`, {
        method: "POST",
        headers: { cookie, Origin: url, "Content-Type": "application/json" },
        body: JSON.stringify({
          saves: [{ batchId: newId(), noun: "duty", version: 2, offsetMs: 0, events }],
        }),
      });
      const told = await answer.text();
      if (!told.includes('"accepted"')) throw new Error(`the tap was not taken: ${told}`);
      sent.push(before);
      committed.push(performance.now());
      for (let wait = 0; open.some(({ heard }) => heard.length <= at); wait += 1) {
        if (wait > 500) throw new Error("an event did not reach every board");
        await pause(10);
      }
    }
  } finally {
    open.forEach(({ close }) => close());
  }
  const delaysFrom = (moments: readonly number[]) =>
    open
      .flatMap(({ heard }) => moments.map((moment, at) => Math.max(0, (heard[at] ?? 0) - moment)))
      .sort((a, b) => a - b);
  const [fromSent, fromAnswer] = [delaysFrom(sent), delaysFrom(committed)];
  const p99 = quantile(fromSent, 0.99);
  if (p99 > limitMs) process.exitCode = 1;
  const figure = (name: string, value: number): Figure => ({
    ...{ name, value: rounded(value, 1), unit: "ms" },
  });
  return [
    figure(`commit to ${listeners} boards, at least, p50`, quantile(fromAnswer, 0.5)),
    figure("at least, p99", quantile(fromAnswer, 0.99)),
    figure("at most, p50", quantile(fromSent, 0.5)),
    figure(`at most, p99 (limit ${limitMs})`, p99),
  ];
}

/** The demo keeps its own time, and refuses what lies ahead of it. */
async function demoNow(ask: (path: string) => Promise<Response>): Promise<string> {
  const text = await readFirst(await ask("/live?topic=board"));
  const at = /"at":"([^"]+)"/.exec(text)?.[1];
  if (!at) throw new Error("the stream did not say what time it is");
  return at;
}

async function readFirst(answer: Response): Promise<string> {
  const reader = answer.body?.getReader();
  const part = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(part?.value);
}
