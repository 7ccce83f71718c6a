import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { LogKind } from "~db/enums";
import type { SentEvent } from "~/features/attendance/acts/rules";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { startSession } from "~/access/session.server";
import { instantOf, realNow } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { databaseUrl } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { ownerSql, testContext, useDatabase } from "../database";
import { anAccount } from "../factories/accounts";
import {
  aDevice,
  badNetwork,
  chanceOf,
  sendAgain,
  type Chance,
  type Device,
  type Heard,
  type Server,
} from "../factories/attendance.devices";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";
import { freePort, launchServer, untilHealthy, type RunningServer } from "../server";

useDatabase();

const runs = Number(process.env.WENRUN_TEST_LOG_RUNS ?? "4");
const minute = 60_000;
const pupils = 5;

let ctx: Ctx;
let server: Server;
let running: RunningServer | undefined;
const program = { port: 0, starts: 0 };

/** Real time and a zone in which it is about noon: no schedule runs into the next day. */
async function aNoonCentre(): Promise<void> {
  // each schedule has a class of its own, and so has its serial run
  ({ ctx } = await aCentre({ licensedPlaces: 2 * pupils * runs }));
  const hours = realNow().getUTCHours() - 12;
  const timeZone = `Etc/GMT${hours >= 0 ? "+" : "-"}${Math.abs(hours)}`;
  await ownerSql()`update centre set time_zone = ${timeZone} where id = ${ctx.centreId}`;
  ctx = testContext({ centreId: ctx.centreId, timeZone, now: realNow() });
}

async function start(): Promise<void> {
  running = await launchServer({
    port: program.port,
    env: { DATABASE_URL: databaseUrl(), WENRUN_WORKER: "apart" },
  });
  program.starts += 1;
  await untilHealthy(running);
}

/** As a power cut does: nothing gets to its end. */
async function killAndStart(): Promise<void> {
  if (running) process.kill(running.pid, "SIGKILL");
  await running?.exited;
  await start();
}

beforeAll(async () => {
  await aNoonCentre();
  program.port = await freePort();
  await start();
  const { userId } = await anAccount({ centreId: ctx.centreId, role: "director" });
  const cookie = await startSession(userId, {
    ...{ centreId: ctx.centreId, role: "director", device: "tablet", address: "10.0.0.9" },
  });
  server = { url: running?.url ?? "", cookie: cookie.split(";")[0] ?? "" };
}, 120_000);

afterAll(() => running?.stop());

// the next schedule's children need the places
afterEach(async () => {
  await ownerSql()`delete from enrolment where centre_id = ${ctx.centreId}`;
});

async function aRoom() {
  const { classId } = await aClass(ctx, { places: pupils });
  const children: string[] = [];
  for (let at = 0; at < pupils; at += 1) {
    const { childId } = await aChild(ctx);
    await anEnrolment(ctx, { childId, classId, startsOn: "2026-09-01" });
    children.push(childId);
  }
  return { classId, children };
}

type Planned = { device: number; at: Date; event: Omit<SentEvent, "at"> };

const pick = <T>(all: readonly T[], chance: Chance): T | undefined =>
  all[Math.floor(chance() * all.length)];

/**
 * A day of three tablets. Who comes, sleeps and goes is one tablet's to say for each child; meals, moods and
 * corrections come from all three; and all three say that the last child has come.
 */
function planOf(children: readonly string[], chance: Chance) {
  const from = realNow().getTime() - 3 * 60 * minute;
  const planned: Planned[] = [];
  const roots: { id: string; childId: string }[] = [];
  const states = new Map<string, "away" | "here" | "asleep" | "gone">();
  const say = (
    device: number,
    at: number,
    childId: string,
    kind: LogKind,
    payload: object = {},
  ) => {
    const event = { id: newId(), childId, kind, payload };
    planned.push({ device, at: instantOf(from + at * minute), event });
    return event;
  };
  const own = children.slice(0, -1);
  own.forEach((childId, at) => {
    say(at % 3, at, childId, "arrival");
    states.set(childId, "here");
  });
  const twice = children.at(-1) ?? "";
  for (const device of [0, 1, 2]) say(device, 20 + device, twice, "arrival");
  for (let step = 0; step < 24; step += 1) {
    const at = 30 + step * 4;
    const index = Math.floor(chance() * own.length);
    const childId = own[index] ?? "";
    const state = states.get(childId);
    const anyone = Math.floor(chance() * 3);
    const next = chance();
    if (next < 0.25 && state !== "gone") {
      const kind = state === "asleep" ? "napEnd" : "napStart";
      say(index % 3, at, childId, kind, kind === "napEnd" ? { note: "" } : {});
      states.set(childId, state === "asleep" ? "here" : "asleep");
    } else if (next < 0.35 && state === "here") {
      say(index % 3, at, childId, "departure");
      states.set(childId, "gone");
    } else if (next < 0.7) {
      const amount = pick(["finished", "most", "half"], chance);
      const meal = pick(["lunch", "morningSnack"], chance);
      const payload = { meal, amount, dishIds: [], note: "" };
      roots.push(say(anyone, at, childId, "meal", payload));
    } else {
      const root = pick(roots, chance);
      if (!root) continue;
      const amount = pick(["little", "none"], chance);
      const payload = { meal: "lunch", amount, dishIds: [], note: "" };
      // whoever corrects has seen it: here the tablet that wrote it, or one that heard of it by then
      const writer = planned.find(({ event }) => event.id === root.id)?.device ?? 0;
      const event = say(writer, at, root.childId, "meal", payload);
      Object.assign(event, { supersedesId: root.id });
    }
  }
  return { planned, twice };
}

/** Two tablets hold children whose arrivals only the third knows: they wait until it is told. */
async function play(of: { planned: Planned[]; devices: Device[]; chance: Chance }): Promise<void> {
  const arrivals = of.planned.filter(({ event }) => event.kind === "arrival");
  const rest = of.planned.filter(({ event }) => event.kind !== "arrival");
  for (const part of [arrivals, rest]) {
    for (const { device, at, event } of part) {
      await of.devices[device]?.tap([event], at);
      if (of.chance() < 0.3) await pause(of.chance() * 15);
    }
    await settled(of.devices);
  }
}

async function settled(devices: readonly Device[]): Promise<void> {
  const isDone = async ({ disk }: Device) =>
    (await disk.list()).every(({ refused }) => refused !== null);
  for (const until = performance.now() + 150_000; performance.now() < until;) {
    for (const { outbox } of devices) outbox.kick();
    const all = await Promise.all(devices.map(isDone));
    if (all.every(Boolean)) return;
    await pause(25);
  }
  throw new Error("something never went out");
}

const daysOf = (classId: string) => ownerSql()`
  select child_id, kind, payload, starts_at, ends_at, removed, corrected
  from day_entry where class_id = ${classId}
  order by child_id, kind, starts_at, payload::text`;

/** The same taps by one tablet that never lost its network, in another room, in the order the server took them. */
async function serialRun(classId: string, children: readonly string[]) {
  const twin = await aRoom();
  const log = await ownerSql()`
    select * from log_event where class_id = ${classId}
    order by revision, occurred_at, id`;
  const byTime = [...log].sort(
    (a, b) =>
      // a correction follows what it corrects, whatever time it names
      Number(a["supersedes_id"] !== null) - Number(b["supersedes_id"] !== null) ||
      Number(a["supersedes_id"] !== null) * (a["revision"] - b["revision"]) ||
      a["occurred_at"].getTime() - b["occurred_at"].getTime(),
  );
  const idOf = new Map(log.map((row) => [row["id"], newId()]));
  for (const row of byTime) {
    const event = {
      ...{ id: idOf.get(row["id"]), kind: row["kind"], payload: row["payload"], chosen: true },
      childId: twin.children[children.indexOf(row["child_id"])],
      at: row["occurred_at"].toISOString(),
      ...(row["supersedes_id"] && { supersedesId: idOf.get(row["supersedes_id"]) }),
    };
    const save = { batchId: newId(), classId: twin.classId, events: [event] };
    const { outcomes } = done(await recordEvents({ ...ctx, now: realNow() }, save));
    expect(outcomes).toMatchObject([{ outcome: "accepted" }]);
  }
  const nameOf = (ids: readonly string[]) => (row: Record<string, unknown>) => ({
    ...row,
    child_id: ids.indexOf(String(row["child_id"])),
  });
  const sorted = (rows: Record<string, unknown>[]) => rows.map((row) => JSON.stringify(row)).sort();
  return {
    serial: sorted((await daysOf(twin.classId)).map(nameOf(twin.children))),
    together: sorted((await daysOf(classId)).map(nameOf(children))),
  };
}

describe("three tablets on a bad network, with a server that is killed", () => {
  const seeds = Array.from({ length: runs }, (_, at) => 1_000 + at);

  it.each(seeds)(
    "end with the day that one would have written: schedule %i",
    async (seed) => {
      const chance = chanceOf(seed);
      const { classId, children } = await aRoom();
      const heard: Heard = [];
      const skews = [-10, 0, 10].map((most) => most * minute * chance());
      const devices = skews.map((skewMs) =>
        aDevice({ classId, skewMs, way: badNetwork(server, chance, heard, 0.25) }),
      );
      const { planned, twice } = planOf(children, chance);
      const playing = play({ planned, devices, chance });
      if (seed % 2 === 0) {
        await pause(20 + chance() * 200);
        await killAndStart();
      }
      await playing;
      await sendAgain(server, heard, 10, chance);
      for (const { outbox } of devices) outbox.stop();

      const written = await ownerSql()`
      select id, occurred_at from log_event where class_id = ${classId}`;
      const refused = (await Promise.all(devices.map(({ disk }) => disk.list()))).flat();
      const reasons = refused.flatMap((save) => save.refused ?? []);
      expect(reasons.map(({ about, reason }) => [about, reason])).toEqual([
        [twice, "already_arrived"],
        [twice, "already_arrived"],
      ]);
      const answered = [...written.map(({ id }) => String(id)), ...reasons.map(({ id }) => id)];
      expect(answered.sort()).toEqual(planned.map(({ event }) => event.id).sort());

      const trueAt = new Map(planned.map(({ event, at }) => [event.id, at.getTime()]));
      const off = written.map(({ id, occurred_at }) =>
        Math.abs(occurred_at.getTime() - (trueAt.get(String(id)) ?? 0)),
      );
      expect(Math.max(...off)).toBeLessThan(minute);

      const { serial, together } = await serialRun(classId, children);
      expect(together).toEqual(serial);
    },
    600_000,
  );
});
