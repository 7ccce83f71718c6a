import { describe, expect, it } from "vitest";
import {
  recordAllergy,
  recordDiet,
  removeAllergy,
  removeDiet,
} from "~/features/children/care/commands.server";
import { changeChild, registerChild } from "~/features/children/commands.server";
import {
  decideConsent,
  recordConsent,
  recordConsents,
} from "~/features/children/consents/commands.server";
import { listOwnConsents } from "~/features/children/consents/queries.server";
import {
  addGuardian,
  addPickUpPerson,
  linkGuardianAccount,
  removeGuardian,
  revokePickUpPerson,
} from "~/features/children/family/commands.server";
import { getFamily } from "~/features/children/family/queries.server";
import { findChild, getChild, listGuardians } from "~/features/children/queries.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { ownerSql, testContext, useDatabase } from "../database";
import { anAccount } from "../factories/accounts";
import { aCentre } from "../factories/centres";
import { aChild, aGuardian } from "../factories/children";
import { aPhone, done } from "../factories/sequence";

useDatabase();

const notFound = { ok: false, reason: "not_found" };
const own = (childId: string) => childId as OwnChildId; // reason: the gate is not what is tested here

const auditOf = (ctx: Ctx, childId: string) =>
  ownerSql()<{ capability: string; before: unknown; after: unknown }[]>`
    select capability, before, after from audit_entry
    where centre_id = ${ctx.centreId} and child_id = ${childId} order by at, id`;

const announced = async (ctx: Ctx, kind: string) =>
  (
    await ownerSql()`select payload from outbox where centre_id = ${ctx.centreId} and kind = ${kind}`
  ).map((row): unknown => row.payload);

const person = {
  ...({ name: "程可心", sex: "female", bornOn: "2024-05-12", pastIllness: "" } as const),
  ...({ vaccinationCheckedOn: null, note: "", idKind: "pending", idNumber: "" } as const),
};

describe("registerChild", () => {
  it("opens the record with its primary guardian, on record and announced", async () => {
    const { ctx } = await aCentre();
    const { childId, guardianId } = await aChild(ctx, { name: "程可心" });
    expect(await findChild(ctx, childId)).toMatchObject({ name: "程可心", classId: null });
    const [guardian] = await listGuardians(ctx, childId);
    expect(guardian).toMatchObject({ id: guardianId, grade: "primary", mayPickUp: true });
    expect((await auditOf(ctx, childId)).map((row) => row.capability)).toContain(
      "children.child.register",
    );
    expect(await announced(ctx, "child.registered")).toContainEqual({ childId });
  });

  it("leaves nothing behind when it is refused", async () => {
    const { ctx } = await aCentre();
    const family = {
      guardianName: "程远",
      guardianPhone: aPhone(),
      guardianRelation: "father",
    } as const;
    const tomorrow = await registerChild(ctx, { ...person, ...family, bornOn: "2026-11-13" });
    expect(tomorrow).toMatchObject({ reason: "born_in_future", field: "bornOn" });
    const old = await registerChild(ctx, { ...person, ...family, bornOn: "2017-11-13" });
    expect(old).toMatchObject({ reason: "too_old_for_centre", field: "bornOn" });
    const rows = await ownerSql()`select 1 from guardian where centre_id = ${ctx.centreId}
      union all select 1 from child where centre_id = ${ctx.centreId}
      union all select 1 from outbox where centre_id = ${ctx.centreId} and kind like 'child%'`;
    expect(rows).toHaveLength(0);
  });

  it("takes a sibling's guardian for the same person, and another name for a slip", async () => {
    const { ctx } = await aCentre();
    const guardianPhone = aPhone();
    const first = await aChild(ctx, { guardianName: "廖晓东", guardianPhone });
    const second = await aChild(ctx, { guardianName: "廖晓东", guardianPhone });
    expect(second.guardianId).toBe(first.guardianId);
    const family = { guardianName: "另一位", guardianPhone, guardianRelation: "father" } as const;
    const slip = await registerChild(ctx, { ...person, ...family });
    expect(slip).toMatchObject({ reason: "phone_of_other_person", field: "guardianPhone" });
  });
});

describe("changeChild", () => {
  it("corrects name and spelling together", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    done(await changeChild(ctx, childId, { ...person, name: "曾诗涵", note: "午睡要抱小兔" }));
    const [row] = await ownerSql()`select * from child where id = ${childId}`;
    expect(row).toMatchObject({ name: "曾诗涵", pinyin: "zengshihan", initials: "zsh" });
  });

  it("does not find another centre's child", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild((await aCentre()).ctx, { name: "别园的孩子" });
    expect(await changeChild(ctx, childId, { ...person, name: "改名" })).toMatchObject(notFound);
    const [row] = await ownerSql()`select name from child where id = ${childId}`;
    expect(row?.name).toBe("别园的孩子");
  });
});

describe("care", () => {
  it("records an allergy once, and takes it off again", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    const peanut = { allergen: "peanut", severity: "severe", detail: "" } as const;
    const { id } = done(await recordAllergy(ctx, childId, peanut));
    expect(await recordAllergy(ctx, childId, peanut)).toMatchObject({
      ...{ ok: false, reason: "already_recorded", field: "allergen" },
    });
    expect((await getChild(ctx, { childId })).allergies).toMatchObject([peanut]);
    done(await removeAllergy(ctx, childId, id));
    expect((await getChild(ctx, { childId })).allergies).toEqual([]);
    expect(await removeAllergy(ctx, childId, id)).toMatchObject(notFound);
    const words = (await auditOf(ctx, childId)).map((row) =>
      JSON.stringify([row.before, row.after]),
    );
    expect(words.join()).toContain("peanut");
  });

  it("keeps the row of a sibling when the wrong child's address is used", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    const sibling = await aChild(ctx);
    const { id } = done(await recordDiet(ctx, childId, { diet: "halal", detail: "" }));
    expect(await removeDiet(ctx, sibling.childId, id)).toMatchObject(notFound);
    done(await removeDiet(ctx, childId, id));
  });

  it("keeps what families say out of the record of who did what", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    const other = { allergen: "other", severity: "mild", detail: "火龙果" } as const;
    done(await recordAllergy(ctx, childId, other));
    expect(JSON.stringify(await auditOf(ctx, childId))).not.toContain("火龙果");
  });

  it("does not reach a child of another centre", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild((await aCentre()).ctx);
    const peanut = { allergen: "peanut", severity: "mild", detail: "" } as const;
    await expect(recordAllergy(ctx, childId, peanut)).rejects.toMatchObject({ code: "not_found" });
    await expect(recordDiet(ctx, childId, { diet: "halal", detail: "" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("the family", () => {
  it("has one primary guardian, who stays", async () => {
    const { ctx } = await aCentre();
    const { childId, guardianId } = await aChild(ctx);
    const second = {
      name: "第二位",
      phone: aPhone(),
      relation: "mother",
      mayPickUp: true,
    } as const;
    expect(await addGuardian(ctx, childId, { ...second, grade: "primary" })).toMatchObject({
      reason: "second_primary_guardian",
    });
    const added = done(await addGuardian(ctx, childId, { ...second, grade: "secondary" }));
    expect(await addGuardian(ctx, childId, { ...second, grade: "secondary" })).toMatchObject({
      reason: "already_guardian",
    });
    expect(await removeGuardian(ctx, childId, guardianId)).toMatchObject({
      reason: "primary_guardian_stays",
    });
    done(await removeGuardian(ctx, childId, added.guardianId));
    expect(await listGuardians(ctx, childId)).toHaveLength(1);
  });

  it("names a pick-up person once, and again after taking the name back", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    const aunt = { name: "姨妈", phone: aPhone(), relation: "otherRelative" } as const;
    const { id } = done(await addPickUpPerson(ctx, childId, aunt));
    expect(await addPickUpPerson(ctx, childId, aunt)).toMatchObject({
      reason: "already_pick_up_person",
    });
    done(await revokePickUpPerson(ctx, childId, id));
    expect(await revokePickUpPerson(ctx, childId, id)).toMatchObject(notFound);
    expect(done(await addPickUpPerson(ctx, childId, aunt)).id).toBe(id);
  });

  it("ties a guardian only to the account with the same phone", async () => {
    const { ctx, centreId } = await aCentre();
    const guardianPhone = aPhone();
    const { guardianId } = await aChild(ctx, { guardianPhone });
    const stranger = await anAccount({ centreId, role: "guardian" });
    expect(await linkGuardianAccount(ctx, guardianId, stranger.userId)).toMatchObject({
      reason: "phone_of_other_person",
    });
    const account = await anAccount({ centreId, role: "guardian", phone: guardianPhone });
    done(await linkGuardianAccount(ctx, guardianId, account.userId));
    expect(await linkGuardianAccount(ctx, newId(), account.userId)).toMatchObject(notFound);
  });
});

describe("consents", () => {
  async function aFamily() {
    const { ctx, centreId } = await aCentre();
    const guardianPhone = aPhone();
    const { childId, guardianId } = await aChild(ctx, { guardianPhone });
    const { userId } = await anAccount({ centreId, role: "guardian", phone: guardianPhone });
    done(await linkGuardianAccount(ctx, guardianId, userId));
    const family = testContext({ centreId, role: "guardian", userId });
    return { ctx, family, childId, guardianId };
  }

  const stateOf = async (family: Ctx, childId: string, kind: string) =>
    (await listOwnConsents(family, own(childId))).find((consent) => consent.kind === kind)?.state;

  it("are answered by the guardian, taken back, and every answer is kept", async () => {
    const { ctx, family, childId } = await aFamily();
    const photos = { kind: "classPhotos" } as const;
    done(await decideConsent(family, own(childId), { ...photos, state: "granted" }));
    expect(await stateOf(family, childId, "classPhotos")).toBe("granted");
    const later = { ...family, now: new Date(family.now.getTime() + 60_000) };
    done(await decideConsent(later, own(childId), { ...photos, state: "withdrawn" }));
    expect(await stateOf(family, childId, "classPhotos")).toBe("withdrawn");
    const rows = await ownerSql()`select state from child_consent where child_id = ${childId}`;
    expect(rows.map((row): unknown => row.state).sort()).toEqual(["granted", "withdrawn"]);
    expect(await announced(ctx, "child.consentDecided")).toHaveLength(2);
  });

  it("are not signed by an emergency contact, nor by another child's guardian", async () => {
    const { ctx, childId } = await aFamily();
    const emergency = await aGuardian(ctx, childId, { grade: "emergencyOnly", mayPickUp: false });
    const stranger = await aChild(ctx);
    for (const guardianId of [emergency.guardianId, stranger.guardianId, newId()]) {
      const input = { kind: "outings", state: "granted", guardianId } as const;
      expect(await recordConsent(ctx, childId, input)).toMatchObject({ reason: "not_a_guardian" });
    }
  });

  it("stand together as they were signed on one sheet, and once", async () => {
    const { ctx, family, childId, guardianId } = await aFamily();
    const answers = [
      { kind: "outings", state: "granted" },
      { kind: "publicityPhotos", state: "refused" },
    ] as const;
    const signed = done(await recordConsents(ctx, childId, { guardianId, answers }));
    expect(await stateOf(family, childId, "outings")).toBe("granted");
    expect(await stateOf(family, childId, "publicityPhotos")).toBe("refused");
    expect(await announced(ctx, "child.consentDecided")).toHaveLength(2);
    expect(done(await recordConsents(ctx, childId, { guardianId, answers }))).toEqual(signed);
    const sheet = { guardianId: newId(), answers };
    const strange = await recordConsents(ctx, childId, sheet);
    expect(strange).toMatchObject({ reason: "not_a_guardian" });
  });

  it("carry the centre's day, also where it is still yesterday in London", async () => {
    const { ctx, childId, guardianId } = await aFamily();
    const early = { ...ctx, now: new Date("2026-11-12T06:30:00+08:00") };
    const input = { kind: "outings", state: "granted", guardianId } as const;
    done(await recordConsent(early, childId, input));
    const [consent] = (await getChild(ctx, { childId })).consents;
    expect(consent).toMatchObject({ kind: "outings", decidedOn: "2026-11-12" });
  });

  it("are not decided for a child of another family", async () => {
    const { family } = await aFamily();
    const other = await aFamily();
    const input = { kind: "outings", state: "granted" } as const;
    expect(await decideConsent(family, own(other.childId), input)).toMatchObject({ ok: false });
    expect(await stateOf(other.family, other.childId, "outings")).toBeNull();
  });
});

describe("getFamily", () => {
  it("opens on the child that was asked for only when it is the own one", async () => {
    const { ctx } = await aCentre();
    const guardianPhone = aPhone();
    const family = { guardianName: "廖晓东", guardianPhone };
    const elder = await aChild(ctx, { ...family, bornOn: "2022-02-01" });
    const younger = await aChild(ctx, { ...family, bornOn: "2024-02-01" });
    const stranger = await aChild(ctx);
    const ids = [own(younger.childId), own(elder.childId)];
    const chosen = async (wanted: string | null) =>
      (await getFamily(ctx, { own: ids, wanted })).chosen;
    expect(await chosen(null)).toBe(elder.childId);
    expect(await chosen(younger.childId)).toBe(younger.childId);
    expect(await chosen(stranger.childId)).toBe(elder.childId);
  });
});
