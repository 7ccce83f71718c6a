import { describe, expect, it } from "vitest";
import { removePin, setPin, verifyPin } from "~/features/accounts/pins/commands.server";
import {
  getOwnPin,
  getPinOf,
  isUnlocked,
  maySeeSensitive,
} from "~/features/accounts/pins/queries.server";
import { getTablet } from "~/features/attendance/actors/queries.server";
import { getRoom } from "~/features/attendance/room/queries.server";
import { getContacts } from "~/features/children/family/queries.server";
import { endEmployment } from "~/features/staff/commands.server";
import { getStaffMember } from "~/features/staff/queries.server";
import { ownerSql, testContext, useDatabase } from "../database";
import { anAccount } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aChild, aCustodyNote } from "../factories/children";
import { aPin, aTablet, aTeacherWithPin, unlock } from "../factories/accounts.devices";
import { anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";

useDatabase();

async function aRoom() {
  const { ctx } = await aCentre();
  const { classId } = await aClass(ctx);
  const { tablet, deviceId } = await aTablet(ctx, { classId });
  const teacher = await aTeacherWithPin(ctx, { classId });
  return { ctx, classId, tablet, deviceId, ...teacher };
}

describe("setPin", () => {
  it("keeps an argon2id hash for a person who works here, and refuses what is guessed first", async () => {
    const { ctx, staffId, own, phone } = await aRoom();
    const [row] = await ownerSql()<{ hash: string }[]>`
      select pin_hash as hash from staff_pin where staff_id = ${staffId}`;
    expect(row?.hash).toMatch(/^\$argon2id\$/);
    expect((await getOwnPin(own))?.setAt).toBe(ctx.now.toISOString());
    expect(await setPin(own, { pin: phone.slice(-4) })).toMatchObject({ field: "pin" });
    expect(await setPin(own, { pin: "4321" })).toMatchObject({ reason: "pin_run" });
    done(await setPin(own, { pin: "602814" }));
  });

  it("is for nobody who does not work here", async () => {
    const { ctx } = await aRoom();
    const { userId } = await anAccount({ centreId: ctx.centreId, role: "guardian" });
    const guardian = testContext({ centreId: ctx.centreId, role: "guardian", userId });
    expect(await setPin(guardian, { pin: aPin })).toMatchObject({ reason: "pin_for_staff_only" });
    expect(await getOwnPin(guardian)).toBeNull();
  });

  it("closes what the PIN before it had opened, and so does the office", async () => {
    const { ctx, tablet, staffId, own } = await aRoom();
    await unlock(tablet, staffId);
    done(await setPin(own, { pin: "602814" }));
    expect(await isUnlocked(tablet, staffId)).toBe(false);
    done(await verifyPin(tablet, { staffId, pin: "602814" }));
    done(await removePin(ctx, staffId));
    expect(await isUnlocked(tablet, staffId)).toBe(false);
    expect(await getPinOf(ctx, { staffId })).toBeNull();
    const gone = await verifyPin(tablet, { staffId, pin: "602814" });
    expect(gone).toMatchObject({ ok: false, reason: "pin_not_set" });
  });
});

describe("verifyPin", () => {
  it("opens for two minutes, for that person on that tablet", async () => {
    const { ctx, classId, tablet, staffId } = await aRoom();
    const other = await aTeacherWithPin(ctx, { classId });
    const { tablet: second } = await aTablet(ctx, { classId });
    expect(await verifyPin(tablet, { staffId, pin: aPin })).toMatchObject({
      value: { unlockedMs: 120_000 },
    });
    expect(await isUnlocked(tablet, staffId)).toBe(true);
    expect(await isUnlocked(tablet, other.staffId)).toBe(false);
    expect(await isUnlocked(second, staffId)).toBe(false);
    await ownerSql()`update device_unlock set until = now() - interval '1 second' where staff_id = ${staffId}`;
    expect(await isUnlocked(tablet, staffId)).toBe(false);
  });

  it("says how many tries are left, and after six wrong ones waits five minutes", async () => {
    const { ctx, classId, tablet, deviceId, staffId } = await aRoom();
    const { tablet: second } = await aTablet(ctx, { classId });
    const other = await aTeacherWithPin(ctx, { classId });
    const wrong = () => verifyPin(tablet, { staffId, pin: "6028" });
    for (const left of [5, 4, 3, 2, 1]) {
      expect(await wrong()).toMatchObject({ reason: "pin_wrong", field: "pin", detail: { left } });
    }
    const locked = { reason: "pin_locked", field: "pin", detail: { minutes: 5 } };
    expect(await wrong()).toMatchObject(locked);
    expect(await verifyPin(tablet, { staffId, pin: aPin })).toMatchObject(locked);
    expect(await isUnlocked(tablet, staffId)).toBe(false);
    done(await verifyPin(second, { staffId, pin: aPin }));
    done(await verifyPin(tablet, { staffId: other.staffId, pin: aPin }));
    await ownerSql()`update rate_limit set expire = now() - interval '1 second'
      where key = ${`pin:${deviceId}|${staffId}`}`;
    done(await verifyPin(tablet, { staffId, pin: aPin }));
    expect(await wrong()).toMatchObject({ detail: { left: 5 } });
  });

  it("counts guesses that come at once one by one", async () => {
    const { tablet, staffId } = await aRoom();
    const guesses = Array.from({ length: 10 }, () => verifyPin(tablet, { staffId, pin: "6028" }));
    const words = (await Promise.all(guesses)).map((one) => (one.ok ? "open" : one.reason));
    expect(words.filter((word) => word === "pin_wrong")).toHaveLength(5);
    expect(words.filter((word) => word === "pin_locked")).toHaveLength(5);
  });

  it("knows nobody of another centre, nobody who has left, and asks only on a tablet", async () => {
    const { ctx, classId, tablet, staffId, own } = await aRoom();
    const foreign = await aRoom();
    const unknown = { ok: false, reason: "choose_person" };
    expect(await verifyPin(tablet, { staffId: foreign.staffId, pin: aPin })).toMatchObject(unknown);
    expect(await verifyPin(tablet, { staffId: "x", pin: aPin })).toMatchObject(unknown);
    expect(await verifyPin(own, { staffId, pin: aPin })).toMatchObject(unknown);
    const { staffId: leaver } = await aTeacherWithPin(ctx, { classId });
    done(await endEmployment(ctx, leaver, { leftOn: "2026-11-11" }));
    expect(await verifyPin(tablet, { staffId: leaver, pin: aPin })).toMatchObject(unknown);
    const { staffId: without } = await aStaffMember(ctx, { classId, name: "高文静" });
    expect(await verifyPin(tablet, { staffId: without, pin: aPin })).toMatchObject({
      reason: "pin_not_set",
      detail: { name: "高文静" },
    });
  });
});

describe("what a tablet shows", () => {
  it("never holds a PIN's hash", async () => {
    const { ctx, classId, tablet, staffId } = await aRoom();
    const { childId } = await aChild(ctx);
    await anEnrolment(ctx, { childId, classId });
    const shown = [
      await getRoom(tablet, { classId }),
      await getTablet(tablet, { classId, chosen: staffId }),
      await getContacts(tablet, { childId }),
      await getStaffMember(ctx, { staffId }),
    ];
    expect(JSON.stringify(shown)).not.toMatch(/argon|pinHash|pin_hash/);
    expect(shown[1]).toMatchObject({ chosen: staffId });
  });

  it("seals custody notes until somebody has typed the PIN", async () => {
    const { ctx, classId, tablet, staffId } = await aRoom();
    const { childId } = await aChild(ctx);
    await anEnrolment(ctx, { childId, classId });
    await aCustodyNote(ctx, childId);
    const sheet = async () =>
      getContacts(tablet, { childId, sealed: !(await maySeeSensitive(tablet, staffId)) });
    expect(await sheet()).toMatchObject({ hidesCustody: true, custody: [] });
    await unlock(tablet, staffId);
    const open = await sheet();
    expect(open.hidesCustody).toBe(false);
    expect(open.custody).toHaveLength(1);
    expect(await maySeeSensitive(ctx, null)).toBe(true);
  });
});
