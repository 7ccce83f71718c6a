import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requireOwnChild } from "~/access/require.server";
import { decideConsent, recordConsent } from "~/features/children/consents/commands.server";
import {
  exportConsents,
  listConsentAnswers,
  listConsenting,
  listOwnConsents,
} from "~/features/children/consents/queries.server";
import { listConsentsInput } from "~/features/children/consents/schema";
import { linkGuardianAccount } from "~/features/children/family/commands.server";
import { listConsentStandings } from "~/features/children/ledger/queries.server";
import { resetClock, setClock } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { loader as exportLoader } from "~/routes/children.$childId.consents[.]xlsx";
import { ownerSql, testNow, useDatabase } from "../database";
import { anAccount, aRequest } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aChild, aGuardian } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { aPhone, done } from "../factories/sequence";

useDatabase();
beforeAll(() => setClock(testNow));
afterAll(resetClock);

const publicity = { kind: "publicityPhotos", state: "granted" } as const;
const later = (ctx: Ctx, minutes: number): Ctx => ({
  ...ctx,
  now: new Date(ctx.now.getTime() + minutes * 60_000),
});

/** A child in a class whose guardian signed the older sheet on paper. */
async function aSignedChild() {
  const { ctx } = await aCentre();
  const { classId } = await aClass(ctx);
  const guardianPhone = aPhone();
  const { childId, guardianId } = await aChild(ctx, { guardianPhone });
  await anEnrolment(ctx, { classId, childId });
  done(await recordConsent(ctx, childId, { ...publicity, guardianId, version: 1 }));
  const { userId } = await anAccount({
    ...{ phone: guardianPhone, centreId: ctx.centreId, role: "guardian" },
  });
  done(await linkGuardianAccount(ctx, guardianId, userId));
  const request = await aRequest(ctx, { userId, role: "guardian" });
  const own = await requireOwnChild(request, "children.own.consent", childId);
  return { ctx, classId, childId, guardianId, own };
}

describe("a consent to an older wording", () => {
  it("stays in force, is to be confirmed, and is in order once it is", async () => {
    const { ctx, childId, own } = await aSignedChild();
    const find = async () =>
      (await listOwnConsents(own.ctx, own.childId)).find(({ kind }) => kind === publicity.kind);
    expect(await find()).toMatchObject({
      ...{ state: "granted", outdated: true, version: 2, next: ["granted", "withdrawn"] },
    });
    const asked = { kind: publicity.kind, childIds: [childId] };
    expect(await listConsenting(ctx, asked)).toEqual([childId]);
    done(await decideConsent(later(own.ctx, 5), own.childId, publicity));
    expect(await find()).toMatchObject({ outdated: false, next: ["withdrawn"] });
    expect((await find())?.history.map(({ version }) => version)).toEqual([1, 2]);
  });

  it("stands beside what was answered since, with who gave it and who wrote it down", async () => {
    const { ctx, childId, own } = await aSignedChild();
    const withdrawn = { ...publicity, state: "withdrawn" } as const;
    done(await decideConsent(later(own.ctx, 5), own.childId, withdrawn));
    const [paper, answer] = await listConsentAnswers(ctx, childId);
    expect(paper).toMatchObject({ state: "granted", version: 1, decidedOn: "2026-11-12" });
    expect(paper?.recordedBy).toMatch(/^用户/);
    expect(answer).toMatchObject({ state: "withdrawn", version: 2, recordedBy: null });
  });

  it("is of a wording that there is", async () => {
    const { ctx, childId, guardianId } = await aSignedChild();
    const made = await recordConsent(ctx, childId, { ...publicity, guardianId, version: 3 });
    expect(made).toMatchObject({ reason: "consent_version_unknown", field: "version" });
  });
});

describe("who signs", () => {
  it("is a guardian, no member of the family beside", async () => {
    const { ctx, childId } = await aSignedChild();
    const grandmother = await aGuardian(ctx, childId, { grade: "family" });
    const { guardianId } = grandmother;
    const made = await recordConsent(ctx, childId, { ...publicity, guardianId });
    expect(made).toMatchObject({ reason: "not_a_guardian" });
  });
});

describe("listConsentStandings", () => {
  const ask = (ctx: Ctx, input: Record<string, string>) =>
    listConsentStandings(ctx, listConsentsInput.parse(input));
  const idsOf = async (...asked: Parameters<typeof ask>) =>
    (await ask(...asked)).map(({ id }) => id);

  it("names whose answer is waited for, by class, kind and standing", async () => {
    const { ctx, classId, childId, guardianId } = await aSignedChild();
    const other = await anEnrolment(ctx, { classId: (await aClass(ctx)).classId });
    await aChild(ctx);
    expect(await idsOf(ctx, {})).toHaveLength(2);
    expect(await idsOf(ctx, { class: classId })).toEqual([childId]);
    const { kind } = publicity;
    expect(await idsOf(ctx, { kind, standing: "outdated" })).toEqual([childId]);
    expect(await idsOf(ctx, { kind, standing: "unanswered" })).toEqual([other.childId]);
    const refused = { kind: "outings", state: "refused", guardianId } as const;
    done(await recordConsent(ctx, childId, refused));
    expect(await idsOf(ctx, { standing: "declined" })).toEqual([childId]);
    const [row] = await ask(ctx, { class: classId });
    expect(row?.standings).toMatchObject({
      ...{ publicityPhotos: "outdated", outings: "declined", healthData: "unanswered" },
    });
  });
});

describe("exportConsents", () => {
  it("is on record, and reaches no other centre's child", async () => {
    const { ctx, childId } = await aSignedChild();
    expect((await exportConsents(ctx, { childId })).answers).toHaveLength(1);
    const rows = await ownerSql()`select 1 from audit_entry
      where capability = 'children.consents.export' and child_id = ${childId}`;
    expect(rows).toHaveLength(1);
    const foreign = exportConsents((await aCentre()).ctx, { childId });
    await expect(foreign).rejects.toMatchObject({ code: "not_found" });
  });

  it("is a workbook for the office and closed to the family", async () => {
    const { ctx, childId, own } = await aSignedChild();
    const ask = (userId: string, role: "office" | "guardian") =>
      aRequest(ctx, { userId, role }).then((request) =>
        exportLoader({
          ...{ request, params: { childId } },
          context: { nonce: "", requestId: "", address: "" },
        }),
      );
    const clerk = await anAccount({ centreId: ctx.centreId, role: "office" });
    const answer = await ask(clerk.userId, "office");
    expect(answer.headers.get("content-type")).toContain("spreadsheetml");
    const asFamily = ask(own.ctx.actor.id, "guardian");
    await expect(asFamily).rejects.toMatchObject({ code: "forbidden" });
  });
});
