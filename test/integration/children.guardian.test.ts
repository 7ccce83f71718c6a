import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listOwnChildIds, requireAccess, requireOwnChild } from "~/access/require.server";
import { decideConsent, recordConsent } from "~/features/children/consents/commands.server";
import { listConsents, listOwnConsents } from "~/features/children/consents/queries.server";
import { addPickUpPerson, linkGuardianAccount } from "~/features/children/family/commands.server";
import {
  getFamily,
  getOwnChild,
  listCollectable,
  listTeachers,
} from "~/features/children/family/queries.server";
import {
  action as consentsAction,
  loader as consentsLoader,
} from "~/routes/_family.family.consents";
import { resetClock, setClock } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { ownerSql, testContext, testNow, useDatabase } from "../database";
import { anAccount, aRequest } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aChild, aGuardian } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { aPhone, done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";

useDatabase();
beforeAll(() => setClock(testNow));
afterAll(resetClock);

/** A child whose guardian has an account. */
async function aFamily(ctx: Ctx) {
  const guardianPhone = aPhone();
  const { childId, guardianId } = await aChild(ctx, { guardianPhone });
  const { userId } = await anAccount({
    ...{ phone: guardianPhone, centreId: ctx.centreId, role: "guardian" },
  });
  done(await linkGuardianAccount(ctx, guardianId, userId));
  const asks = (path: string, post?: Record<string, string>) =>
    aRequest(ctx, { userId, role: "guardian", path, post });
  return { childId, guardianId, guardianPhone, userId, asks };
}

async function guardianOf(guardianId: string): Promise<{ guardianName: string }> {
  const [row] = await ownerSql()<{ name: string }[]>`
    select name from guardian where id = ${guardianId}`;
  return { guardianName: row?.name ?? "" };
}

const countAudit = async (capability: string, childId: string): Promise<number> => {
  const [row] = await ownerSql()<{ n: number }[]>`select count(*)::int as n from audit_entry
    where capability = ${capability} and child_id = ${childId}`;
  return row?.n ?? 0;
};

const context = { nonce: "", requestId: "", address: "" };
const notFound = { code: "not_found" };

describe("requireOwnChild", () => {
  it("opens the own child and nobody else's, by whatever id", async () => {
    const { ctx } = await aCentre();
    const [ours, theirs] = [await aFamily(ctx), await aFamily(ctx)];
    const elsewhere = await aFamily((await aCentre()).ctx);
    const request = await ours.asks("/family");
    const own = await requireOwnChild(request, "children.own.read", ours.childId);
    expect((await getOwnChild(own.ctx, own.childId)).id).toBe(ours.childId);
    expect(await listOwnChildIds(own.ctx)).toEqual([ours.childId]);
    for (const forged of [theirs.childId, elsewhere.childId, crypto.randomUUID(), "1 or 1=1"]) {
      for (const capability of ["children.own.read", "children.own.consent"] as const) {
        await expect(requireOwnChild(request, capability, forged)).rejects.toMatchObject(notFound);
      }
    }
  });

  it("is closed to roles that see children in other ways", async () => {
    const { ctx, directorId } = await aCentre();
    const { childId } = await aFamily(ctx);
    const request = await aRequest(ctx, { userId: directorId, role: "director" });
    const asked = requireOwnChild(request, "children.own.read", childId);
    await expect(asked).rejects.toMatchObject({ code: "forbidden" });
  });
});

const outings = { kind: "outings", state: "granted" } as const;

describe("the consents page", () => {
  it("takes a decision for the own child", async () => {
    const { ctx } = await aCentre();
    const ours = await aFamily(ctx);
    const request = await ours.asks("/family/consents", { ...outings, childId: ours.childId });
    const answer = await consentsAction({ request, params: {}, context });
    expect(answer).toMatchObject({ ok: true, said: outings });
    expect(await listConsents(ctx, ours.childId)).toMatchObject([outings]);
  });

  it("refuses a forged child and writes nothing", async () => {
    const { ctx } = await aCentre();
    const [ours, theirs] = [await aFamily(ctx), await aFamily(ctx)];
    const forged = await ours.asks("/family/consents", { ...outings, childId: theirs.childId });
    const decided = consentsAction({ request: forged, params: {}, context });
    await expect(decided).rejects.toMatchObject(notFound);
    const read = await ours.asks(`/family/consents?child=${theirs.childId}`);
    const page = consentsLoader({ request: read, params: {}, context });
    await expect(page).rejects.toMatchObject(notFound);
    expect(await listConsents(ctx, theirs.childId)).toEqual([]);
  });

  it("asks before hydration what a dialog would have asked", async () => {
    const { ctx } = await aCentre();
    const ours = await aFamily(ctx);
    const post = { kind: "healthData", state: "withdrawn", childId: ours.childId, confirm: "" };
    const answer = (confirm: string) =>
      ours
        .asks("/family/consents", { ...post, confirm })
        .then((request) => consentsAction({ request, params: {}, context }));
    expect(await answer("")).toMatchObject({ asked: { kind: "healthData" }, said: null });
    expect(await listConsents(ctx, ours.childId)).toEqual([]);
    expect(await answer("yes")).toMatchObject({ said: { state: "withdrawn" } });
  });
});

describe("decideConsent", () => {
  it("keeps one row of an answer that is sent several times, at once or later", async () => {
    const { ctx } = await aCentre();
    const ours = await aFamily(ctx);
    const own = await requireOwnChild(await ours.asks("/"), "children.own.consent", ours.childId);
    const answer = (state: "granted" | "withdrawn", after = 0) => {
      const at = { ...own.ctx, now: new Date(testNow.getTime() + after) };
      return decideConsent(at, own.childId, { kind: "outings", state }).then(done);
    };
    const [first, again] = await Promise.all([answer("granted"), answer("granted", 5)]);
    expect(again).toEqual(first);
    expect(await answer("granted", 60_000)).toEqual(first);
    const taken = await answer("withdrawn", 120_000);
    expect(await answer("withdrawn", 180_000)).toEqual(taken);
    await answer("granted", 240_000);
    const rows = await ownerSql()`
      select state from child_consent where child_id = ${ours.childId} order by decided_at`;
    expect(rows.map((row): unknown => row.state)).toEqual(["granted", "withdrawn", "granted"]);
    expect(await countAudit("children.own.consent", ours.childId)).toBe(3);
  });

  it("keeps the answers of two guardians apart, though they say the same", async () => {
    const { ctx } = await aCentre();
    const ours = await aFamily(ctx);
    const father = await aGuardian(ctx, ours.childId);
    for (const guardianId of [ours.guardianId, father.guardianId]) {
      done(await recordConsent(ctx, ours.childId, { ...outings, guardianId }));
    }
    const rows = await ownerSql()`
      select guardian_id from child_consent where child_id = ${ours.childId}`;
    expect(new Set(rows.map((row): unknown => row.guardian_id)).size).toBe(2);
  });
});

describe("listOwnConsents", () => {
  it("names every kind, what may follow, and which are necessary", async () => {
    const { ctx } = await aCentre();
    const ours = await aFamily(ctx);
    const own = await requireOwnChild(await ours.asks("/"), "children.own.consent", ours.childId);
    const decision = { kind: "healthData", state: "granted" } as const;
    done(await decideConsent(own.ctx, own.childId, decision));
    const consents = await listOwnConsents(own.ctx, own.childId);
    expect(consents).toHaveLength(9);
    expect(consents.find((one) => one.kind === "healthData")).toMatchObject({
      ...{ state: "granted", necessary: true, next: ["withdrawn"], decidedOn: "2026-11-12" },
    });
    expect(consents.find((one) => one.kind === "outings")).toMatchObject({
      ...{ state: null, necessary: false, next: ["granted", "refused"], decidedBy: null },
    });
  });
});

describe("getFamily", () => {
  it("opens on the wanted child, on the eldest without one, on nothing without children", async () => {
    const { ctx } = await aCentre();
    const ours = await aFamily(ctx);
    const elder = { guardianPhone: ours.guardianPhone, bornOn: "2022-05-04" };
    const { guardianName } = await guardianOf(ours.guardianId);
    const { childId: elderId } = await aChild(ctx, { ...elder, guardianName });
    const family = await requireAccess(await ours.asks("/family"), "children.own.read");
    const own = await listOwnChildIds(family);
    const first = await getFamily(family, { own, wanted: null });
    expect(first.siblings.map(({ id }) => id)).toEqual([elderId, ours.childId]);
    expect(first.chosen).toBe(elderId);
    expect((await getFamily(family, { own, wanted: ours.childId })).chosen).toBe(ours.childId);
    const stranger = (await aFamily(ctx)).childId;
    expect((await getFamily(family, { own, wanted: stranger })).chosen).toBe(elderId);
    expect(await getFamily(family, { own: [], wanted: null })).toEqual({
      ...{ siblings: [], chosen: null },
    });
  });
});

describe("listTeachers", () => {
  it("names who works in the child's class today, the lead first", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const ours = await aFamily(ctx);
    await anEnrolment(ctx, { classId, childId: ours.childId });
    await aStaffMember(ctx, { name: "安老师", classId });
    await aStaffMember(ctx, { name: "周老师", classId, lead: true });
    await aStaffMember(ctx, { name: "别班老师", classId: (await aClass(ctx)).classId });
    const own = await requireOwnChild(await ours.asks("/"), "children.own.read", ours.childId);
    const teachers = await listTeachers(own.ctx, own.childId);
    expect(teachers.map(({ name }) => name)).toEqual(["周老师", "安老师"]);
  });
});

describe("listCollectable", () => {
  it("shows a pick-up person only the children entrusted to them, and notes it", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const { childId } = await anEnrolment(ctx, { classId });
    await anEnrolment(ctx, { classId });
    const { userId, phone } = await anAccount({ centreId: ctx.centreId, role: "pickupOnly" });
    const named = { name: "外公", phone, relation: "maternalGrandfather" as const, userId };
    done(await addPickUpPerson(ctx, childId, named));
    const theirs = testContext({ centreId: ctx.centreId, userId, role: "pickupOnly" });
    expect((await listCollectable(theirs)).map(({ id }) => id)).toEqual([childId]);
    expect(await countAudit("children.pickUp.read", childId)).toBe(1);
  });
});
