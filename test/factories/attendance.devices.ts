import type { SentEvent } from "~/features/attendance/acts/rules";
import { payloadVersion } from "~/features/attendance/log/schema";
import { MemoryDisk } from "~/features/attendance/ui/memory-disk";
import { Outbox, type Sent, type Way } from "~/features/attendance/ui/outbox";
import { instantOf, realNow } from "~/lib/clock";
import { newId } from "~/lib/id";

/** Chance that can be played again. */
export type Chance = () => number;

/** mulberry32: small, and the same everywhere. */
export function chanceOf(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type Server = { url: string; cookie: string };

/** What went over the wire: each of it may come again, later and out of order. */
export type Heard = { classId: string; body: object }[];

async function post({ url, cookie }: Server, classId: string, body: object): Promise<Sent> {
  try {
    const response = await fetch(`${url}/room/${classId}/sync`, {
      method: "POST",
      redirect: "manual",
      headers: { "Content-Type": "application/json", Origin: url, Cookie: cookie },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
    if (response.status >= 500) return { kind: "away" };
    if (response.status !== 200) return { kind: "rejected", reason: `status ${response.status}` };
    const { answers, now } = await response.json();
    return { kind: "answered", answers, serverNow: now };
  } catch {
    return { kind: "away" };
  }
}

/** A network that loses questions and answers, each with the chance given. */
export const badNetwork =
  (server: Server, chance: Chance, heard: Heard, loss: number): Way =>
  async (classId, body) => {
    if (chance() < loss) return { kind: "away" };
    heard.push({ classId, body });
    const sent = await post(server, classId, body);
    return chance() < loss ? { kind: "away" } : sent;
  };

/** Sends everything that ever went over the wire again, each up to `times`, in any order. */
export async function sendAgain(
  server: Server,
  heard: Heard,
  times: number,
  chance: Chance,
): Promise<void> {
  const again = heard
    .flatMap((one) => Array.from({ length: Math.floor(chance() * (times + 1)) }, () => one))
    .map((one) => ({ one, at: chance() }))
    .sort((a, b) => a.at - b.at);
  for (let from = 0; from < again.length; from += 8) {
    const some = again.slice(from, from + 8);
    await Promise.all(some.map(({ one }) => post(server, one.classId, one.body)));
  }
}

/** A tablet: a clock of its own, a disk, an outbox. */
export function aDevice(of: { classId: string; skewMs: number; way: Way }) {
  const disk = new MemoryDisk();
  const now = () => instantOf(realNow().getTime() + of.skewMs);
  const outbox = new Outbox({
    ...{ store: disk, way: of.way, owner: "device:test", now },
    waits: { first: 10, longest: 400 },
  });
  return {
    disk,
    outbox,
    /** Taps at a moment of the real day, by a clock that is wrong. */
    tap: (events: Omit<SentEvent, "at">[], at: Date) =>
      outbox.add({
        ...{ batchId: newId(), classId: of.classId, version: payloadVersion, actorStaffId: null },
        body: {
          noun: "log",
          events: events.map((event) => ({
            ...event,
            at: instantOf(at.getTime() + of.skewMs).toISOString(),
          })),
        },
      }),
  };
}
export type Device = ReturnType<typeof aDevice>;
