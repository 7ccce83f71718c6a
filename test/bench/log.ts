import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { startEmbedded } from "~db/embedded";
import { migrateDatabase } from "~db/migrate";
import { projectRoot } from "~db/project-root";
import { keepDevice } from "~/access/device.server";
import { newId } from "~/lib/id";
import { cleanEnvironment, freePort, startServer } from "~test/server";
import { liveDelays } from "./live";
import { fillRooms, type Room } from "./log-rooms";
import { median, rounded, type Figure } from "./measure";

const perSave = 15;
const rounds = Number(process.env.WENRUN_TEST_BENCH_ROUNDS ?? "5");
const seconds = Number(process.env.WENRUN_TEST_BENCH_SECONDS ?? "6");
const leastRatio = 0.6;

/**
 * Entries a second that twenty tablets get in, fifteen children a save, beside bare node:http that parses the
 * same JSON and writes the same rows in one transaction, alternating in one run; and how long the news of a
 * tap takes to fifty boards.
 */
export async function log(): Promise<Figure[]> {
  const throughput = await measureSaves();
  const demo = await startServer({ env: { WENRUN_WORKER: "apart" } });
  try {
    return [...throughput, ...(await liveDelays(demo.url))];
  } finally {
    await demo.stop();
  }
}

async function measureSaves(): Promise<Figure[]> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "wenrun-bench-"));
  process.env.WENRUN_DATA_DIR = dataDir;
  const cluster = await startEmbedded({ dataDir });
  const started: ChildProcess[] = [];
  try {
    await migrateDatabase(cluster.url);
    const { centreId, rooms } = await fillRooms(cluster.url);
    const server = await startServer({
      env: { DATABASE_URL: cluster.url, WENRUN_WORKER: "apart" },
    });
    try {
      const floor = await startFloor(cluster.url, centreId, rooms[0]?.deviceId ?? "", started);
      return await compare(floor, server.url, rooms, cluster.url);
    } finally {
      await server.stop();
    }
  } finally {
    for (const child of started) child.kill("SIGTERM");
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function startFloor(url: string, centreId: string, actorId: string, started: ChildProcess[]) {
  const port = await freePort();
  const program = path.join(projectRoot, "test", "bench", "log-floor.ts");
  const args = ["--import", "tsx", program, String(port), url, centreId, actorId];
  started.push(
    spawn(process.execPath, args, { cwd: projectRoot, env: cleanEnvironment(), stdio: "inherit" }),
  );
  const address = `http://127.0.0.1:${port}`;
  for (let wait = 0; wait < 200; wait += 1) {
    if (await fetch(address).then(() => true, () => false)) return address; // prettier-ignore
    await pause(100);
  }
  throw new Error("the floor did not start");
}

type Load = { entries: number; tookMs: number[] };

async function compare(floor: string, product: string, rooms: readonly Room[], url: string) {
  const owner = postgres(url, { max: 1, onnotice: () => undefined });
  // both are measured as they are on any day but the first minute's
  for (const address of [floor, product]) await loadOf(address, rooms, seconds);
  const loads: { floor: Load[]; product: Load[] } = { floor: [], product: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of ["floor", "product"] as const) {
      // both begin each round with a day of the same length
      await owner`truncate day_entry, log_event cascade`;
      await owner`insert into day_entry select * from day_entry_kept`;
      await owner`insert into log_event select * from log_event_kept`;
      loads[kind].push(await loadOf(kind === "floor" ? floor : product, rooms, seconds));
    }
  }
  await owner.end();
  const rate = ({ entries }: Load) => entries / seconds;
  const ratio = median(
    loads.product.map((load, round) => rate(load) / rate(loads.floor[round] ?? load)),
  );
  if (ratio < leastRatio) process.exitCode = 1;
  const took = loads.product.flatMap(({ tookMs }) => tookMs).sort((a, b) => a - b);
  const at = (part: number) => rounded(took[Math.floor(took.length * part)] ?? 0);
  const least = rounded(median(loads.floor.map(rate)));
  return [
    { name: "floor: node:http, same rows", value: least, unit: "entries/s" },
    {
      ...{ name: `the product, ${rooms.length} tablets (at least ${leastRatio})` },
      ...{ value: rounded(median(loads.product.map(rate))), unit: "entries/s" },
      ...{ floor: least, ratio: rounded(ratio, 2) },
    },
    { name: `a save of ${perSave}, p50`, value: at(0.5), unit: "ms" },
    { name: `a save of ${perSave}, p99`, value: at(0.99), unit: "ms" },
  ];
}

/** Every tablet sends one save after the other; an answer that is not whole spoils the figure. */
async function loadOf(address: string, rooms: readonly Room[], forSeconds: number): Promise<Load> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: rooms.length });
  const until = performance.now() + forSeconds * 1_000;
  const load: Load = { entries: 0, tookMs: [] };
  const tablet = async (room: Room) => {
    while (performance.now() < until) {
      const from = performance.now();
      const answer = await send(agent, address, room);
      if ((answer.match(/"accepted"/g) ?? []).length !== perSave) {
        throw new Error(`${address}: ${answer.slice(0, 400)}`);
      }
      load.tookMs.push(performance.now() - from);
      load.entries += perSave;
    }
  };
  await Promise.all(rooms.map(tablet));
  agent.destroy();
  return load;
}

function send(agent: http.Agent, address: string, room: Room): Promise<string> {
  const at = new Date().toISOString();
  const events = room.children.slice(0, perSave).map((childId) => ({
    ...{ id: newId(), childId, kind: "mood", at, payload: { mood: "happy", note: "" } },
  }));
  const saves = [{ batchId: newId(), noun: "log", version: 2, offsetMs: 0, events }];
  const body = JSON.stringify({ sentAt: at, saves });
  return new Promise((resolve, reject) => {
    const request = http.request(
      `${address}/room/${room.classId}/sync`,
      {
        ...{ agent, method: "POST" },
        headers: {
          ...{ "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) },
          ...{ Origin: address, Cookie: keepDevice(room.token).split(";")[0] },
        },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => (text += part));
        response.on("end", () => resolve(text));
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}
