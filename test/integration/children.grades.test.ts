import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listOwnChildIds, requireAccess, requireOwnChild } from "~/access/require.server";
import { decideConsent } from "~/features/children/consents/commands.server";
import { recordCustodyNote } from "~/features/children/custody/commands.server";
import {
  addGuardian,
  changeGuardian,
  linkGuardianAccount,
  removeGuardian,
} from "~/features/children/family/commands.server";
import { listGuardians } from "~/features/children/queries.server";
import { getTimeline } from "~/features/reports/timeline/queries.server";
import { resetClock, setClock } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import {
  action as consentsAction,
  loader as consentsLoader,
} from "~/routes/_family.family.consents";
import { loader as todayLoader } from "~/routes/_family.family._index";
import type { GuardianGrade, Role } from "~db/enums";
import { ownerSql, testNow, useDatabase } from "../database";
import { anAccount, aRequest } from "../factories/accounts";
import { aCentre } from "../factories/centres";
import { aChild, aGuardian } from "../factories/children";
import { done } from "../factories/sequence";

useDatabase();
beforeAll(() => setClock(testNow));
afterAll(resetClock);

const context = { nonce: "", requestId: "", address: "" };

/** Somebody of a child's family with an account. */
async function aRelative(ctx: Ctx, childId: string, grade: GuardianGrade, role: Role) {
  const { guardianId, phone } = await aGuardian(ctx, childId, { grade });
  const { userId } = await anAccount({ phone, centreId: ctx.centreId, role });
  done(await linkGuardianAccount(ctx, guardianId, userId));
  const asks = (path: string, post?: Record<string, string>) =>
    aRequest(ctx, { userId, role, path, post });
  return { guardianId, phone, userId, asks };
}

const rolesOf = async (userId: string) =>
  (
    await ownerSql()<{ role: string }[]>`select role from membership where user_id = ${userId}
      order by role`
  ).map(({ role }) => role);

describe("a member of the family", () => {
  it("sees the child's day and decides no consent", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    const { asks } = await aRelative(ctx, childId, "family", "familyMember");
    const request = await asks("/family");
    const own = await requireOwnChild(request, "families.today.read", childId);
    expect(await listOwnChildIds(own.ctx)).toEqual([childId]);
    expect(await listOwnChildIds(own.ctx, { signed: true })).toEqual([]);
    await expect(todayLoader({ request, params: {}, context })).resolves.toBeTruthy();
    const page = consentsLoader({ request: await asks("/family/consents"), params: {}, context });
    await expect(page).rejects.toMatchObject({ code: "forbidden" });
    const post = { childId, kind: "outings", state: "granted" };
    const sent = await asks("/family/consents", post);
    const decided = consentsAction({ request: sent, params: {}, context });
    await expect(decided).rejects.toMatchObject({ code: "forbidden" });
  });

  it("signs for the own child and not for the nephew, with one account", async () => {
    const { ctx } = await aCentre();
    const [own, nephew] = [await aChild(ctx), await aChild(ctx)];
    const uncle = await aRelative(ctx, own.childId, "secondary", "guardian");
    const [row] = await ownerSql()<{ name: string }[]>`
      select name from guardian where id = ${uncle.guardianId}`;
    const asFamily = { name: row?.name ?? "", phone: uncle.phone, relation: "other" } as const;
    done(
      await addGuardian(ctx, nephew.childId, { ...asFamily, grade: "family", mayPickUp: false }),
    );
    const request = await uncle.asks("/family");
    await requireOwnChild(request, "children.own.consent", own.childId);
    const seen = await requireOwnChild(request, "children.own.read", nephew.childId);
    const signing = requireOwnChild(request, "children.own.consent", nephew.childId);
    await expect(signing).rejects.toMatchObject({ code: "not_found" });
    // even past the gate
    const outings = { kind: "outings", state: "granted" } as const;
    expect(await decideConsent(seen.ctx, seen.childId, outings)).toMatchObject({
      reason: "not_a_guardian",
    });
  });
});

describe("an emergency contact", () => {
  it("sees nothing, whatever account there is", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    const { asks } = await aRelative(ctx, childId, "emergencyOnly", "guardian");
    const family = await requireAccess(await asks("/family"), "children.own.read");
    expect(await listOwnChildIds(family)).toEqual([]);
    const asked = requireOwnChild(await asks("/family"), "children.own.read", childId);
    await expect(asked).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("changeGuardian", () => {
  const change = (ctx: Ctx, childId: string, guardianId: string, grade: GuardianGrade) =>
    changeGuardian(ctx, childId, { guardianId, grade, mayPickUp: true });

  it("gives the account the role of its best grade, and none to an emergency contact", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    const aunt = await aRelative(ctx, childId, "secondary", "guardian");
    done(await change(ctx, childId, aunt.guardianId, "family"));
    expect(await rolesOf(aunt.userId)).toEqual(["familyMember"]);
    done(await change(ctx, childId, aunt.guardianId, "emergencyOnly"));
    expect(await rolesOf(aunt.userId)).toEqual([]);
    done(await change(ctx, childId, aunt.guardianId, "secondary"));
    expect(await rolesOf(aunt.userId)).toEqual(["guardian"]);
    done(await removeGuardian(ctx, childId, aunt.guardianId));
    expect(await rolesOf(aunt.userId)).toEqual([]);
  });

  it("names another primary guardian in place of the first, who does not just step down", async () => {
    const { ctx } = await aCentre();
    const { childId, guardianId } = await aChild(ctx);
    const other = await aGuardian(ctx, childId);
    expect(await change(ctx, childId, guardianId, "family")).toMatchObject({
      reason: "primary_guardian_stays",
    });
    done(await change(ctx, childId, other.guardianId, "primary"));
    expect((await listGuardians(ctx, childId)).map(({ id, grade }) => [id, grade])).toEqual([
      [other.guardianId, "primary"],
      [guardianId, "secondary"],
    ]);
    const [last] = await getTimeline(ctx, { childId, kind: "people" });
    expect(last).toMatchObject({ what: "gradeChanged", values: { grade: "primary" } });
  });

  it("lets nobody collect whom a custody note bars, and reaches no other child", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    const father = await aGuardian(ctx, childId);
    const { guardianId } = father;
    done(
      await recordCustodyNote(ctx, childId, {
        ...{ text: "不得接走", guardianId, mustNotCollect: true },
        ...{ fromDay: "2026-11-01", untilDay: null },
      }),
    );
    expect(await change(ctx, childId, guardianId, "secondary")).toMatchObject({
      reason: "must_not_collect",
    });
    const stranger = await aChild(ctx);
    expect(await change(ctx, stranger.childId, guardianId, "family")).toMatchObject({
      reason: "not_found",
    });
    const foreign = (await aCentre()).ctx;
    await expect(change(foreign, childId, guardianId, "family")).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
