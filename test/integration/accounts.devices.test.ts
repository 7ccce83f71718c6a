import { once } from "node:events";
import { promisify } from "node:util";
import express, { type Express } from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findDevice, holdsDevice } from "~/access/device.server";
import { requireAccess } from "~/access/require.server";
import {
  addDevice,
  changeDevice,
  claimCode,
  enterCode,
  handBack,
  renewCode,
  revokeDevice,
} from "~/features/accounts/devices/commands.server";
import { listDevices } from "~/features/accounts/devices/queries.server";
import { removeExpiredSessions } from "~/features/accounts/jobs.server";
import { setChildFace } from "~/features/children/commands.server";
import { getFace } from "~/features/files/faces/queries.server";
import { listVisiblePhotos } from "~/features/files/photos/queries.server";
import { tagPhotos } from "~/features/files/photos/commands.server";
import { setStaffFace } from "~/features/staff/commands.server";
import { keepTablet } from "~/server/tablet";
import { instantOf, resetClock, setClock } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { workerDatabase } from "~/lib/db.server";
import { ownerSql, testNow, useDatabase } from "../database";
import { aRequest } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { aTablet } from "../factories/accounts.devices";
import { aBooking, anEnrolment } from "../factories/enrolment";
import { aFile } from "../factories/files";
import { aShift } from "../factories/rosters";
import { done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";

useDatabase();
beforeAll(() => setClock(testNow));
afterAll(resetClock);

let house = 0;
/** An address that nobody guessed from yet. */
const anAddress = () => `10.7.0.${(house += 1)}`;

const aRequestWith = (cookie: string) =>
  new Request("http://centre.test/", { headers: { cookie } });

async function listening(web: Express) {
  const server = web.listen(0, "127.0.0.1");
  await once(server, "listening");
  const at = server.address();
  const port = typeof at === "object" ? at?.port : at;
  return { url: `http://127.0.0.1:${port}/`, stop: () => promisify(server.close.bind(server))() };
}

const bare = () => new Request("http://centre.test/pair");

const stateOf = async (ctx: Ctx, deviceId: string) =>
  (await listDevices(ctx)).find(({ id }) => id === deviceId)?.state;

async function aPlace() {
  const { ctx, centreId, directorId } = await aCentre();
  const { classId } = await aClass(ctx);
  return { ctx, centreId, directorId, classId };
}

const age = (deviceId: string) =>
  ownerSql()`update device_pairing set expires_at = now() - interval '1 second' where device_id = ${deviceId}`;

describe("pairing", () => {
  it("makes a browser the class's tablet, once, and keeps neither code nor token", async () => {
    const { ctx, classId } = await aPlace();
    const { deviceId, code } = done(await addDevice(ctx, { classId, name: "窗边" }));
    expect(code).toMatch(/^\d{6}$/);
    expect(await stateOf(ctx, deviceId)).toBe("waiting");

    const paired = done(await enterCode(bare(), { code }, anAddress()));
    expect(paired.goTo).toBe(`/room/${classId}`);
    expect(paired.cookie).toMatch(
      /^wenrun_device=[\w-]{43}\.\d+; Path=\/; Max-Age=34560000; HttpOnly/,
    );
    expect(paired.cookie).toContain("SameSite=Lax");
    expect(await stateOf(ctx, deviceId)).toBe("paired");

    const token = /=([\w-]+)/.exec(paired.cookie)?.[1] ?? "";
    const kept = JSON.stringify(
      await ownerSql()`
      select d.*, p.* from device d join device_pairing p on p.device_id = d.id
      where d.id = ${deviceId}`,
    );
    expect(kept).not.toContain(token);
    expect(kept).not.toContain(`"${code}"`);

    const again = await enterCode(bare(), { code }, anAddress());
    expect(again).toMatchObject({ ok: false, reason: "code_used", field: "code" });
  });

  it("ends a code after a quarter of an hour, or when another is made", async () => {
    const { ctx, classId } = await aPlace();
    const { deviceId, code, expiresAt } = done(await addDevice(ctx, { classId, name: "门口" }));
    const minutes = (instantOf(expiresAt).getTime() - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(14.5);
    expect(minutes).toBeLessThanOrEqual(15);
    await age(deviceId);
    expect(await stateOf(ctx, deviceId)).toBe("unpaired");
    const late = await enterCode(bare(), { code }, anAddress());
    expect(late).toMatchObject({ ok: false, reason: "code_expired" });

    const next = done(await renewCode(ctx, { deviceId }));
    const old = await enterCode(bare(), { code }, anAddress());
    expect(old).toMatchObject({ ok: false, reason: "code_unknown" });
    done(await enterCode(bare(), { code: next.code }, anAddress()));
  });

  it("lets two who scan at once be one tablet", async () => {
    const { ctx, classId } = await aPlace();
    const { code } = done(await addDevice(ctx, { classId, name: "桌上" }));
    const both = await Promise.all([claimCode(ctx, { code }), claimCode(ctx, { code })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: "code_used" });
  });

  it("lets an address guess ten times a quarter of an hour, and a right code begin anew", async () => {
    const { ctx, classId } = await aPlace();
    const address = anAddress();
    const { code } = done(await addDevice(ctx, { classId, name: "柜上" }));
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
    for (let at = 0; at < 9; at += 1) {
      const guessed = await enterCode(bare(), { code: wrong }, address);
      expect(guessed).toMatchObject({ reason: "code_unknown" });
    }
    done(await enterCode(bare(), { code }, address));
    for (let at = 0; at < 10; at += 1) await enterCode(bare(), { code: wrong }, address);
    const stopped = await enterCode(bare(), { code: wrong }, address);
    expect(stopped).toMatchObject({ reason: "too_many_attempts", detail: { minutes: 15 } });
    const elsewhere = await enterCode(bare(), { code: wrong }, anAddress());
    expect(elsewhere).toMatchObject({ reason: "code_unknown" });
  });

  it("takes classes and tablets of the own centre alone", async () => {
    const { ctx, classId } = await aPlace();
    const other = await aPlace();
    const foreign = await addDevice(ctx, { classId: other.classId, name: "别园" });
    expect(foreign).toMatchObject({ ok: false, reason: "not_found", field: "classId" });
    const { deviceId } = await aTablet(ctx, { classId });
    const gone = { ok: false, reason: "not_found" };
    expect(await revokeDevice(other.ctx, { deviceId })).toMatchObject(gone);
    expect(await renewCode(other.ctx, { deviceId })).toMatchObject(gone);
    const moved = await changeDevice(other.ctx, { deviceId, classId: other.classId, name: "x" });
    expect(moved).toMatchObject(gone);
  });

  it("is cleared of old codes by the daily job", async () => {
    const { ctx, classId } = await aPlace();
    const [old, fresh] = [
      done(await addDevice(ctx, { classId, name: "旧" })),
      done(await addDevice(ctx, { classId, name: "新" })),
    ];
    await age(old.deviceId);
    await removeExpiredSessions(workerDatabase());
    const left = await ownerSql()<{ id: string }[]>`
      select device_id as id from device_pairing where centre_id = ${ctx.centreId}`;
    expect(left.map(({ id }) => id)).toEqual([fresh.deviceId]);
  });
});

describe("a paired tablet", () => {
  it("is thrown out at once when it is revoked, and by a new pairing of the same tablet", async () => {
    const { ctx, classId } = await aPlace();
    const { deviceId, cookie } = await aTablet(ctx, { classId });
    const request = () => new Request("http://centre.test/", { headers: { cookie } });
    const { code } = done(await renewCode(ctx, { deviceId }));
    expect(await findDevice(request())).toMatchObject({ id: deviceId });
    const { token } = done(await claimCode(ctx, { code }));
    expect(await findDevice(request())).toBeNull();
    const anew = new Request("http://centre.test/", {
      headers: { cookie: `wenrun_device=${token}` },
    });
    done(await revokeDevice(ctx, { deviceId }));
    expect(await findDevice(anew)).toBeNull();
    expect(await stateOf(ctx, deviceId)).toBe("revoked");
    expect(await renewCode(ctx, { deviceId })).toMatchObject({ reason: "not_found" });
  });

  it("gives itself back, and waits for a new code", async () => {
    const { ctx, classId } = await aPlace();
    const { deviceId, request, tablet } = await aTablet(ctx, { classId });
    expect(await handBack(tablet)).toMatch(/^wenrun_device=; .*Max-Age=0/);
    expect(await findDevice(request())).toBeNull();
    expect(await stateOf(ctx, deviceId)).toBe("unpaired");
    done(await renewCode(ctx, { deviceId }));
  });

  it("says when it was last seen, a minute apart at most", async () => {
    const { ctx, classId } = await aPlace();
    const { deviceId, request } = await aTablet(ctx, { classId });
    const seen = async () => {
      const [row] = await ownerSql()<{ at: Date }[]>`
        select last_seen_at as at from device where id = ${deviceId}`;
      return row?.at.getTime() ?? 0;
    };
    await ownerSql()`update device set last_seen_at = '2026-11-12T10:18:00+08:00' where id = ${deviceId}`;
    await findDevice(request());
    const first = await seen();
    expect(first).toBeGreaterThanOrEqual(testNow.getTime());
    await findDevice(request());
    expect(await seen()).toBe(first);
  });

  it("stays one for as long as it is used: once a day an answer renews its cookie", async () => {
    const { ctx, classId } = await aPlace();
    const { deviceId, cookie } = await aTablet(ctx, { classId });
    const web = express().use(keepTablet, (_request, response) => void response.send("ok"));
    const server = await listening(web);
    const renewed = async (sent: string) =>
      (await fetch(server.url, { headers: { cookie: sent } })).headers.getSetCookie();
    const asOf = (day: string) => cookie.replace(/\.\d+$/, day);
    try {
      expect(await renewed(cookie)).toEqual([]);
      for (const old of [asOf(".20000"), asOf("")]) {
        const [anew = ""] = await renewed(old);
        expect(anew).toMatch(/^wenrun_device=[\w-]{43}\.\d+; Path=\/; Max-Age=34560000; HttpOnly/);
        expect(anew.split(";")[0]).toBe(cookie);
        expect(await findDevice(aRequestWith(old))).toMatchObject({ id: deviceId });
      }
      expect(await renewed("wenrun_locale=en")).toEqual([]);
      done(await revokeDevice(ctx, { deviceId }));
      expect(await renewed(asOf(".20000"))).toEqual([]);
    } finally {
      await server.stop();
    }
  });

  it("acts as the person where one has signed in on it", async () => {
    const { ctx, centreId, directorId, classId } = await aPlace();
    const { cookie } = await aTablet(ctx, { classId });
    const signed = await aRequest(ctx, { userId: directorId, role: "director" });
    const both = new Request("http://centre.test/", {
      headers: { cookie: `${signed.headers.get("cookie")}; ${cookie}` },
    });
    const { actor } = await requireAccess(both, "attendance.room.read", { classId });
    expect(actor).toMatchObject({ kind: "user", id: directorId });
    expect(centreId).toBe(ctx.centreId);
  });
});

describe("the gate", () => {
  const open = (request: Request, capability: Parameters<typeof requireAccess>[1], of = {}) =>
    requireAccess(request, capability, of).then(
      ({ actor }) => actor.kind,
      (error: unknown) => {
        if (error instanceof Response) return error.headers.get("location");
        return error instanceof Error && "code" in error ? error.code : error;
      },
    );

  it("opens the tablet's own class and its children, and no other", async () => {
    const { ctx, classId } = await aPlace();
    const { classId: otherClass } = await aClass(ctx);
    const { request } = await aTablet(ctx, { classId });
    const foreign = await aPlace();
    const [{ childId: own }, { childId: other }, { childId: away }] = [
      await aChild(ctx),
      await aChild(ctx),
      await aChild(foreign.ctx),
    ];
    await anEnrolment(ctx, { childId: own, classId });
    await anEnrolment(ctx, { childId: other, classId: otherClass });
    await anEnrolment(foreign.ctx, { childId: away, classId: foreign.classId });

    for (const capability of ["attendance.room.read", "attendance.log.write"] as const) {
      expect(await open(request(), capability, { classId })).toBe("device");
      expect(await open(request(), capability, { classId: otherClass })).toBe("not_found");
      expect(await open(request(), capability, { classId: foreign.classId })).toBe("not_found");
      expect(await open(request(), capability, { classId: "no-id" })).toBe("not_found");
    }
    const absence = "attendance.absence.record";
    expect(await open(request(), absence, { childId: own })).toBe("device");
    for (const childId of [other, away, "no-id"]) {
      expect(await open(request(), absence, { childId })).toBe("not_found");
    }
  });

  it("lets a child that is booked for the day in, and knows it for that day alone", async () => {
    const { ctx, classId } = await aPlace();
    const { request } = await aTablet(ctx, { classId });
    const { childId } = await aChild(ctx);
    await aBooking(ctx, { childId, classId, day: "2026-11-13" });
    const absence = "attendance.absence.record";
    expect(await open(request(), absence, { childId })).toBe("not_found");
    await ownerSql()`update booking set day = '2026-11-12' where child_id = ${childId}`;
    expect(await open(request(), absence, { childId })).toBe("device");
  });

  it("sends to the login page for everything else", async () => {
    const { ctx, classId } = await aPlace();
    const { request } = await aTablet(ctx, { classId });
    for (const capability of [
      "children.list.read",
      "accounts.own.read",
      "meals.menu.read",
    ] as const) {
      expect(await open(request("/children"), capability)).toBe("/login?returnTo=%2Fchildren");
    }
  });

  it("leads a tablet that was ended to where it is paired, and others to the login page", async () => {
    const { ctx, classId } = await aPlace();
    const { deviceId, request } = await aTablet(ctx, { classId });
    done(await revokeDevice(ctx, { deviceId }));
    const room = `/room/${classId}`;
    expect(holdsDevice(request())).toBe(true);
    expect(await open(request(room), "attendance.room.read", { classId })).toBe("/pair?why=ended");
    const stranger = new Request(`http://centre.test${room}`);
    expect(await open(stranger, "attendance.room.read", { classId })).toMatch(/^\/login/);
  });
});

describe("pictures on a tablet", () => {
  const sees = (tablet: Ctx, fileId: string) =>
    getFace(tablet, { fileId, variant: "thumb" }).then(
      () => true,
      () => false,
    );

  it("are the faces of its own children and of the staff of its day, and their photos", async () => {
    const { ctx, classId } = await aPlace();
    const { classId: otherClass } = await aClass(ctx);
    const { tablet } = await aTablet(ctx, { classId });
    const child = async (into: string) => {
      const { childId } = await aChild(ctx);
      await anEnrolment(ctx, { childId, classId: into });
      const { fileId } = await aFile(ctx);
      done(await setChildFace(ctx, childId, fileId));
      const { fileId: photoId } = await aFile(ctx, { purpose: "photo" });
      await tagPhotos(ctx, [{ fileId: photoId, childId }]);
      return { fileId, photoId };
    };
    const teacher = async (of?: string) => {
      const { staffId } = await aStaffMember(ctx, { classId: of });
      const { fileId } = await aFile(ctx);
      done(await setStaffFace(ctx, staffId, fileId));
      return { staffId, fileId };
    };
    const [own, other] = [await child(classId), await child(otherClass)];
    const [here, cover, elsewhere] = [await teacher(classId), await teacher(), await teacher()];
    await aShift(ctx, { staffId: cover.staffId, classId });

    expect(await sees(tablet, own.fileId)).toBe(true);
    expect(await sees(tablet, here.fileId)).toBe(true);
    expect(await sees(tablet, cover.fileId)).toBe(true);
    expect(await sees(tablet, other.fileId)).toBe(false);
    expect(await sees(tablet, elsewhere.fileId)).toBe(false);
    const photos = await listVisiblePhotos(tablet, { fileIds: [own.photoId, other.photoId] });
    expect([...photos]).toEqual([own.photoId]);
  });
});
