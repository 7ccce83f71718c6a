import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readVisit, switchRole } from "~/access/require.server";
import {
  endSession,
  listSessions,
  readSession,
  revokeOtherSessions,
  revokeSession,
} from "~/access/session.server";
import { ownerSql, useDatabase } from "../database";
import { aCentre } from "../factories/centres";
import { anAccount } from "../factories/accounts";
import { requestWith, signedIn } from "../factories/sign-in";

useDatabase();

const tokenOf = (request: Request) =>
  (request.headers.get("cookie") ?? "").replace("wenrun_session=", "");
const hashed = (request: Request) => createHash("sha256").update(tokenOf(request)).digest("hex");

async function aSession() {
  const { userId } = await anAccount();
  const request = await signedIn(userId);
  return { userId, request, id: hashed(request) };
}

describe("a session", () => {
  it("is stored under the hash of what the browser holds, and nowhere else", async () => {
    const { userId, request, id } = await aSession();
    const rows = await ownerSql()`select * from session where user_id = ${userId}`;
    expect(rows).toHaveLength(1);
    expect(rows[0]?.id).toBe(id);
    expect(JSON.stringify(rows)).not.toContain(tokenOf(request));
    expect(await readSession(request)).toMatchObject({ userId, sessionId: id });
    expect(await readSession(requestWith(`wenrun_session=${id}`))).toBeNull();
  });

  it("is a cookie that scripts and other sites do not get", async () => {
    const { startSession } = await import("~/access/session.server");
    const { userId } = await anAccount();
    const start = { centreId: null, role: null, device: "", address: "" };
    const cookie = await startSession(userId, start);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).toMatch(/Path=\//);
  });

  it("ends when it was not seen for its idle time", async () => {
    const { request, id } = await aSession();
    await ownerSql()`update session set expires_at = now() - interval '1 minute' where id = ${id}`;
    expect(await readSession(request)).toBeNull();
  });

  it("slides on while it is used, but never past its absolute end", async () => {
    const { request, id } = await aSession();
    await ownerSql()`update session set expires_at = now() + interval '6 days' where id = ${id}`;
    expect(await readSession(request)).not.toBeNull();
    const [slid] = await ownerSql()`
      select expires_at > now() + interval '13 days' as on from session where id = ${id}`;
    expect(slid?.on).toBe(true);
    await ownerSql()`update session set ends_at = now() - interval '1 second' where id = ${id}`;
    expect(await readSession(request)).toBeNull();
    expect(await ownerSql()`select id from session where id = ${id}`).toHaveLength(0);
  });

  it("notes when it was last seen, not oftener than every five minutes", async () => {
    const { request, id } = await aSession();
    const seen = async () =>
      (await ownerSql()`select last_seen_at from session where id = ${id}`)[0];
    const before = await seen();
    await readSession(request);
    expect(await seen()).toEqual(before);
    await ownerSql()`update session set last_seen_at = now() - interval '6 minutes' where id = ${id}`;
    const old = await seen();
    await readSession(request);
    expect(await seen()).not.toEqual(old);
  });

  it("opens nothing for a suspended account, a garbled cookie or none", async () => {
    const { userId, request } = await aSession();
    await ownerSql()`update "user" set state = 'suspended' where id = ${userId}`;
    expect(await readSession(request)).toBeNull();
    expect(await readSession(requestWith("wenrun_session=' or 1=1 --"))).toBeNull();
    expect(await readSession(new Request("http://centre.test/"))).toBeNull();
  });

  it("is over after signing out", async () => {
    const { request } = await aSession();
    expect(await endSession(request)).toMatch(/Max-Age=0/);
    expect(await readSession(request)).toBeNull();
  });
});

describe("revoking", () => {
  it("ends one's own session from another device", async () => {
    const { userId, request } = await aSession();
    const phone = await signedIn(userId);
    expect(await listSessions(userId)).toHaveLength(2);
    expect(await revokeSession(userId, hashed(phone))).toBe(true);
    expect(await readSession(phone)).toBeNull();
    expect(await readSession(request)).not.toBeNull();
    expect(await revokeSession(userId, hashed(phone))).toBe(false);
  });

  it("ends nothing with another person's id", async () => {
    const own = await aSession();
    const stranger = await aSession();
    expect(await revokeSession(own.userId, stranger.id)).toBe(false);
    expect(await readSession(stranger.request)).not.toBeNull();
  });

  it("ends all others and keeps the one at hand", async () => {
    const { userId, request, id } = await aSession();
    for (let device = 0; device < 3; device += 1) await signedIn(userId);
    const stranger = await aSession();
    expect(await revokeOtherSessions(userId, id)).toBe(3);
    expect(await readSession(request)).not.toBeNull();
    expect(await readSession(stranger.request)).not.toBeNull();
  });
});

describe("switchRole", () => {
  it("switches to a role that the person holds, for this session alone", async () => {
    const { centreId } = await aCentre();
    const { userId } = await anAccount({ centreId, role: "teacher" });
    await ownerSql()`insert into membership (user_id, centre_id, role, created_at)
      values (${userId}, ${centreId}, 'guardian', now())`;
    const request = await signedIn(userId);
    const other = await signedIn(userId);
    const visit = await readVisit(request);
    if (!visit) throw new Error("not signed in");
    expect(visit.role).toBe("teacher");
    expect(await switchRole(visit, centreId, "guardian")).toBe("guardian");
    expect((await readVisit(request))?.role).toBe("guardian");
    expect((await readVisit(other))?.role).toBe("teacher");
  });

  it("refuses a role the person does not hold, and a role held elsewhere", async () => {
    const { centreId } = await aCentre();
    const elsewhere = await aCentre();
    const { userId } = await anAccount({ centreId, role: "guardian" });
    await ownerSql()`insert into membership (user_id, centre_id, role, created_at)
      values (${userId}, ${elsewhere.centreId}, 'director', now())`;
    const request = await signedIn(userId);
    const visit = await readVisit(request);
    if (!visit) throw new Error("not signed in");
    for (const role of ["director", "teacher", "platformAdmin", ""]) {
      expect(await switchRole(visit, centreId, role)).toBeNull();
    }
    expect((await readVisit(request))?.role).toBe("guardian");
  });

  it("falls back to what is left when the role is taken away", async () => {
    const { centreId } = await aCentre();
    const { userId } = await anAccount({ centreId, role: "office" });
    const request = await signedIn(userId);
    await ownerSql()`delete from membership where user_id = ${userId}`;
    expect(await readVisit(request)).toMatchObject({ role: null, centre: null, roles: [] });
  });
});
