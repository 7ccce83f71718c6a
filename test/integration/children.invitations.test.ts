import { describe, expect, it } from "vitest";
import { readVisit } from "~/access/require.server";
import { visitorContext } from "~/access/visitor.server";
import { getInvitation } from "~/features/accounts/invitations/queries.server";
import { signIn } from "~/features/accounts/sign-in/commands.server";
import { addPickUpPerson } from "~/features/children/family/commands.server";
import { listCollectable } from "~/features/children/family/queries.server";
import {
  inviteGuardian,
  invitePickUpPerson,
  redeemInvitation,
} from "~/features/children/invitations/commands.server";
import {
  listInvitations,
  listInvitationsOfChild,
} from "~/features/children/invitations/queries.server";
import { listGuardians } from "~/features/children/queries.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { refuse } from "~/lib/result";
import { action, loader } from "~/routes/_public.invite.$token";
import { ownerSql, testContext, useDatabase } from "../database";
import { anAccount } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aChild, aGuardian } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { aPhone, done } from "../factories/sequence";
import { aPerson, password as standing, requestWith } from "../factories/sign-in";

useDatabase();

const from = { userAgent: "Chrome/143.0 Linux", address: "10.20.0.1" };
const gone = { ok: false, reason: "link_used_or_expired" };
const fresh = "rain on the old roof";

const visitor = ({ centreId }: Ctx) => visitorContext(new Request("http://centre.test/"), centreId);

const redeem = async (ctx: Ctx, token: string, password = fresh, address = from.address) =>
  redeemInvitation(await visitor(ctx), { token, password }, { ...from, address });

async function aFamily(phone = aPhone()) {
  const { ctx } = await aCentre();
  const child = await aChild(ctx, { guardianPhone: phone });
  const invite = () => inviteGuardian(ctx, { guardianId: child.guardianId }).then(done);
  return { ctx, phone, ...child, invite };
}

const accountsOf = async (phone: string) =>
  ownerSql()<{ id: string }[]>`select id from "user" where phone = ${phone}`;

describe("inviteGuardian", () => {
  it("opens the account, the role and the child, and signs in at once", async () => {
    const { ctx, phone, childId, guardianId, invite } = await aFamily();
    const { token } = await invite();
    expect(await getInvitation(token)).toMatchObject({
      ...{ centreId: ctx.centreId, role: "guardian", state: "open", hasAccount: false },
      phone: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
    });
    const { cookie, goTo } = done(await redeem(ctx, token));
    expect(goTo).toBe("/family");
    const visit = await readVisit(requestWith(cookie));
    expect(visit).toMatchObject({ role: "guardian", centre: { id: ctx.centreId } });
    expect(await listGuardians(ctx, childId)).toMatchObject([{ id: guardianId, hasAccount: true }]);
    const again = { login: phone, password: fresh, returnTo: "" };
    expect(await signIn(again, from)).toMatchObject({ ok: true, value: { goTo: "/family" } });
  });

  it("is used once, and says so", async () => {
    const { ctx, invite } = await aFamily();
    const { token } = await invite();
    done(await redeem(ctx, token));
    expect(await redeem(ctx, token, "another try entirely")).toMatchObject(gone);
    expect(await getInvitation(token)).toMatchObject({ state: "used" });
  });

  it("is redeemed by exactly one of two browsers at once", async () => {
    const { ctx, phone, invite } = await aFamily();
    const { token } = await invite();
    const answers = await Promise.all([
      redeem(ctx, token, "first of the two here"),
      redeem(ctx, token, "second of the two here"),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await accountsOf(phone)).toHaveLength(1);
  });

  it("is kept as a hash, lasts 14 days, and ends with the next one", async () => {
    const { ctx, guardianId, invite } = await aFamily();
    const first = await invite();
    const [row] = await ownerSql()`select * from invitation where guardian_id = ${guardianId}`;
    expect(JSON.stringify(row)).not.toContain(first.token);
    const days = (Date.parse(first.expiresAt) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(13.9);
    expect(days).toBeLessThanOrEqual(14);
    const second = await invite();
    expect(await redeem(ctx, first.token)).toMatchObject(gone);
    expect(await getInvitation(first.token)).toMatchObject({ state: "expired" });
    await ownerSql()`update invitation set expires_at = now() where guardian_id = ${guardianId}`;
    expect(await redeem(ctx, second.token)).toMatchObject(gone);
    expect(await redeem(ctx, "no such link")).toMatchObject(gone);
  });

  it("takes no account over: one that is there opens with its own password alone", async () => {
    const elsewhere = await aCentre();
    const person = await aPerson({ centreId: elsewhere.centreId, role: "teacher" });
    const { ctx, childId, invite } = await aFamily(person.phone);
    const { token } = await invite();
    expect(await getInvitation(token)).toMatchObject({ hasAccount: true });
    const wrong = await redeem(ctx, token);
    expect(wrong).toMatchObject({ reason: "wrong_account_password", field: "password" });
    expect(await getInvitation(token)).toMatchObject({ state: "open" });
    const { cookie } = done(await redeem(ctx, token, standing));
    expect(await readVisit(requestWith(cookie))).toMatchObject({ role: "guardian" });
    expect(await listGuardians(ctx, childId)).toMatchObject([{ hasAccount: true }]);
    const roles = await ownerSql()`
      select role from membership where user_id = ${person.userId} order by role`;
    expect(roles.map((row): unknown => row.role)).toEqual(["guardian", "teacher"]);
    const again = { login: person.phone, password: standing, returnTo: "" };
    expect(await signIn(again, from)).toMatchObject({ ok: true });
  });

  it("opens no staff account that has no password yet", async () => {
    const elsewhere = await aCentre();
    const phone = aPhone();
    await anAccount({ phone, centreId: elsewhere.centreId, role: "director" });
    const { ctx, invite } = await aFamily(phone);
    const { token } = await invite();
    expect(await redeem(ctx, token)).toMatchObject({ reason: "account_without_password" });
    const [row] = await ownerSql()`select password_hash from "user" where phone = ${phone}`;
    expect(row?.password_hash).toBeNull();
  });

  it("counts guesses at a standing account's password", async () => {
    const person = await aPerson();
    const { ctx, invite } = await aFamily(person.phone);
    const { token } = await invite();
    for (let guess = 0; guess < 8; guess += 1)
      await redeem(ctx, token, `guess ${guess}`, "10.21.0.1");
    const blocked = await redeem(ctx, token, standing, "10.21.0.1");
    expect(blocked).toMatchObject({ reason: "too_many_attempts" });
    expect(await redeem(ctx, token, standing, "10.21.0.2")).toMatchObject({ ok: true });
  });

  it("refuses what anyone would try first", async () => {
    const { ctx, phone, invite } = await aFamily();
    const { token } = await invite();
    for (const weak of ["1234567890", `my${phone}`]) {
      expect(await redeem(ctx, token, weak)).toMatchObject({ reason: "password_weak" });
    }
    expect(await getInvitation(token)).toMatchObject({ state: "open" });
  });

  it("is not made for an emergency contact, for who can sign in, nor for another centre's guardian", async () => {
    const { ctx, childId, guardianId, invite } = await aFamily();
    const emergency = await aGuardian(ctx, childId, { grade: "emergencyOnly" });
    expect(await inviteGuardian(ctx, emergency)).toMatchObject({ reason: "grade_has_no_login" });
    done(await redeem(ctx, (await invite()).token));
    expect(await inviteGuardian(ctx, { guardianId })).toMatchObject({
      reason: "already_has_account",
    });
    const foreign = (await aCentre()).ctx;
    const refused = { ok: false, reason: "not_found" };
    expect(await inviteGuardian(foreign, { guardianId })).toMatchObject(refused);
    expect(await inviteGuardian(ctx, { guardianId: newId() })).toMatchObject(refused);
  });

  it("opens nothing in the name of another centre", async () => {
    const { invite } = await aFamily();
    const { token } = await invite();
    expect(await redeem((await aCentre()).ctx, token)).toMatchObject(gone);
    expect(await getInvitation(token)).toMatchObject({ state: "open" });
  });

  it("is made inside a visitor's larger command, and gone when that is refused", async () => {
    const { ctx, guardianId, childId } = await aFamily();
    const accept = (refused: boolean) =>
      visitor(ctx).then((they) =>
        command(they, async () => {
          const made = await inviteGuardian(they, { guardianId });
          return refused ? refuse("invalid") : made;
        }),
      );
    await accept(true);
    expect(await listInvitationsOfChild(ctx, { childId })).toEqual([]);
    const { token } = done(await accept(false));
    expect(await getInvitation(token)).toMatchObject({ state: "open" });
    const [row] = await ownerSql()`select actor_kind from audit_entry
      where child_id = ${childId} and capability = 'accounts.invitation.make'`;
    expect(row?.actor_kind).toBe("visitor");
  });

  it("gives a family member their own role", async () => {
    const { ctx, childId } = await aFamily();
    const grandmother = await aGuardian(ctx, childId, { grade: "family" });
    const { token } = done(await inviteGuardian(ctx, grandmother));
    const { cookie } = done(await redeem(ctx, token));
    expect(await readVisit(requestWith(cookie))).toMatchObject({ role: "familyMember" });
  });

  it("stands in the list, the latest of each, with who made it", async () => {
    const { ctx, childId, guardianId, invite } = await aFamily();
    await invite();
    const { token } = await invite();
    expect(await listInvitations(ctx, { state: "open" })).toMatchObject([
      { personId: guardianId, childId, state: "open" },
    ]);
    done(await redeem(ctx, token));
    expect(await listInvitations(ctx, { state: "open" })).toEqual([]);
    expect(await listInvitations(ctx, { state: "used" })).toHaveLength(1);
  });
});

describe("invitePickUpPerson", () => {
  it("opens the hand-over page, for every child the person is named for", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const [one, other] = [await anEnrolment(ctx, { classId }), await anEnrolment(ctx, { classId })];
    const aunt = { name: "姨妈", phone: aPhone(), relation: "otherRelative" } as const;
    const { id } = done(await addPickUpPerson(ctx, one.childId, aunt));
    done(await addPickUpPerson(ctx, other.childId, aunt));
    const { token } = done(await invitePickUpPerson(ctx, { pickUpPersonId: id }));
    const { cookie, goTo } = done(await redeem(ctx, token));
    expect(goTo).toBe("/pickup");
    const visit = await readVisit(requestWith(cookie));
    const theirs = testContext({
      ...{ centreId: ctx.centreId, role: "pickupOnly", userId: visit?.session.userId },
    });
    expect(await listCollectable(theirs)).toHaveLength(2);
  });
});

describe("the invitation's page", () => {
  const context = { nonce: "", requestId: "", address: "10.22.0.1" };
  const post = (token: string, password: string) =>
    action({
      request: new Request(`http://centre.test/invite/${token}`, {
        ...{ method: "POST", body: new URLSearchParams({ password }) },
      }),
      ...{ params: { token }, context },
    });

  it("shows the masked phone and neither the whole one nor the centre's id", async () => {
    const { ctx, phone, invite } = await aFamily();
    const { token } = await invite();
    const request = new Request(`http://centre.test/invite/${token}`);
    const page = await loader({ request, params: { token }, context });
    const text = JSON.stringify(page);
    expect(text).toContain(`${phone.slice(0, 3)}****`);
    expect(text).not.toContain(phone);
    expect(text).not.toContain(ctx.centreId);
  });

  it("sends on to the family's page with a session", async () => {
    const { invite } = await aFamily();
    const { token } = await invite();
    expect(await post(token, "short")).toMatchObject({ ok: false });
    const answer = await post(token, fresh);
    expect(answer).toBeInstanceOf(Response);
    if (!(answer instanceof Response)) return;
    expect(answer.headers.get("location")).toBe("/family");
    expect(answer.headers.get("set-cookie")).toMatch(/wenrun_session=/);
    expect(await post(token, fresh)).toMatchObject(gone);
    expect(await post("no-such-link", fresh)).toMatchObject(gone);
  });
});
