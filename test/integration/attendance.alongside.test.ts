import { beforeAll, describe, expect, it } from "vitest";
import { recordAlongside } from "~/features/attendance/log/commands.server";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { ownerSql, useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";

useDatabase();

type Room = { classId: string; childId: string };
let ctx: Ctx;

beforeAll(async () => {
  ({ ctx } = await aCentre());
});

async function aRoom(): Promise<Room> {
  const { classId } = await aClass(ctx);
  const { childId } = await aChild(ctx);
  await anEnrolment(ctx, { childId, classId, startsOn: "2026-09-01" });
  return { classId, childId };
}

const arrival = (childId: string, id = newId()) => ({
  ...{ id, childId, kind: "arrival", payload: {}, at: "2026-11-12T08:06:00+08:00" },
});

/** What each of some saves that are sent at the same moment is answered. */
async function sendAtOnce(saves: { room: Room; events: object[]; actorStaffId?: string }[]) {
  const tablet: Ctx = { ...ctx, actor: { ...ctx.actor, kind: "device", role: null, roles: [] } };
  const sent = saves.map(({ room, ...rest }) => ({ batchId: newId(), classId: room.classId, ...rest })); // prettier-ignore
  const answers = await Promise.all(sent.map((one) => recordAlongside(tablet, one)));
  const words = answers.map((one) =>
    one.ok
      ? one.value.outcomes.map((own) => (own.outcome === "refused" ? own.reason : own.outcome))
      : one.reason,
  );
  const batchIds = sent.map(({ batchId }) => batchId);
  const [written] = await ownerSql()`
    select count(distinct xmin::text)::int as transactions, count(distinct batch_id)::int as saves
    from log_event where batch_id in ${ownerSql()(batchIds)}`;
  const [audited] = await ownerSql()`
    select count(*)::int as saves from audit_entry
    where after ->> 'batchId' in ${ownerSql()(batchIds)}`;
  return { words, written, audited: audited?.["saves"] };
}

describe("recordAlongside", () => {
  it("writes what tablets of several classes send at once in one transaction, each with its own answer and audit", async () => {
    const [one, other, third] = await Promise.all([aRoom(), aRoom(), aRoom()]);
    const here = { room: one, events: [arrival(one.childId)] };
    const unknown = { room: other, events: [arrival(other.childId)], actorStaffId: newId() };
    const there = { room: third, events: [arrival(third.childId)] };
    const elsewhere = { room: one, events: [arrival(other.childId)] };
    const { words, written, audited } = await sendAtOnce([here, unknown, there, elsewhere]);
    expect(words).toEqual([["accepted"], "actor_unknown", ["accepted"], ["entry_not_in_class"]]);
    expect(written).toEqual({ transactions: 1, saves: 2 });
    expect(audited).toBe(2);
  });

  it("lets saves about the same child go one after the other", async () => {
    const own = await aRoom();
    const event = arrival(own.childId);
    const { words } = await sendAtOnce([
      { room: own, events: [event] },
      { room: own, events: [event] },
      { room: own, events: [arrival(own.childId)] },
    ]);
    expect(words).toEqual([["accepted"], ["duplicate"], ["already_arrived"]]);
  });

  it("loses none of them because the database refuses one", async () => {
    const [one, other] = [await aRoom(), await aRoom()];
    const id = newId();
    const { words, written } = await sendAtOnce([
      { room: one, events: [arrival(one.childId, id)] },
      { room: other, events: [arrival(other.childId, id)] },
    ]);
    expect(words).toEqual([["accepted"], ["duplicate"]]);
    expect(written).toMatchObject({ saves: 1 });
  });
});
