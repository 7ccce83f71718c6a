import { describe, expect, it } from "vitest";
import { takeAttempt } from "~/access/limits.server";
import { signIn, signInToDemo } from "~/features/accounts/sign-in/commands.server";
import { ownerSql, useDatabase } from "../database";
import { aCentre } from "../factories/centres";
import { aPhone } from "../factories/sequence";
import { aPerson, password } from "../factories/sign-in";

useDatabase();

const enter = (login: string, typed: string, address = "10.1.0.1", returnTo = "") =>
  signIn({ login, password: typed, returnTo }, { userAgent: "Chrome/143.0 Linux", address });

const refused = { ok: false, reason: "wrong_login_or_password" };
const middle = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

describe("signIn", () => {
  it("leads to the role's first page, or back to where the person wanted to go", async () => {
    const { centreId } = await aCentre();
    const { phone } = await aPerson({ centreId, role: "cook" });
    expect(await enter(phone, password)).toMatchObject({ ok: true, value: { goTo: "/kitchen" } });
    const back = await enter(phone, password, "10.1.0.2", "/account/sessions");
    expect(back).toMatchObject({ value: { goTo: "/account/sessions" } });
    const away = await enter(phone, password, "10.1.0.2", "//elsewhere.example");
    expect(away).toMatchObject({ value: { goTo: "/kitchen" } });
  });

  it("takes the phone however it is written, and the e-mail in any case", async () => {
    const { userId, phone } = await aPerson();
    await ownerSql()`update "user" set email = 'Lin.Qiao@example.cn' where id = ${userId}`;
    const spaced = `+86 ${phone.slice(0, 3)} ${phone.slice(3, 7)}-${phone.slice(7)}`;
    expect(await enter(spaced, password)).toMatchObject({ ok: true });
    expect(await enter(" lin.qiao@EXAMPLE.cn ", password)).toMatchObject({ ok: true });
  });

  it("gives an unknown account, a wrong password, a missing and a suspended one the same answer", async () => {
    const { phone } = await aPerson();
    const suspended = await aPerson();
    await ownerSql()`update "user" set state = 'suspended' where id = ${suspended.userId}`;
    const without = await aPerson();
    await ownerSql()`update "user" set password_hash = null where id = ${without.userId}`;
    expect(await enter(aPhone(), "whatever it is")).toEqual(refused);
    expect(await enter(phone, "whatever it is")).toEqual(refused);
    expect(await enter(suspended.phone, password)).toEqual(refused);
    expect(await enter(without.phone, "")).toEqual(refused);
  });

  it("needs the same time for an unknown account as for a wrong password", async () => {
    const { phone } = await aPerson();
    await enter(aPhone(), "warms the decoy up");
    const times: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
    for (let round = 0; round < 7; round += 1) {
      times.known.push(await timed(() => enter(phone, "wrong one", `10.2.0.${round}`)));
      times.unknown.push(await timed(() => enter(aPhone(), "wrong one", `10.2.0.${round}`)));
    }
    const ratio = middle(times.unknown) / middle(times.known);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.7);
  });
});

describe("limits of signing in", () => {
  it("lets eight wrong ones pass, then this account waits at this address and nowhere else", async () => {
    const { phone } = await aPerson();
    const other = await aPerson();
    for (let count = 0; count < 8; count += 1) {
      expect(await enter(phone, `guess ${count}`)).toEqual(refused);
    }
    const blocked = await enter(phone, password);
    expect(blocked).toMatchObject({ ok: false, reason: "too_many_attempts" });
    const { minutes } = blocked.ok ? {} : (blocked.detail ?? {});
    expect(minutes).toBeGreaterThanOrEqual(14);
    expect(minutes).toBeLessThanOrEqual(15);
    expect(await enter(phone, password, "10.1.0.99")).toMatchObject({ ok: true });
    expect(await enter(other.phone, password)).toMatchObject({ ok: true });
  });

  it("counts guesses that are sent at once one by one", async () => {
    const phone = aPhone();
    const guesses = Array.from({ length: 30 }, (_, at) => enter(phone, `guess ${at}`, "10.3.0.1"));
    const answers = await Promise.all(guesses);
    const tried = answers.filter((answer) => !answer.ok && answer.reason === refused.reason);
    expect(tried).toHaveLength(8);
  });

  it("starts anew after the right password", async () => {
    const { phone } = await aPerson();
    for (let round = 0; round < 2; round += 1) {
      for (let count = 0; count < 7; count += 1) await enter(phone, "not it", "10.4.0.1");
      expect(await enter(phone, password, "10.4.0.1")).toMatchObject({ ok: true });
    }
  });

  it("is not tripped by a whole centre behind one address", async () => {
    const address = "10.5.0.1";
    // sixty families, four slips each, within the hour, and everyone's right password after them
    for (let family = 0; family < 60; family += 1) {
      for (let slip = 0; slip < 4; slip += 1) await takeAttempt({ account: `f${family}`, address });
    }
    const { phone } = await aPerson();
    for (let morning = 0; morning < 5; morning += 1) {
      expect(await enter(phone, password, address)).toMatchObject({ ok: true });
    }
  });

  it("keeps one hammered account from locking its neighbours out", async () => {
    const address = "10.6.0.1";
    for (let count = 0; count < 400; count += 1)
      await takeAttempt({ account: "hammered", address });
    const { phone } = await aPerson();
    expect(await enter(phone, password, address)).toMatchObject({ ok: true });
  });

  it("stops an address that tries many accounts, and an account tried from many addresses", async () => {
    const address = "10.7.0.1";
    for (let count = 0; count < 300; count += 1) {
      expect(await takeAttempt({ account: `many${count}`, address })).toBe(0);
    }
    const { phone } = await aPerson();
    expect(await enter(phone, password, address)).toMatchObject({ reason: "too_many_attempts" });

    const wanted = await aPerson();
    for (let count = 0; count < 40; count += 1) {
      await takeAttempt({ account: wanted.phone, address: `10.8.0.${count}` });
    }
    const last = await enter(wanted.phone, password, "10.8.1.1");
    expect(last).toMatchObject({ reason: "too_many_attempts" });
  });
});

describe("signInToDemo", () => {
  it("opens nothing where the centre is a real one", async () => {
    const answer = await signInToDemo("director", { userAgent: null, address: "10.9.0.1" });
    expect(answer).toMatchObject({ ok: false, reason: "not_found" });
  });
});
