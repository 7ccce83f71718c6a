import { beforeAll, describe, expect, it } from "vitest";
import { saveRoomForm } from "~/features/attendance/acts/commands.server";
import { listActors } from "~/features/attendance/actors/queries.server";
import { recordEvents, undoBatch } from "~/features/attendance/log/commands.server";
import { listClassEntries } from "~/features/attendance/log/queries.server";
import { endEmployment } from "~/features/staff/commands.server";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { aTablet, aTeacherWithPin, unlock } from "../factories/accounts.devices";
import { anEnrolment } from "../factories/enrolment";
import { aShift } from "../factories/rosters";
import { done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";

useDatabase();

const day = "2026-11-12";
let ctx: Ctx;
let tablet: Ctx;
let classId = "";
let childId = "";
let lin: Awaited<ReturnType<typeof aTeacherWithPin>>;
let mei: Awaited<ReturnType<typeof aTeacherWithPin>>;

beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
  ({ tablet } = await aTablet(ctx, { classId, name: "窗边平板" }));
  lin = await aTeacherWithPin(ctx, { classId, name: "林老师" });
  mei = await aTeacherWithPin(ctx, { classId, name: "梅老师" });
  ({ childId } = await aChild(ctx));
  await anEnrolment(ctx, { childId, classId });
  await write(tablet, null, [{ kind: "arrival", at: at("08:00") }]);
});

const at = (time: string) => `${day}T${time}:00+08:00`;

async function write(as: Ctx, actorStaffId: string | null, events: object[]) {
  const batchId = newId();
  const filled = events.map((event) => ({
    ...{ id: newId(), childId, kind: "mood", payload: {}, at: at("10:00") },
    ...event,
  }));
  const sent = { batchId, classId, events: filled, actorStaffId: actorStaffId ?? undefined };
  const result = await recordEvents(as, sent);
  const words = result.ok
    ? result.value.outcomes.map((one) => (one.outcome === "refused" ? one.reason : one.outcome))
    : [result.reason];
  return { batchId, words, ids: filled.map(({ id }) => id) };
}

const aMood = async (as: Ctx, actorStaffId: string | null) => {
  const { ids } = await write(as, actorStaffId, [{ payload: { mood: "happy" } }]);
  return ids[0] ?? "";
};

const correct = async (as: Ctx, by: string | null, supersedesId: string, removes = false) =>
  (await write(as, by, [{ supersedesId, removes, payload: { mood: "calm" } }])).words[0];

const writerOf = async (id: string) =>
  (await listClassEntries(ctx, { classId, day })).find((entry) => entry.id === id)?.by;

describe("who writes on a tablet", () => {
  it("is who was chosen, else the account, else the tablet itself", async () => {
    expect(await writerOf(await aMood(tablet, lin.staffId))).toBe("林老师");
    expect(await writerOf(await aMood(tablet, null))).toBe("窗边平板");
    const byAccount = await aMood(lin.own, null);
    expect(await writerOf(byAccount)).toMatch(/^用户/);
  });

  it("is nobody else where somebody signed in, whoever is named", async () => {
    expect(await writerOf(await aMood(lin.own, mei.staffId))).toMatch(/^用户/);
  });

  it("works at the centre on that day, or nothing is written", async () => {
    const other = await aCentre();
    const { staffId: foreign } = await aStaffMember(other.ctx);
    const { staffId: leaver } = await aStaffMember(ctx, { classId });
    done(await endEmployment(ctx, leaver, { leftOn: "2026-11-11" }));
    for (const nobody of [foreign, leaver, newId()]) {
      const { words } = await write(tablet, nobody, [{ payload: { mood: "happy" } }]);
      expect(words).toEqual(["actor_unknown"]);
    }
  });

  it("comes from the class, or from today's shifts in it", async () => {
    const { staffId: cover } = await aStaffMember(ctx, { name: "顶班老师" });
    await aShift(ctx, { staffId: cover, classId });
    const { staffId: lead } = await aStaffMember(ctx, { classId, lead: true });
    await aStaffMember(ctx, { name: "别班老师" });
    const ids = (await listActors(ctx, { classId })).map(({ id }) => id);
    expect(ids[0]).toBe(lead);
    expect(ids.at(-1)).toBe(cover);
    expect(ids).toHaveLength(4);
  });

  it("is named by a form without scripts too", async () => {
    const form = new FormData();
    form.set("intent", "mood happy");
    form.append("child[]", childId);
    const saved = await saveRoomForm(tablet, { classId, actorStaffId: mei.staffId }, form);
    expect(saved).toMatchObject({ ok: true, saved: 1 });
    const entries = await listClassEntries(ctx, { classId, day });
    const batchId = saved.ok && "saved" in saved ? saved.batchId : "";
    expect(entries.find((entry) => entry.batchId === batchId)?.by).toBe("梅老师");
  });
});

describe("another person's entry", () => {
  it("is corrected and removed on a tablet only after the PIN", async () => {
    const id = await aMood(tablet, lin.staffId);
    expect(await correct(tablet, lin.staffId, id)).toBe("accepted");
    for (const removes of [false, true]) {
      expect(await correct(tablet, mei.staffId, id, removes)).toBe("pin_needed");
      expect(await correct(tablet, null, id, removes)).toBe("pin_needed");
    }
    await unlock(tablet, lin.staffId);
    expect(await correct(tablet, mei.staffId, id)).toBe("pin_needed");
    await unlock(tablet, mei.staffId);
    expect(await correct(tablet, mei.staffId, id)).toBe("accepted");
    expect(await writerOf(id)).toBe("梅老师");
  });

  it("is the own where the same person wrote it from an account", async () => {
    const { tablet: other } = await aTablet(ctx, { classId });
    const id = await aMood(lin.own, null);
    expect(await correct(other, mei.staffId, id)).toBe("pin_needed");
    expect(await correct(other, lin.staffId, id)).toBe("accepted");
  });

  it("is nobody's where nobody was chosen, and asks nothing of who signed in", async () => {
    const { tablet: other } = await aTablet(ctx, { classId });
    expect(await correct(other, mei.staffId, await aMood(other, null))).toBe("accepted");
    expect(await correct(mei.own, null, await aMood(other, lin.staffId))).toBe("accepted");
  });

  it("takes none of the same save with it, and goes in when it is sent again", async () => {
    const { tablet: other } = await aTablet(ctx, { classId });
    const supersedesId = await aMood(other, lin.staffId);
    const events = [
      { id: newId(), payload: { mood: "tired" } },
      { id: newId(), supersedesId, payload: { mood: "calm" } },
    ];
    expect((await write(other, mei.staffId, events)).words).toEqual(["accepted", "pin_needed"]);
    await unlock(other, mei.staffId);
    expect((await write(other, mei.staffId, events)).words).toEqual(["duplicate", "accepted"]);
  });

  it("can be taken back by anybody in the class for two minutes", async () => {
    const { tablet: other } = await aTablet(ctx, { classId });
    const { batchId } = await write(other, lin.staffId, [{ payload: { mood: "happy" } }]);
    expect(await undoBatch(other, { batchId, classId })).toMatchObject({ value: { undone: 1 } });
  });
});
