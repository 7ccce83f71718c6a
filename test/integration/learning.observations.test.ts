import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requireOwnChild } from "~/access/require.server";
import { linkGuardianAccount } from "~/features/children/family/commands.server";
import {
  changeObservation,
  recordObservation,
  removeObservation,
  shareObservation,
  unshareObservation,
} from "~/features/learning/commands.server";
import {
  countObservations,
  getMilestones,
  listLatestObservations,
  listObservable,
  listObservations,
  listOwnObservations,
} from "~/features/learning/queries.server";
import { listObservationsInput } from "~/features/learning/schema";
import { resetClock, setClock } from "~/lib/clock";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { loader as listLoader } from "~/routes/_centre.observations._index";
import { loader as exportLoader } from "~/routes/observations[.]xlsx";
import { ownerSql, testNow, useDatabase } from "../database";
import { anAccount, aRequest } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { anObservation, seen } from "../factories/learning";
import { aPhone, done } from "../factories/sequence";

useDatabase();
beforeAll(() => setClock(testNow));
afterAll(resetClock);

const context = { nonce: "", requestId: "", address: "" };
const own = (childId: string) => childId as OwnChildId; // reason: the gate is asked in a test of its own

const latest = (ctx: Ctx, given: Record<string, string> = {}, classIds?: string[]) =>
  listLatestObservations(ctx, { ...listObservationsInput.parse(given), classIds });

describe("recordObservation", () => {
  it("keeps what was seen, who wrote it, and the milestone in words", async () => {
    const { ctx, directorId } = await aCentre();
    const { childId } = await aChild(ctx);
    await anObservation(ctx, childId);
    const [row] = await listObservations(ctx, { childId });
    expect(row).toMatchObject({
      ...{ area: "grossMotor", milestone: "M42", milestoneText: "双脚一起跳离地面" },
      ...{ progress: "emerging", text: seen.text, isShared: false },
    });
    const [stored] = await ownerSql()<{ written_by: string }[]>`
      select written_by from observation where child_id = ${childId}`;
    expect(stored?.written_by).toBe(directorId);
  });

  it("needs no milestone, and then keeps no progress", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    await anObservation(ctx, childId, { milestone: null, progress: "often" });
    const [row] = await listObservations(ctx, { childId });
    expect(row).toMatchObject({ milestone: null, milestoneText: null, progress: null });
  });

  it.each([
    ["a day to come", { observedOn: "2026-11-13" }, "observed_in_future", "observedOn"],
    ["a day before birth", { observedOn: "2024-05-11" }, "observed_before_birth", "observedOn"],
    ["an unknown milestone", { milestone: "M94" }, "milestone_unknown", "milestone"],
    ["a milestone of another area", { area: "arts" }, "milestone_other_area", "milestone"],
    ["a milestone without progress", { progress: null }, "progress_needed", "progress"],
    ["a photo that is not there", { photoFileId: crypto.randomUUID() }, "not_found", "photoFileId"],
  ] as const)("refuses %s", async (_what, given, reason, field) => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    const answer = await recordObservation(ctx, childId, { ...seen, ...given });
    expect(answer).toMatchObject({ ok: false, reason, field });
    expect(await listObservations(ctx, { childId })).toEqual([]);
  });
});

describe("sharing", () => {
  it("shows the family what was shared, no more, and takes it back", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    const { observationId } = await anObservation(ctx, childId);
    await anObservation(ctx, childId, { text: "只给老师看" });
    expect(await listOwnObservations(ctx, own(childId))).toEqual([]);
    done(await shareObservation(ctx, childId, observationId));
    done(await shareObservation(ctx, childId, observationId));
    expect(await listOwnObservations(ctx, own(childId))).toMatchObject([{ id: observationId }]);
    done(await unshareObservation(ctx, childId, observationId));
    expect(await listOwnObservations(ctx, own(childId))).toEqual([]);
    const [row] = await ownerSql()<{ n: number }[]>`select count(*)::int as n from audit_entry
      where child_id = ${childId} and after ? 'shared' and after->>'observationId' = ${observationId}`;
    expect(row?.n).toBe(3);
  });

  it("never reaches another child's family", async () => {
    const { ctx } = await aCentre();
    const phone = aPhone();
    const { childId, guardianId } = await aChild(ctx, { guardianPhone: phone });
    const { childId: other } = await aChild(ctx);
    const { userId } = await anAccount({ phone, centreId: ctx.centreId, role: "guardian" });
    done(await linkGuardianAccount(ctx, guardianId, userId));
    await anObservation(ctx, childId, { share: true });
    await anObservation(ctx, other, { share: true });
    const request = await aRequest(ctx, { userId, role: "guardian" });
    const mine = await requireOwnChild(request, "learning.observation.read", childId);
    expect(await listOwnObservations(mine.ctx, mine.childId)).toHaveLength(1);
    const forged = requireOwnChild(request, "learning.observation.read", other);
    await expect(forged).rejects.toMatchObject({ code: "not_found" });
    for (const loader of [listLoader, exportLoader]) {
      const list = loader({ request, params: {}, context });
      await expect(list).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

describe("changing and removing", () => {
  it("changes the words and stays shared; removes; never over another child's id", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    const { childId: other } = await aChild(ctx);
    const { observationId } = await anObservation(ctx, childId, { share: true });
    const { share: _share, ...rest } = seen;
    const change = { ...rest, observationId, text: "跳过了小水坑", progress: "often" } as const;
    expect(await changeObservation(ctx, other, change)).toMatchObject({ reason: "not_found" });
    expect(
      await changeObservation(ctx, childId, { ...change, observedOn: "2026-12-01" }),
    ).toMatchObject({ reason: "observed_in_future" });
    done(await changeObservation(ctx, childId, change));
    const [row] = await listObservations(ctx, { childId });
    expect(row).toMatchObject({ text: "跳过了小水坑", progress: "often", isShared: true });
    expect(await removeObservation(ctx, other, observationId)).toMatchObject({
      reason: "not_found",
    });
    done(await removeObservation(ctx, childId, observationId));
    expect(await listObservations(ctx, { childId })).toEqual([]);
  });
});

describe("the list of the latest", () => {
  it("keeps to the classes asked for, filters, searches and pages", async () => {
    const { ctx } = await aCentre();
    const [{ classId }, { classId: otherClass }] = [await aClass(ctx), await aClass(ctx)];
    const { childId } = await anEnrolment(ctx, { classId });
    const { childId: other } = await anEnrolment(ctx, { classId: otherClass });
    await anObservation(ctx, childId, { share: true });
    await anObservation(ctx, childId, {
      ...{ area: "arts", milestone: null, progress: null, observedOn: "2026-11-03" },
    });
    await anObservation(ctx, other, { text: "唱完了一首歌" });
    expect((await latest(ctx)).total).toBe(3);
    const mine = await latest(ctx, {}, [classId]);
    expect(mine.rows.map((row) => row.childId)).toEqual([childId, childId]);
    expect((await latest(ctx, {}, [])).total).toBe(0);
    expect((await latest(ctx, { class: otherClass }, [classId])).total).toBe(0);
    expect((await latest(ctx, { area: "arts" })).total).toBe(1);
    expect((await latest(ctx, { shared: "yes" })).total).toBe(1);
    expect((await latest(ctx, { q: "一首歌" })).rows[0]?.childId).toBe(other);
    const second = await latest(ctx, { size: "2", page: "2" });
    expect([second.rows.length, second.total]).toEqual([1, 3]);
    expect(await listObservable(ctx, { classIds: [classId] })).toMatchObject([{ id: childId }]);
    const weeks = await countObservations(ctx, { weeks: 6, classIds: [classId] });
    expect(weeks.map(({ written }) => written)).toEqual([0, 0, 0, 0, 1, 1]);
    expect(weeks.at(-1)?.startsOn).toBe("2026-11-09");
  });
});

describe("getMilestones", () => {
  it("offers what suits the age with how far it last was", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    await anObservation(ctx, childId, { observedOn: "2026-10-20", progress: "emerging" });
    await anObservation(ctx, childId, { progress: "often" });
    const rows = await getMilestones(ctx, { childId });
    const jumping = rows.find(({ code }) => code === "M42");
    expect(jumping).toMatchObject({ timing: "due", progress: "often", area: "grossMotor" });
    expect(rows.find(({ code }) => code === "M61")).toBeUndefined();
  });
});
