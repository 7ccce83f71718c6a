import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { launchServer, startServer, type RunningServer } from "~test/server";
import { rounded, type Figure } from "./measure";

/** What `npm start` may take on an installed and built tree, in seconds. */
const limits = { page: 15, demo: 35, warm: 4 };

const secondsSince = (began: number): number => (performance.now() - began) / 1000;

async function untilAnswered(server: RunningServer): Promise<void> {
  while (!(await fetch(server.url).catch(() => null))) await pause(20);
}

/** The first page, the whole demo, and a start after that. */
export async function start(): Promise<Figure[]> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "wenrun-bench-"));
  try {
    const cold = performance.now();
    const first = await launchServer({ dataDir });
    await untilAnswered(first);
    const page = secondsSince(cold);
    while (!(await fetch(`${first.url}/healthz`)).ok) await pause(50);
    const demo = secondsSince(cold);
    await first.stop();
    const again = performance.now();
    const second = await startServer({ dataDir });
    const warm = secondsSince(again);
    await second.stop();
    const figure = (name: string, value: number, limit: number): Figure => ({
      ...{ name, value: rounded(value, 2), unit: "s" },
      ...{ floor: limit, ratio: rounded(value / limit, 2) },
    });
    return [
      figure("first page (limit 15 s)", page, limits.page),
      figure("demo complete (limit 35 s)", demo, limits.demo),
      figure("warm start (limit 4 s)", warm, limits.warm),
    ];
  } finally {
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}
