import { setTimeout as pause } from "node:timers/promises";
import { afterEach, expect, it, vi } from "vitest";
import { now } from "~/lib/clock";
import { newId } from "~/lib/id";
import type { Snapshot } from "../snapshot/queries.server";
import { RoomClient } from "./room-client";

afterEach(() => vi.unstubAllGlobals());

const classId = newId();
const person = { staffId: newId(), name: "林老师", posts: [] };

/** The room as the server tells it, as far as a client looks at it. */
const told = (): Snapshot =>
  // reason: a client reads nothing else of it
  ({
    ...{ owner: "user:test", at: now().toISOString(), timeZone: "Asia/Shanghai" },
    room: { room: { id: classId }, day: "2026-11-12", isOpen: true, children: [] },
    duty: { classId, here: [], near: [person], others: [] },
    ...{ counts: [], collectors: {} },
  }) as unknown as Snapshot;

/** A server that takes everything, and while it does so tells the room of it, as the stream would. */
function aServer(whileTaking: () => void) {
  const asked = { snapshot: 0, sync: 0 };
  const answer = async (url: string, init: RequestInit = {}): Promise<Response> => {
    if (url.endsWith("/snapshot")) {
      asked.snapshot += 1;
      return Promise.resolve(Response.json(told()));
    }
    asked.sync += 1;
    // reason: a client sends its saves as text
    const { saves } = JSON.parse(init.body as string);
    whileTaking();
    await pause(20);
    const outcomeOf = ({ id }: { id: string }) => ({ id, outcome: "accepted" });
    const answers = saves.map((save: { batchId: string; events: { id: string }[] }) => ({
      ...{ batchId: save.batchId, outcomes: save.events.map(outcomeOf) },
    }));
    return Response.json({ answers, now: now().toISOString() });
  };
  vi.stubGlobal("fetch", answer);
  return asked;
}

it("asks once how things stand after an own save, though the stream tells of it too", async () => {
  const client = new RoomClient(classId);
  const asked = aServer(() => {
    client.hear();
    setTimeout(() => client.hear(), 200);
  });
  await client.open(told());
  await vi.waitFor(() => expect(client.state.offsetMs).not.toBeNull());
  await pause(50);
  expect(asked).toEqual({ snapshot: 1, sync: 0 });

  const event = { id: newId(), staffId: person.staffId, kind: "in", at: now().toISOString() };
  await client.save({ noun: "duty", events: [{ ...event, kind: "in" }] }, null);
  await vi.waitFor(() => expect(client.state).toMatchObject({ unsent: 0, outbox: "idle" }));
  await pause(900);
  expect(asked).toEqual({ snapshot: 2, sync: 1 });

  client.hear();
  await vi.waitFor(() => expect(asked.snapshot).toBe(3));
});
