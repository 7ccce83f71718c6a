import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requireAccess, requireOwnChild } from "~/access/require.server";
import { linkGuardianAccount } from "~/features/children/family/commands.server";
import { recordGrowth, removeGrowth } from "~/features/health/commands.server";
import { getGrowth, getOwnGrowth } from "~/features/health/queries.server";
import { recordGrowthInput, type RecordGrowthInput } from "~/features/health/schema";
import { resetClock, setClock } from "~/lib/clock";
import { parseForm } from "~/lib/parse-form.server";
import { loader as staffLoader } from "~/routes/_centre.children.$childId_.growth";
import { loader as familyLoader } from "~/routes/_family.family.growth";
import { ownerSql, testNow, useDatabase } from "../database";
import { anAccount, aRequest } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { aMeasurement } from "../factories/health";
import { aPhone, done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";
import { linkStaffAccount } from "~/features/staff/commands.server";

useDatabase();
beforeAll(() => setClock(testNow));
afterAll(resetClock);

const context = { nonce: "", requestId: "", address: "" };
const notFound = { code: "not_found" };

const usual: RecordGrowthInput = {
  ...{ measuredOn: "2026-11-10", weightKg: 13.2, heightCm: 91.6 },
  ...{ posture: null, note: "", checked: false },
};

const countAudit = async (capability: string, childId: string): Promise<number> => {
  const [row] = await ownerSql()<{ n: number }[]>`select count(*)::int as n from audit_entry
    where capability = ${capability} and child_id = ${childId}`;
  return row?.n ?? 0;
};

/** A child whose guardian signs in. */
async function aFamily(ctx: Awaited<ReturnType<typeof aCentre>>["ctx"]) {
  const phone = aPhone();
  const { childId, guardianId } = await aChild(ctx, { guardianPhone: phone });
  const { userId } = await anAccount({ phone, centreId: ctx.centreId, role: "guardian" });
  done(await linkGuardianAccount(ctx, guardianId, userId));
  const asks = (path: string) => aRequest(ctx, { userId, role: "guardian", path });
  return { childId, asks };
}

describe("recordGrowth", () => {
  it("keeps a measurement and puts it against the standard", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    await aMeasurement(ctx, childId, { measuredOn: "2026-09-15", weightKg: 12.7, heightCm: 90.1 });
    await aMeasurement(ctx, childId);
    const growth = await getGrowth(ctx, { childId });
    expect(growth.standard).toBe("WS/T 423-2022");
    expect(growth.points.map(({ measuredOn }) => measuredOn)).toEqual(["2026-11-10", "2026-09-15"]);
    expect(growth.points[0]).toMatchObject({
      ...{ months: 29, weightKg: 13.2, heightCm: 91.6, posture: "standing", nutrition: [] },
      levels: { weight: "middle", height: "middle" },
    });
    const drawn = growth.curves.height.rows.filter(({ value }) => value !== null);
    expect(drawn.map(({ value }) => value)).toEqual([90.1, 91.6]);
    expect(await countAudit("health.growth.record", childId)).toBe(2);
    expect(await countAudit("health.growth.read", childId)).toBe(1);
  });

  it.each([
    ["a day to come", { measuredOn: "2026-11-13" }, "measured_in_future", "measuredOn"],
    ["a day before birth", { measuredOn: "2024-05-11" }, "measured_before_birth", "measuredOn"],
    ["nothing", { weightKg: null, heightCm: null }, "nothing_measured", "heightCm"],
    ["a slip of the pen", { weightKg: 31.2 }, "weight_jumps", "checked"],
  ] as const)("refuses %s", async (_what, given, reason, field) => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    const answer = await recordGrowth(ctx, childId, { ...usual, ...given });
    expect(answer).toMatchObject({ ok: false, reason, field });
    expect((await getGrowth(ctx, { childId })).points).toEqual([]);
  });

  it("refuses a child of seven", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx, { bornOn: "2019-11-10" });
    const answer = await recordGrowth(ctx, childId, usual);
    expect(answer).toMatchObject({ reason: "measured_past_standard", detail: { years: 7 } });
  });

  it("says what is there when a day has been measured already", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    await aMeasurement(ctx, childId);
    const again = await recordGrowth(ctx, childId, { ...usual, weightKg: 13.3 });
    expect(again).toMatchObject({
      ...{ reason: "measured_already", field: "measuredOn" },
      detail: { figures: "91.6 cm / 13.2 kg" },
    });
  });

  it("keeps one of two that come at the same moment", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    const answers = await Promise.all([1, 2].map(() => recordGrowth(ctx, childId, usual)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await getGrowth(ctx, { childId })).points).toHaveLength(1);
  });

  it("asks once about a jump since the last time and takes it when somebody looked again", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    await aMeasurement(ctx, childId, { measuredOn: "2026-10-12" });
    const jump = { ...usual, heightCm: 99.6 };
    expect(await recordGrowth(ctx, childId, jump)).toMatchObject({
      ...{ reason: "height_jumps", field: "checked", detail: { last: "91.6 cm / 13.2 kg" } },
    });
    done(await recordGrowth(ctx, childId, { ...jump, checked: true }));
  });

  it("reads what a tired hand types", async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({
      measuredOn: "2026-11-10",
      weightKg: " １３．２ ",
    })) {
      form.set(name, value);
    }
    const parsed = await parseForm(form, recordGrowthInput);
    expect(parsed).toMatchObject({ ok: true, value: { weightKg: 13.2, heightCm: null } });
    form.set("heightCm", "91,6");
    form.set("weightKg", "132");
    expect(await parseForm(form, recordGrowthInput)).toMatchObject({
      errors: { heightCm: "errors:not_a_figure", weightKg: "errors:figure_too_large" },
    });
  });
});

describe("removeGrowth", () => {
  it("takes one away, and only from its own child", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    const { childId: other } = await aChild(ctx);
    const { measurementId } = await aMeasurement(ctx, childId);
    expect(await removeGrowth(ctx, other, measurementId)).toMatchObject({ reason: "not_found" });
    done(await removeGrowth(ctx, childId, measurementId));
    expect((await getGrowth(ctx, { childId })).points).toEqual([]);
  });
});

describe("who sees growth", () => {
  it("is the own family, without the notes of those who measured", async () => {
    const { ctx } = await aCentre();
    const [ours, theirs] = [await aFamily(ctx), await aFamily(ctx)];
    await aMeasurement(ctx, ours.childId, { note: "量时哭闹" });
    const request = await ours.asks("/family/growth");
    const own = await requireOwnChild(request, "health.growth.read", ours.childId);
    const growth = await getOwnGrowth(own.ctx, own.childId);
    expect(growth.points).toMatchObject([{ weightKg: 13.2, note: "" }]);
    const forged = requireOwnChild(request, "health.growth.read", theirs.childId);
    await expect(forged).rejects.toMatchObject(notFound);
    const asked = await ours.asks(`/family/growth?child=${theirs.childId}`);
    await expect(familyLoader({ request: asked, params: {}, context })).rejects.toMatchObject(
      notFound,
    );
  });

  it("is not a guardian on the staff's page, not even of the own child", async () => {
    const { ctx } = await aCentre();
    const ours = await aFamily(ctx);
    const request = await ours.asks(`/children/${ours.childId}/growth`);
    const answer = staffLoader({ request, params: { childId: ours.childId }, context });
    await expect(answer).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is a teacher for the own classes alone, and the office not at all", async () => {
    const { ctx } = await aCentre();
    const [{ classId }, { classId: otherClass }] = [await aClass(ctx), await aClass(ctx)];
    const { childId } = await anEnrolment(ctx, { classId });
    const { childId: elsewhere } = await anEnrolment(ctx, { classId: otherClass });
    const { staffId, phone } = await aStaffMember(ctx, { classId });
    const { userId } = await anAccount({ phone, centreId: ctx.centreId, role: "teacher" });
    done(await linkStaffAccount(ctx, staffId, userId));
    const teacher = await aRequest(ctx, { userId, role: "teacher" });
    await requireAccess(teacher, "health.growth.record", { childId });
    const foreign = requireAccess(teacher, "health.growth.record", { childId: elsewhere });
    await expect(foreign).rejects.toMatchObject(notFound);
    const clerk = await anAccount({ centreId: ctx.centreId, role: "office" });
    const office = await aRequest(ctx, { userId: clerk.userId, role: "office" });
    const asked = requireAccess(office, "health.growth.read", { childId });
    await expect(asked).rejects.toMatchObject({ code: "forbidden" });
  });
});
