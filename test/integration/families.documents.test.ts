import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listOwnChildIds, requireOwnChild } from "~/access/require.server";
import { keepDocument, publishDocument } from "~/features/centres/documents/commands.server";
import { changeGuardian } from "~/features/children/family/commands.server";
import { listOwnAlerts } from "~/features/families/alerts/queries.server";
import { recordAcceptance, remindDocument } from "~/features/families/documents/commands.server";
import {
  exportDocumentStanding,
  getDocumentStanding,
  listDocumentStandings,
  listUnsigned,
} from "~/features/families/documents/queries.server";
import { acceptDocument } from "~/features/families/own-documents/commands.server";
import {
  getOwnDocument,
  listOpenDocuments,
  listOwnDocuments,
} from "~/features/families/own-documents/queries.server";
import { getTodayTag } from "~/features/families/shown/queries.server";
import { instantOf, resetClock, setClock } from "~/lib/clock";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import type { DocumentKind } from "~db/enums";
import { ownerSql, testContext, testNow, useDatabase } from "../database";
import { anAccount, aRequest } from "../factories/accounts";
import { aSigner } from "../factories/attendance.handover";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { aFamily, carryOut, type Family } from "../factories/families";
import { done } from "../factories/sequence";

useDatabase();

let ctx: Ctx;
let classId = "";

beforeEach(async () => {
  setClock(testNow);
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
});
afterEach(resetClock);

const texts = {
  handbook: { zh: "## 接送\n请准时。{{centreName}}", en: "## Collecting\nBe on time." },
  agreement: { zh: "{{childName}}，{{className}}，{{guardianName}}，{{number}}", en: "{{childName}}" },
  privacyNotice: { zh: "告知", en: "Notice" },
}; // prettier-ignore
const inForce = { handbook: 0, agreement: 1, privacyNotice: 1 };

/** Puts the next version of a text in force. */
const publish = async (kind: DocumentKind = "handbook", version: number = inForce[kind]) =>
  done(await publishDocument(ctx, { kind, version, ...texts[kind] })).version;

type Signer = { family: Ctx; childId: string };

const ownOf = async ({ family, childId }: Signer) => ({
  own: await listOwnChildIds(family),
  signed: await listOwnChildIds(family, { signed: true }),
  chosen: childId as OwnChildId, // reason: the test stands in for the gate
});
const accept = async (of: Signer, version: number, kind: DocumentKind = "handbook") =>
  acceptDocument(of.family, { ...(await ownOf(of)), kind }, { version, locale: "zh-CN" });
const read = async (of: Signer, kind: DocumentKind = "handbook", asked = {}) =>
  getOwnDocument(of.family, { ...(await ownOf(of)), kind, ...asked });
const waits = async ({ family, childId }: Signer) => {
  const signed = await listOwnChildIds(family, { signed: true });
  const own = childId as OwnChildId; // reason: the test stands in for the gate
  const signs = signed.includes(own);
  return (await listOpenDocuments(family, { childId: own, signs })).map(({ kind }) => kind);
};
const rows = async (childId: string) =>
  Number((await ownerSql()`select count(*)::int as n from document_acceptance where child_id = ${childId}`)[0]?.n); // prettier-ignore
const standing = (of: Ctx = ctx, kind: DocumentKind = "handbook") =>
  getDocumentStanding(of, { kind, class: undefined, show: undefined });

const nameOf = async (guardianId: string) =>
  String((await ownerSql()`select name from guardian where id = ${guardianId}`)[0]?.name);

/** A second guardian who signs for the child, in what grade soever. */
async function another({ childId }: Family, grade?: "family") {
  const { guardianId, family } = await aSigner(ctx, childId);
  if (grade) {
    await ownerSql()`update child_guardian set grade = ${grade} where guardian_id = ${guardianId}`;
  }
  return { childId, family, guardianId };
}

describe("what is asked", () => {
  it("asks for nothing until the centre has put its own text in force", async () => {
    const mine = await aFamily(ctx, classId);
    await keepDocument(ctx, "privacyNotice");
    expect(await waits(mine)).toEqual([]);
    const list = await listOwnDocuments(mine.family, await ownOf(mine));
    expect(list.map(({ kind, version, isOpen }) => [kind, version, isOpen])).toEqual([
      ["privacyNotice", 1, false],
      ["agreement", 1, false],
    ]);
    await expect(read(mine)).rejects.toMatchObject({ code: "not_found" });
    expect(await accept(mine, 1, "privacyNotice")).toMatchObject({ reason: "document_not_asked" });
    expect(await accept(mine, 0)).toMatchObject({ reason: "document_not_asked" });
    expect(await publish()).toBe(1);
    expect(await waits(mine)).toEqual(["handbook"]);
  });

  it("does not ask a family whose child has left", async () => {
    const { childId } = await aChild(ctx);
    const { family } = await aSigner(ctx, childId);
    const version = await publish();
    expect(await waits({ family, childId })).toEqual([]);
    expect((await read({ family, childId })).toSign).toEqual([]);
    expect(await accept({ family, childId }, version)).toMatchObject({ reason: "document_not_asked" }); // prettier-ignore
    expect((await standing()).rows).toEqual([]);
  });

  it("tells whoever signs, once a version, and nobody of one that was replaced meanwhile", async () => {
    const mine = await aFamily(ctx, classId);
    const looksOn = await another(mine, "family");
    const news = async (of: Signer) => {
      const { chosen } = await ownOf(of);
      const alerts = await listOwnAlerts(of.family, { own: [chosen] });
      return alerts.map(({ title, path }) => [title, path]);
    };
    await publish();
    await publish("handbook", 1);
    await carryOut();
    await carryOut();
    expect(await news(mine)).toEqual([["家长须知有新版", "/family/documents/handbook"]]);
    expect(await news(looksOn)).toEqual([]);
  });
});

describe("acceptDocument", () => {
  it("counts once for a child, guardian and version, with the name and the time", async () => {
    const mine = await aFamily(ctx, classId);
    const version = await publish();
    const before = await read(mine);
    expect(before).toMatchObject({ isOpen: true, text: expect.stringContaining("请准时。") });
    done(await accept(mine, version));
    done(await accept(mine, version));
    expect(await rows(mine.childId)).toBe(1);
    expect(await waits(mine)).toEqual([]);
    const after = await read(mine);
    expect(after).toMatchObject({ isOpen: false, toSign: [] });
    expect(after.acceptances).toMatchObject([
      { name: mine.family.actor.name, at: { day: "2026-11-12" }, isPaper: false },
    ]);
    const [entry] = await ownerSql()`select "after" from audit_entry
      where capability = 'families.document.accept' and child_id = ${mine.childId}`;
    expect(entry?.after).toEqual({ document: "handbook", version: "1" });
  });

  it("signs for every child at once where the text names none, else for the one", async () => {
    const mine = await aFamily(ctx, classId);
    const { childId: second } = await aChild(ctx, {
      ...{ guardianPhone: mine.phone, guardianName: await nameOf(mine.guardianId) },
    });
    await anEnrolment(ctx, { childId: second, classId });
    const version = await publish();
    expect((await read(mine)).toSign).toHaveLength(2);
    done(await accept(mine, version));
    expect([await rows(mine.childId), await rows(second)]).toEqual([1, 1]);
    const next = await publish("agreement");
    expect((await read(mine, "agreement")).toSign).toHaveLength(1);
    done(await accept(mine, next, "agreement"));
    expect([await rows(mine.childId), await rows(second)]).toEqual([2, 1]);
    expect(await waits({ family: mine.family, childId: second })).toEqual(["agreement"]);
  });

  it("refuses a version that is no longer in force, and asks for the new one", async () => {
    const mine = await aFamily(ctx, classId);
    const old = await publish();
    done(await accept(mine, old));
    const version = await publish("handbook", old);
    const answer = { reason: "document_not_in_force", field: "agreed" };
    expect(await accept(mine, old)).toMatchObject(answer);
    expect(await waits(mine)).toEqual(["handbook"]);
    const earlier = await read(mine, "handbook", { version: old });
    expect(earlier).toMatchObject({ isInForce: false, inForceVersion: version, toSign: [] });
    expect(earlier.acceptances).toHaveLength(1);
    await expect(read(mine, "handbook", { version: 9 })).rejects.toMatchObject({ code: "not_found" }); // prettier-ignore
  });

  it("takes two guardians at once, and the first of them is enough", async () => {
    const mine = await aFamily(ctx, classId);
    const second = await another(mine);
    const version = await publish();
    const both = await Promise.all([accept(mine, version), accept(second, version), accept(mine, version)]); // prettier-ignore
    both.forEach(done);
    expect(await rows(mine.childId)).toBe(2);
    const page = await standing();
    expect(page).toMatchObject({ accepted: 1, open: 0, children: 1 });
    expect(page.rows[0]?.accepted).toHaveLength(2);
  });

  it("never keeps a version that a publication at the same moment has replaced", async () => {
    const mine = await aFamily(ctx, classId);
    let version = await publish();
    for (let at = 0; at < 8; at += 1) {
      const [accepted, published] = await Promise.all([
        accept(mine, version),
        publishDocument(ctx, { kind: "handbook", version, ...texts.handbook }),
      ]);
      const kept = await ownerSql()`select 1 from document_acceptance
        where child_id = ${mine.childId} and version = ${version}`;
      expect(kept.length).toBe(accepted.ok ? 1 : 0);
      version = done(published).version;
      expect(await waits(mine)).toEqual(["handbook"]);
    }
  });

  it("lets a lesser grade read and not sign", async () => {
    const mine = await aFamily(ctx, classId);
    const looksOn = await another(mine, "family");
    const version = await publish();
    const page = await read(looksOn);
    expect(page).toMatchObject({ toSign: [], mayNotSign: true });
    expect(await waits(looksOn)).toEqual([]);
    expect(await accept(looksOn, version)).toMatchObject({ reason: "document_not_signer" });
    const asked = await aRequest(ctx, { userId: looksOn.family.actor.id, role: "guardian" });
    await expect(
      requireOwnChild(asked, "families.document.accept", mine.childId),
    ).rejects.toMatchObject({ code: "not_found" });
    const next = await publish("agreement");
    const { text } = await read(looksOn, "agreement");
    expect(text).toContain("______，______");
    expect((await read(mine, "agreement")).text).not.toContain("，______，");
    done(await accept(mine, next, "agreement"));
  });

  it("keeps what stood in the blanks, whatever is changed later", async () => {
    const mine = await aFamily(ctx, classId);
    const version = await publish("agreement");
    const before = (await read(mine, "agreement")).text;
    done(await accept(mine, version, "agreement"));
    await ownerSql()`update class set name = '改了名' where id = ${classId}`;
    expect((await read(mine, "agreement")).text).toBe(before);
    const second = await another(mine);
    expect((await read(second, "agreement")).text).toContain("改了名");
  });

  it("counts what came with the application and the agreement about the place", async () => {
    const mine = await aFamily(ctx, classId);
    const sql = ownerSql();
    const centreId = ctx.centreId;
    const version = await publish("privacyNotice");
    const agreed = await publish("agreement");
    expect(await waits(mine)).toEqual(["privacyNotice", "agreement"]);
    const [enrolled] = await sql`select id from enrolment where child_id = ${mine.childId}`;
    const [application, offer, agreement] = ["1", "2", "3"].map(
      (n) => `0192a000-0000-7000-8000-00000000000${n}`,
    ) as [string, string, string]; // reason: three of them // prettier-ignore
    await sql`insert into application (centre_id, id, number, state, child_name, pinyin, initials, sex, born_on, guardian_name, guardian_phone, guardian_relation, wanted_from, pattern, takes_half_day, sibling, staff_child, district, notice_version, locale, child_id, created_at, updated_at, closed_at)
      values (${centreId}, ${application}, 1, 'enrolled', '小满', 'xiaoman', 'xm', 'female', '2024-05-12', '妈妈', ${mine.phone}, 'mother', '2026-11-02', 1023, false, false, false, false, ${version}, 'zh-CN', ${mine.childId}, ${testNow}, ${testNow}, ${testNow})`;
    expect(await waits(mine)).toEqual(["agreement"]);
    await sql`insert into offer (centre_id, id, application_id, class_id, pattern, starts_on, state, answer_by, offers_next, created_at, closed_at)
      values (${centreId}, ${offer}, ${application}, ${classId}, 1023, '2026-11-02', 'accepted', '2026-11-01', false, ${testNow}, ${testNow})`;
    await sql`insert into agreement (centre_id, id, number, child_id, enrolment_id, offer_id, version, locale, values, accepted_at, accepted_by)
      values (${centreId}, ${agreement}, '2026-0001', ${mine.childId}, ${String(enrolled?.id)}, ${offer}, ${agreed}, 'zh-CN', ${sql.json({})}, ${testNow}, ${mine.userId})`;
    expect(await waits(mine)).toEqual([]);
    const list = await listOwnDocuments(mine.family, await ownOf(mine));
    expect(list.map(({ acceptances }) => acceptances.map(({ agreementId }) => agreementId))).toEqual([[null], [agreement]]); // prettier-ignore
    expect((await listDocumentStandings(ctx)).map(({ accepted }) => accepted)).toEqual([1, 1]);
    expect((await read(mine, "agreement")).text).toContain("2026-0001");
  });

  it("raises what the family's Today is held to be", async () => {
    const mine = await aFamily(ctx, classId);
    const tag = async () => {
      const request = await aRequest(ctx, { userId: mine.userId, role: "guardian", path: "/family" }); // prettier-ignore
      return (await getTodayTag(mine.family, { request, build: "b" })).tag;
    };
    const tags = [await tag()];
    const version = await publish();
    tags.push(await tag());
    done(await accept(mine, version));
    tags.push(await tag());
    done(await accept(mine, version));
    expect(new Set(tags).size).toBe(3);
    expect(await tag()).toBe(tags.at(-1));
  });
});

describe("the office", () => {
  it("sees by name who has not, of a class, and takes the list out", async () => {
    const { classId: other } = await aClass(ctx);
    const mine = await aFamily(ctx, classId);
    const theirs = await aFamily(ctx, other);
    const version = await publish();
    done(await accept(mine, version));
    const ids = async (input: { class?: string; show?: "open" }) => {
      const page = await getDocumentStanding(ctx, { kind: "handbook", class: undefined, show: undefined, ...input }); // prettier-ignore
      return page.rows.map(({ id }) => id);
    };
    expect(await ids({})).toEqual([mine.childId, theirs.childId]);
    expect(await ids({ show: "open" })).toEqual([theirs.childId]);
    expect(await ids({ class: classId, show: "open" })).toEqual([]);
    expect(await ids({ class: "no class" })).toHaveLength(2);
    const page = await exportDocumentStanding(ctx, { kind: "handbook", class: other, show: "open" }); // prettier-ignore
    expect(page.rows[0]?.signers).toMatchObject([{ hasAccount: true }]);
    const written = await ownerSql()`select "after" from audit_entry
      where capability = 'families.document.read' and centre_id = ${ctx.centreId}`;
    expect(written[0]?.after).toEqual({ document: "handbook", version: "1", export: "xlsx" });
    await expect(getDocumentStanding(ctx, { kind: null, class: undefined, show: undefined })).rejects.toMatchObject({ code: "not_found" }); // prettier-ignore
  });

  it("reminds those who have not, once a day, whoever asks at the same time", async () => {
    const mine = await aFamily(ctx, classId);
    const theirs = await aFamily(ctx, classId);
    const version = await publish();
    await carryOut();
    done(await accept(mine, version));
    expect(await listUnsigned(ctx, { kind: "handbook" })).toEqual([theirs.userId]);
    const twice = await Promise.all([remindDocument(ctx, "handbook"), remindDocument(ctx, "handbook")]); // prettier-ignore
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await remindDocument(ctx, "handbook")).toMatchObject({ reason: "document_reminded_today" }); // prettier-ignore
    await carryOut();
    const titles = async ({ family, childId }: Family) =>
      (await listOwnAlerts(family, { own: [childId] })).map(({ title }) => title);
    expect(await titles(mine)).toEqual(["家长须知有新版"]);
    expect([...(await titles(theirs))].sort()).toEqual(["家长须知有新版", "还等您确认家长须知"]);
    const tomorrow = { ...ctx, now: instantOf(testNow.getTime() + 86_400_000) };
    done(await remindDocument(tomorrow, "handbook"));
    done(await accept(theirs, version));
    const after = { ...ctx, now: instantOf(testNow.getTime() + 2 * 86_400_000) };
    expect(await remindDocument(after, "handbook")).toMatchObject({ reason: "document_nobody_to_remind" }); // prettier-ignore
  });

  it("writes down what was signed on paper, and whoever signed is not asked again", async () => {
    const mine = await aFamily(ctx, classId);
    const { childId, guardianId } = mine;
    const version = await publish();
    const paper = (of: { guardianId?: string; version?: number }) =>
      recordAcceptance(ctx, "handbook", { version, childId, guardianId, ...of });
    const looksOn = await another(mine, "family");
    expect(await paper({ guardianId: looksOn.guardianId })).toMatchObject({ reason: "not_a_guardian" }); // prettier-ignore
    expect(await paper({ version: 7 })).toMatchObject({ reason: "document_not_in_force" });
    done(await paper({}));
    done(await paper({}));
    expect(await waits(mine)).toEqual([]);
    expect(await read(mine)).toMatchObject({ toSign: [], acceptances: [{ isPaper: true }] });
    done(await accept(mine, version));
    expect(await rows(childId)).toBe(1);
  });

  it("hears nothing of a guardian who signs no more", async () => {
    const mine = await aFamily(ctx, classId);
    await publish();
    const { childId, guardianId } = mine;
    const second = await another(mine);
    const link = { relation: "mother", mayPickUp: true } as const;
    done(await changeGuardian(ctx, childId, { guardianId: second.guardianId, ...link, grade: "primary" })); // prettier-ignore
    done(await changeGuardian(ctx, childId, { guardianId, ...link, grade: "family" }));
    expect(await listUnsigned(ctx, { kind: "handbook" })).toEqual([second.family.actor.id]);
  });

  it("stays in its centre", async () => {
    const elsewhere = (await aCentre()).ctx;
    await aFamily(ctx, classId);
    await publish();
    expect((await listDocumentStandings(elsewhere)).map(({ kind, isAsked }) => [kind, isAsked])).toEqual([["privacyNotice", false], ["agreement", false]]); // prettier-ignore
    const far = await anAccount({ centreId: elsewhere.centreId, role: "guardian" });
    const reader = testContext({ centreId: elsewhere.centreId, role: "guardian", userId: far.userId }); // prettier-ignore
    expect(await listOwnChildIds(reader)).toEqual([]);
  });
});
