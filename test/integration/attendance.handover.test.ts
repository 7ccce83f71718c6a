import { beforeAll, describe, expect, it } from "vitest";
import { approvePickUp, cancelApproval } from "~/features/attendance/approvals/commands.server";
import { readCard } from "~/features/attendance/card-readings/commands.server";
import { makeCards, revokeCard, showOwnCard } from "~/features/attendance/cards/commands.server";
import {
  listApprovals,
  listCards,
  listCollectors,
  listDoubtfulHandOvers,
} from "~/features/attendance/handover/queries.server";
import { recordEvents, undoBatch } from "~/features/attendance/log/commands.server";
import { listChildEntries } from "~/features/attendance/log/queries.server";
import { getSnapshot } from "~/features/attendance/snapshot/queries.server";
import { revokePickUpPerson } from "~/features/children/family/commands.server";
import { instantOf } from "~/lib/clock";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { ownerSql, testContext, useDatabase } from "../database";
import { aTablet, aTeacherWithPin, unlock } from "../factories/accounts.devices";
import { anAccount } from "../factories/accounts";
import { anApproval, aPickUpPerson, aSigner } from "../factories/attendance.handover";
import { aCentre, aClass } from "../factories/centres";
import { aCustodyNote } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { aPhone, done } from "../factories/sequence";

useDatabase();

const day = "2026-11-12";
let ctx: Ctx;
let classId = "";

beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
});

/** Somebody who is here since the morning. */
async function aPupil() {
  const { childId } = await anEnrolment(ctx, { classId });
  await write(ctx, childId, "arrival", {});
  return childId;
}

async function write(as: Ctx, childId: string, kind: string, payload: object, more: object = {}) {
  const at = kind === "arrival" ? `${day}T08:00:00+08:00` : as.now.toISOString();
  const events = [{ id: newId(), childId, kind, payload, at }];
  const batchId = newId();
  const sent = { batchId, classId, events, ...more };
  const [outcome] = done(await recordEvents(as, sent)).outcomes;
  return { batchId, answer: outcome?.outcome === "refused" ? outcome.reason : outcome?.outcome };
}

const leave = async (childId: string, payload: object, as = ctx, more: object = {}) =>
  (await write(as, childId, "departure", payload, more)).answer;

const stayOf = async (childId: string) => {
  const entries = await listChildEntries(ctx, { childId, day });
  return entries.find(({ kind }) => kind === "stay")?.payload;
};

const ownOf = (childId: string) => childId as OwnChildId; // reason: the test stands in for the gate

describe("a departure", () => {
  it("says with whom, as the list has it, and refuses who is on no list", async () => {
    const childId = await aPupil();
    const uncle = await aPickUpPerson(ctx, childId);
    expect(await leave(childId, { collectedBy: { name: "路人" } })).toBe(
      "collector_not_authorised",
    );
    const other = await aPickUpPerson(ctx, await aPupil());
    expect(await leave(childId, { pickUpPersonId: other.id })).toBe("collector_not_authorised");
    const lie = { pickUpPersonId: uncle.id, collectedBy: { name: "另一个名字" } };
    expect(await leave(childId, lie)).toBe("accepted");
    expect(await stayOf(childId)).toMatchObject({
      collectedBy: { name: uncle.name, relation: "otherRelative" },
      pickUpPersonId: uncle.id,
    });
  });

  it("refuses who was revoked, and who is barred whatever is said", async () => {
    const childId = await aPupil();
    const uncle = await aPickUpPerson(ctx, childId);
    done(await revokePickUpPerson(ctx, childId, uncle.id));
    expect(await leave(childId, { pickUpPersonId: uncle.id })).toBe("collector_not_authorised");
    const father = await aSigner(ctx, childId);
    await aCustodyNote(ctx, childId, { guardianId: father.guardianId, mustNotCollect: true });
    const { name } = (await listCollectors(ctx, { childIds: [childId], days: [day] })).find(
      ({ id }) => id === father.guardianId,
    ) ?? { name: "" };
    for (const said of [{ guardianId: father.guardianId }, { collectedBy: { name } }]) {
      expect(await leave(childId, said)).toBe("collector_barred");
      const vouched = { ...said, override: { reason: "他说好了" } };
      expect(await leave(childId, vouched)).toBe("collector_barred");
    }
  });

  it("with somebody on no list needs a reason and somebody who vouches", async () => {
    const { tablet } = await aTablet(ctx, { classId });
    const { staffId } = await aTeacherWithPin(ctx, { classId });
    const said = { collectedBy: { name: "路人" }, override: { reason: "妈妈电话里同意" } };
    const byHand = { actorStaffId: staffId };
    const childId = await aPupil();
    expect(await leave(childId, said, tablet, byHand)).toBe("pin_needed");
    await unlock(tablet, staffId);
    expect(await leave(childId, said, tablet, byHand)).toBe("accepted");
    expect(await stayOf(childId)).toMatchObject({ override: { reason: "妈妈电话里同意" } });
    const signedIn = await aPupil();
    expect(await leave(signedIn, said)).toBe("accepted");
    const doubtful = await listDoubtfulHandOvers(ctx, {});
    expect(doubtful.filter((one) => [childId, signedIn].includes(one.childId))).toEqual([]);
  });

  it("without a network is taken and shown to the office; so is one that names nobody", async () => {
    const { tablet } = await aTablet(ctx, { classId });
    const [away, nobody] = [await aPupil(), await aPupil()];
    const override = { reason: "妈妈电话里同意", offline: true };
    expect(await leave(away, { collectedBy: { name: "路人" }, override }, tablet)).toBe("accepted");
    expect(await leave(nobody, {})).toBe("accepted");
    const doubtful = await listDoubtfulHandOvers(ctx, { classIds: [classId] });
    const of = (childId: string) => doubtful.find((one) => one.childId === childId);
    expect(of(away)).toMatchObject({
      why: "unverified",
      collector: "路人",
      reason: override.reason,
    });
    expect(of(nobody)).toMatchObject({ why: "nobody", collector: null });
  });
});

describe("an approval", () => {
  it("is used once, by the first of two tablets", async () => {
    const childId = await aPupil();
    const { family } = await aSigner(ctx, childId);
    const { approvalId } = await anApproval(family, childId);
    const one = await aTablet(ctx, { classId });
    const two = await aTablet(ctx, { classId });
    const answers = await Promise.all(
      [one, two].map(({ tablet }) => leave(childId, { approvalId }, tablet)),
    );
    expect(answers.toSorted()).toEqual(["accepted", "not_arrived"]);
    await write(ctx, childId, "arrival", {});
    expect(await leave(childId, { approvalId })).toBe("collector_not_authorised");
    expect(await cancelApproval(family, ownOf(childId), { approvalId })).toMatchObject({
      reason: "approval_used",
    });
  });

  it("stands in the room until it is used, and again when the departure is taken back", async () => {
    const childId = await aPupil();
    const { family } = await aSigner(ctx, childId);
    const { approvalId } = await anApproval(family, childId);
    const isListed = async () => {
      const { collectors } = await getSnapshot(ctx, { classId });
      return (collectors[childId] ?? []).some(({ id }) => id === approvalId);
    };
    expect(await isListed()).toBe(true);
    const { batchId } = await write(ctx, childId, "departure", { approvalId });
    expect(await isListed()).toBe(false);
    done(await undoBatch(ctx, { batchId, classId }));
    expect(await isListed()).toBe(true);
    expect(await leave(childId, { approvalId })).toBe("accepted");
    expect(await listApprovals(family, ownOf(childId))).toMatchObject([
      { id: approvalId, name: "王同事", usedAt: ctx.now.toISOString() },
    ]);
  });

  it("is for its day, its child, and good no more once it was taken back", async () => {
    const childId = await aPupil();
    const { family } = await aSigner(ctx, childId);
    const { approvalId: later } = await anApproval(family, childId, { onDay: "2026-11-13" });
    expect(await leave(childId, { approvalId: later })).toBe("collector_not_authorised");
    const sibling = await aPupil();
    const { approvalId } = await anApproval(family, childId);
    expect(await leave(sibling, { approvalId })).toBe("collector_not_authorised");
    done(await cancelApproval(family, ownOf(childId), { approvalId }));
    expect(await leave(childId, { approvalId })).toBe("collector_not_authorised");
  });

  it("is given for a day to come, by who signs, and not for somebody who is listed or barred", async () => {
    const childId = await aPupil();
    const { family } = await aSigner(ctx, childId);
    const uncle = await aPickUpPerson(ctx, childId);
    const father = await aSigner(ctx, childId);
    await aCustodyNote(ctx, childId, { guardianId: father.guardianId, mustNotCollect: true });
    const give = async (given: object) => {
      const asked = { name: "王", phone: aPhone(), relation: "同事", onDay: day, ...given };
      const result = await approvePickUp(family, ownOf(childId), asked);
      return result.ok ? "given" : result.reason;
    };
    expect(await give({ onDay: "2026-11-11" })).toBe("day_is_past");
    expect(await give({ onDay: "2026-12-30" })).toBe("approval_too_far");
    expect(await give({ phone: uncle.phone })).toBe("already_may_collect");
    expect(await give({ phone: father.phone })).toBe("approval_not_possible");
    expect(await give({ onDay: "2026-11-20" })).toBe("given");
    const stranger = testContext({ centreId: ctx.centreId, role: "guardian" });
    await expect(
      approvePickUp(stranger, ownOf(childId), {
        ...{ name: "王", phone: aPhone(), relation: "同事", onDay: day },
      }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a card", () => {
  const make = async (childId: string, person: string) => {
    const [card] = done(await makeCards(ctx, childId, { person: [person] }));
    if (!card) throw new Error("no card was made");
    return card;
  };
  const look = async (code: string, as = ctx, at = classId) => {
    const found = await readCard(as, { classId: at, code });
    return found.ok ? found.value : found.reason;
  };

  it("says whose it is and which children of the class are meant, and opens nothing", async () => {
    const childId = await aPupil();
    const uncle = await aPickUpPerson(ctx, childId);
    const sibling = await aPupil();
    await aPickUpPerson(ctx, sibling, { phone: uncle.phone });
    const { code, qr } = await make(childId, `pickUp ${uncle.id}`);
    expect(qr).toMatch(/^data:image\/svg/);
    const { tablet } = await aTablet(ctx, { classId });
    const found = await look(code, tablet);
    expect(found).toMatchObject({ name: uncle.name });
    const children = typeof found === "string" ? [] : found.children;
    expect(children.map((one) => one.childId).toSorted()).toEqual([childId, sibling].toSorted());
    expect(JSON.stringify(found)).not.toContain(uncle.phone);
    const [listed] = await listCards(ctx, { childId });
    expect(listed).toMatchObject({ name: uncle.name, medium: "paper" });
    expect(listed?.lastUsedAt).toBe(ctx.now.toISOString());
    const [kept] = await ownerSql()`select token_hash from handover_card where id = ${listed?.id ?? ""}`; // prettier-ignore
    expect(String(kept?.["token_hash"])).not.toContain(code);
  });

  it("is refused in another class, in another centre, once it was ended, and with its person", async () => {
    const childId = await aPupil();
    const uncle = await aPickUpPerson(ctx, childId);
    const person = `pickUp ${uncle.id}`;
    const first = await make(childId, person);
    const { classId: next } = await aClass(ctx);
    expect(await look(first.code, ctx, next)).toBe("card_of_other_class");
    const { ctx: elsewhere } = await aCentre();
    const { classId: far } = await aClass(elsewhere);
    expect(await look(first.code, elsewhere, far)).toBe("card_unknown");
    const second = await make(childId, person);
    expect(await look(first.code)).toBe("card_revoked");
    done(await revokeCard(ctx, childId, { cardId: second.cardId }));
    expect(await look(second.code)).toBe("card_revoked");
    const third = await make(childId, person);
    done(await revokePickUpPerson(ctx, childId, uncle.id));
    expect(await look(third.code)).toBe("card_revoked");
    expect(await makeCards(ctx, childId, { person: [person] })).toMatchObject({
      reason: "not_found",
    });
  });

  it("shows who is barred today as barred, and makes no card for that person", async () => {
    const childId = await aPupil();
    const { guardianId, family } = await aSigner(ctx, childId);
    const { code } = await make(childId, `guardian ${guardianId}`);
    const own = done(await showOwnCard(family));
    await aCustodyNote(ctx, childId, { guardianId, mustNotCollect: true });
    for (const one of [code, own.code]) {
      expect(await look(one)).toMatchObject({ children: [{ childId, standing: "barred" }] });
    }
    expect(await makeCards(ctx, childId, { person: [`guardian ${guardianId}`] })).toMatchObject({
      reason: "not_found",
    });
  });

  it("on the own phone is another each time, beside the printed one", async () => {
    const childId = await aPupil();
    const { guardianId, family } = await aSigner(ctx, childId);
    const paper = await make(childId, `guardian ${guardianId}`);
    const before = done(await showOwnCard(family));
    const after = done(await showOwnCard(family));
    expect(await look(before.code)).toBe("card_revoked");
    for (const { code } of [paper, after]) {
      expect(await look(code)).toMatchObject({ children: [{ childId, standing: "may" }] });
    }
    const { userId } = await anAccount({ centreId: ctx.centreId, role: "pickupOnly" });
    const nobody = testContext({ centreId: ctx.centreId, role: "pickupOnly", userId });
    expect(await showOwnCard(nobody)).toMatchObject({ reason: "nobody_to_collect" });
  });

  it("is not guessed: after thirty wrong codes a device waits", async () => {
    const { tablet } = await aTablet(ctx, { classId });
    for (let at = 0; at < 30; at += 1) expect(await look("00000000", tablet)).toBe("card_unknown");
    expect(await look("00000000", tablet)).toBe("too_many_attempts");
    const later = { ...tablet, now: instantOf(tablet.now.getTime() + 1000) };
    expect(await look("00000000", later)).toBe("too_many_attempts");
  });
});
