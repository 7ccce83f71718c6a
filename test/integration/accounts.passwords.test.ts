import { describe, expect, it } from "vitest";
import {
  changePassword,
  makeResetLink,
  redeemResetLink,
} from "~/features/accounts/passwords/commands.server";
import { getResetLink } from "~/features/accounts/queries.server";
import { signIn } from "~/features/accounts/sign-in/commands.server";
import { readSession } from "~/access/session.server";
import { newId } from "~/lib/id";
import { ownerSql, testContext, useDatabase } from "../database";
import { aCentre } from "../factories/centres";
import { anAccount } from "../factories/accounts";
import { done } from "../factories/sequence";
import { aPerson, password, signedIn } from "../factories/sign-in";

useDatabase();

const enter = (login: string, typed: string) =>
  signIn({ login, password: typed, returnTo: "" }, { userAgent: null, address: newId() });

async function aClerk() {
  const { centreId, directorId } = await aCentre();
  const clerk = await anAccount({ centreId, role: "office" });
  return {
    centreId,
    directorId,
    ctx: testContext({ centreId, role: "office", userId: clerk.userId }),
  };
}

describe("a reset link", () => {
  it("sets the password once and signs every device out", async () => {
    const { centreId, ctx } = await aClerk();
    const { userId, phone } = await aPerson({ centreId, role: "teacher" });
    const device = await signedIn(userId);
    const { token } = done(await makeResetLink(ctx, { userId }));
    expect(await getResetLink(token)).not.toBeNull();
    done(await redeemResetLink(token, "rain on the old roof"));
    expect(await readSession(device)).toBeNull();
    expect(await enter(phone, password)).toMatchObject({ ok: false });
    expect(await enter(phone, "rain on the old roof")).toMatchObject({ ok: true });
    expect(await getResetLink(token)).toBeNull();
    expect(await redeemResetLink(token, "another try entirely")).toMatchObject({
      reason: "link_used_or_expired",
    });
  });

  it("is redeemed by exactly one of two who press at once", async () => {
    const { centreId, ctx } = await aClerk();
    const { userId } = await aPerson({ centreId, role: "teacher" });
    const { token } = done(await makeResetLink(ctx, { userId }));
    const answers = await Promise.all([
      redeemResetLink(token, "first of the two here"),
      redeemResetLink(token, "second of the two here"),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  it("is kept as a hash, lasts 24 hours, and dies with the next one", async () => {
    const { centreId, ctx } = await aClerk();
    const { userId } = await aPerson({ centreId, role: "teacher" });
    const first = done(await makeResetLink(ctx, { userId }));
    const [row] = await ownerSql()`select *, expires_at - created_at as life
      from password_reset where user_id = ${userId}`;
    expect(JSON.stringify(row)).not.toContain(first.token);
    const hours = (Date.parse(first.expiresAt) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThanOrEqual(24);
    const second = done(await makeResetLink(ctx, { userId }));
    expect(await getResetLink(first.token)).toBeNull();
    await ownerSql()`update password_reset set expires_at = now() where user_id = ${userId}`;
    expect(await getResetLink(second.token)).toBeNull();
    expect(await redeemResetLink(second.token, "too late for this")).toMatchObject({ ok: false });
  });

  it("is not made by the office for a director, nor for a platform administrator", async () => {
    const { centreId, directorId, ctx } = await aClerk();
    const refused = { ok: false, reason: "director_resets_director" };
    expect(await makeResetLink(ctx, { userId: directorId })).toMatchObject(refused);
    const admin = await anAccount({ centreId, role: "platformAdmin" });
    expect(await makeResetLink(ctx, { userId: admin.userId })).toMatchObject(refused);
    const director = testContext({ centreId, userId: directorId });
    expect(await makeResetLink(director, { userId: directorId })).toMatchObject({ ok: true });
  });

  it("is not made for somebody who also belongs to another centre, whatever they are there", async () => {
    const { centreId, ctx } = await aClerk();
    const elsewhere = await aCentre();
    await ownerSql()`insert into membership (user_id, centre_id, role, created_at)
      values (${elsewhere.directorId}, ${centreId}, 'guardian', now())`;
    const made = await makeResetLink(ctx, { userId: elsewhere.directorId });
    expect(made).toMatchObject({ ok: false, reason: "account_of_other_centre" });
  });

  it("does not reach an account of another centre", async () => {
    const { ctx } = await aClerk();
    const foreign = await aClerk();
    const { userId } = await aPerson({ centreId: foreign.centreId, role: "teacher" });
    expect(await makeResetLink(ctx, { userId })).toMatchObject({ ok: false, reason: "not_found" });
    expect(await makeResetLink(ctx, { userId: newId() })).toMatchObject({ reason: "not_found" });
    expect(await ownerSql()`select 1 from password_reset where user_id = ${userId}`).toHaveLength(
      0,
    );
  });

  it("stands in the record, with ids and no token", async () => {
    const { centreId, ctx } = await aClerk();
    const { userId } = await aPerson({ centreId, role: "teacher" });
    const { token } = done(await makeResetLink(ctx, { userId }));
    const rows = await ownerSql()`select * from audit_entry
      where centre_id = ${centreId} and capability = 'accounts.password.reset'`;
    expect(rows).toHaveLength(1);
    expect(rows[0]?.after).toEqual({ userId });
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe("changePassword", () => {
  async function someone() {
    const { centreId } = await aCentre();
    const { userId, phone } = await aPerson({ centreId, role: "teacher" });
    const request = await signedIn(userId);
    const session = await readSession(request);
    if (!session) throw new Error("not signed in");
    return {
      ctx: testContext({ centreId, role: "teacher", userId }),
      userId,
      phone,
      request,
      session,
    };
  }

  it("asks for the present one, and leaves everything as it was without it", async () => {
    const { ctx, phone, session } = await someone();
    const changed = await changePassword(ctx, session, {
      current: "no",
      password: "brand new words",
    });
    expect(changed).toMatchObject({ ok: false, reason: "wrong_password", field: "current" });
    expect(await enter(phone, password)).toMatchObject({ ok: true });
  });

  it("refuses what anyone would try first", async () => {
    const { ctx, phone, session } = await someone();
    for (const weak of ["1234567890", "aaaaaaaaaaaa", `my${phone}`]) {
      const changed = await changePassword(ctx, session, { current: password, password: weak });
      expect(changed).toMatchObject({ ok: false, reason: "password_weak", field: "password" });
    }
  });

  it("signs the other devices out and keeps this one", async () => {
    const { ctx, userId, phone, request, session } = await someone();
    const tablet = await signedIn(userId);
    done(await changePassword(ctx, session, { current: password, password: "brand new words" }));
    expect(await readSession(request)).not.toBeNull();
    expect(await readSession(tablet)).toBeNull();
    expect(await enter(phone, "brand new words")).toMatchObject({ ok: true });
    expect(await enter(phone, password)).toMatchObject({ ok: false });
  });
});
