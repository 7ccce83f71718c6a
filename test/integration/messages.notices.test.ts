import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listOwnChildIds, requireAccess } from "~/access/require.server";
import { changeGuardian, removeGuardian } from "~/features/children/family/commands.server";
import {
  changeNotice,
  discardNotice,
  remindNotice,
  withdrawNotice,
  writeNotice,
} from "~/features/messages/notices/commands.server";
import {
  exportNotice,
  getNotice,
  listNoticeRecipients,
  listNotices,
  listNoticeTargets,
} from "~/features/messages/notices/queries.server";
import { listNoticesInput } from "~/features/messages/notices/schema";
import { confirmNotice, markNoticeRead } from "~/features/messages/own-notices/commands.server";
import {
  countUnreadNotices,
  getOwnNotice,
  listOpenNotices,
  listOwnNotices,
} from "~/features/messages/own-notices/queries.server";
import { linkStaffAccount } from "~/features/staff/commands.server";
import { deliverNext, fanOut } from "~/jobs/deliveries.server";
import { jobs } from "~/jobs/registry.server";
import { instantOf, resetClock, setClock } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { ownerSql, testContext, testNow, useDatabase } from "../database";
import { anAccount, aRequest } from "../factories/accounts";
import { aSigner } from "../factories/attendance.handover";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { aNotice, noticeOf } from "../factories/messages";
import { done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";

useDatabase();

let ctx: Ctx;
let classId = "";
let other = "";

beforeEach(async () => {
  setClock(testNow);
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
  ({ classId: other } = await aClass(ctx));
});
afterEach(resetClock);

const after = (of: Ctx, minutes: number): Ctx => ({
  ...of,
  now: instantOf(of.now.getTime() + minutes * 60_000),
});

/** A child of a class with a signing guardian who has an account. The primary guardian has none. */
async function aFamily(into = classId) {
  const { childId } = await aChild(ctx);
  await anEnrolment(ctx, { childId, classId: into });
  const { family, guardianId } = await aSigner(ctx, childId);
  const childIds = await listOwnChildIds(family);
  return { childId, family, guardianId, own: { childIds } };
}

async function aTeacher(of: string): Promise<Ctx> {
  const { staffId, phone } = await aStaffMember(ctx, { classId: of });
  const { userId } = await anAccount({ centreId: ctx.centreId, role: "teacher", phone });
  done(await linkStaffAccount(ctx, staffId, userId));
  return testContext({ centreId: ctx.centreId, role: "teacher", userId });
}

const toClass = (...classIds: string[]) => ({ level: "class" as const, classIds });
const titles = async (of: { family: Ctx; own: Parameters<typeof listOwnNotices>[1] }) =>
  (await listOwnNotices(of.family, of.own)).rows.map(({ title }) => title);
const announced = async (kind: string, noticeId: string) => {
  const [row] = await ownerSql()`select count(*)::int as n from outbox
    where kind = ${kind} and payload ->> 'noticeId' = ${noticeId}`;
  return Number(row?.n);
};
const states = async (noticeId: string): Promise<unknown> =>
  (await ownerSql()`select state from notice where id = ${noticeId}`)[0]?.state;

describe("writeNotice", () => {
  it("reaches the families of its target, keeps its lines, and is announced once", async () => {
    const mine = await aFamily();
    const theirs = await aFamily(other);
    const { noticeId } = await aNotice(ctx, { title: "班级秋游", ...toClass(classId) });
    await aNotice(ctx, { title: "一家", level: "child", childIds: [theirs.childId] });
    await aNotice(ctx, { title: "全园", mustConfirm: false });
    expect(await titles(mine)).toEqual(["全园", "班级秋游"]);
    expect(await titles(theirs)).toEqual(["全园", "一家"]);
    const read = await getOwnNotice(mine.family, { ...mine.own, noticeId });
    expect(read.body).toBe("周五去公园，\n九点集合。");
    expect(await announced("notice.published", noticeId)).toBe(1);
    const told = await listNoticeRecipients(ctx, { noticeId });
    expect(told.map(({ childId }) => childId)).toEqual([mine.childId]);
    expect(told[0]).toMatchObject({ userId: mine.family.actor.id });
  });

  it.each([
    ["no class", { level: "class" as const }, "notice_no_class", "classIds"],
    ["no child", { level: "child" as const }, "notice_no_child", "childIds"],
    ["no day", { act: "schedule" as const }, "required", "publishOn"],
    ["no time", { act: "schedule" as const, publishOn: "2026-11-13" }, "required", "publishTime"],
    [
      "a time gone by",
      { act: "schedule" as const, publishOn: "2026-11-12", publishTime: "10:20" },
      "notice_time_past",
      "publishTime",
    ],
    [
      "a day gone by",
      { act: "schedule" as const, publishOn: "2026-11-11", publishTime: "18:00" },
      "notice_time_past",
      "publishOn",
    ],
  ])("refuses %s", async (_what, given, reason, field) => {
    expect(await writeNotice(ctx, noticeOf(given))).toMatchObject({ ok: false, reason, field });
  });

  it("refuses to publish to nobody, and leaves nothing behind", async () => {
    const title = "空班";
    const refused = await writeNotice(ctx, noticeOf({ title, ...toClass(classId) }));
    expect(refused).toMatchObject({ ok: false, reason: "notice_nobody" });
    const found = await listNotices(ctx, { ...listNoticesInput.parse({}), q: title });
    expect(found.total).toBe(0);
  });

  it("keeps a teacher to the own classes and children", async () => {
    await aFamily();
    const theirs = await aFamily(other);
    const teacher = await aTeacher(classId);
    const refused = { ok: false, reason: "notice_beyond_class" };
    expect(await writeNotice(teacher, noticeOf())).toMatchObject({ ...refused, field: "level" });
    expect(await writeNotice(teacher, noticeOf(toClass(classId, other)))).toMatchObject(refused);
    const toChild = { level: "child", childIds: [theirs.childId] } as const;
    expect(await writeNotice(teacher, noticeOf({ ...toChild, childIds: [theirs.childId] }))).toMatchObject(refused); // prettier-ignore
    await aNotice(teacher, toClass(classId));
    const { classes, mayAll } = await listNoticeTargets(teacher);
    expect([classes.map(({ id }) => id), mayAll]).toEqual([[classId], false]);
  });
});

describe("changeNotice", () => {
  it("saves a draft, refuses one filled in from an older state, and publishes once of two at once", async () => {
    const mine = await aFamily();
    const draft = { ...toClass(classId), act: "draft" as const };
    const { noticeId } = await aNotice(ctx, draft);
    expect(await titles(mine)).toEqual([]);
    const { version } = await getNotice(ctx, { noticeId });
    done(await changeNotice(after(ctx, 1), noticeId, { ...noticeOf({ ...draft, title: "改过" }), version })); // prettier-ignore
    const late = await changeNotice(after(ctx, 2), noticeId, { ...noticeOf({ ...draft, title: "也改" }), version }); // prettier-ignore
    expect(late).toMatchObject({ ok: false, reason: "stale", current: { title: "改过" } });

    const publish = () => changeNotice(after(ctx, 3), noticeId, noticeOf(toClass(classId)));
    const both = await Promise.all([publish(), publish()]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: "notice_published_already" });
    expect(await announced("notice.published", noticeId)).toBe(1);
    expect(await titles(mine)).toEqual(["秋游"]);
    expect(await discardNotice(ctx, noticeId)).toMatchObject({
      reason: "notice_published_already",
    });
  });
});

describe("a scheduled notice", () => {
  const soon = { act: "schedule", publishOn: "2026-11-12", publishTime: "10:30" } as const;
  const deliver = async () => {
    await fanOut(jobs.handlers);
    let isDone = false;
    while (!isDone) isDone = !(await deliverNext(jobs.handlers));
  };
  const at = (time: string) => setClock(instantOf(`2026-11-12T${time}:00+08:00`));

  it("goes out at its moment, once, with two workers at work", async () => {
    const mine = await aFamily();
    const { noticeId } = await aNotice(ctx, { ...soon, ...toClass(classId) });
    await deliver();
    at("10:29");
    await deliver();
    expect(await states(noticeId)).toBe("scheduled");
    at("10:30");
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(await states(noticeId)).toBe("published");
    expect(await announced("notice.published", noticeId)).toBe(1);
    expect(await titles(mine)).toEqual(["秋游"]);
  });

  it("waits for the later moment it was given since, or for nothing once it is a draft again", async () => {
    await aFamily();
    const { noticeId } = await aNotice(ctx, { ...soon, ...toClass(classId) });
    const { noticeId: taken } = await aNotice(ctx, { ...soon, ...toClass(classId) });
    done(await changeNotice(ctx, noticeId, noticeOf({ ...soon, publishTime: "11:00", ...toClass(classId) }))); // prettier-ignore
    done(await changeNotice(ctx, taken, noticeOf({ act: "draft", ...toClass(classId) })));
    await deliver();
    at("10:30");
    await deliver();
    expect([await states(noticeId), await states(taken)]).toEqual(["scheduled", "draft"]);
    at("11:00");
    await deliver();
    expect([await states(noticeId), await states(taken)]).toEqual(["published", "draft"]);
  });
});

describe("whom a notice reaches", () => {
  it("is fixed when it goes out; a child that comes later sees the later ones", async () => {
    const early = await aFamily();
    await aNotice(ctx, { title: "早", ...toClass(classId) });
    const late = await aFamily();
    await aNotice(ctx, { title: "晚", ...toClass(classId) });
    expect(await titles(early)).toEqual(["晚", "早"]);
    expect(await titles(late)).toEqual(["晚"]);
  });

  it("ends with a guardian's access, at once", async () => {
    const mine = await aFamily();
    const { noticeId } = await aNotice(ctx, toClass(classId));
    expect(await countUnreadNotices(mine.family, mine.own)).toBe(1);
    done(await removeGuardian(ctx, mine.childId, mine.guardianId));
    const { childIds } = mine.own;
    const kept = await listOwnNotices(mine.family, { childIds });
    expect(kept.rows).toEqual([]);
    const gone = { code: "not_found" };
    await expect(getOwnNotice(mine.family, { childIds, noticeId })).rejects.toMatchObject(gone);
    await expect(confirmNotice(mine.family, { childIds, noticeId })).rejects.toMatchObject(gone);
    expect(await listNoticeRecipients(ctx, { noticeId })).toEqual([]);
    expect(await countUnreadNotices(mine.family, mine.own)).toBe(0);
  });

  it("leaves a stranger's family out, and a pick-up person outside the door", async () => {
    await aFamily();
    const stranger = await aFamily(other);
    const { noticeId } = await aNotice(ctx, toClass(classId));
    const asked = { ...stranger.own, noticeId };
    await expect(getOwnNotice(stranger.family, asked)).rejects.toMatchObject({ code: "not_found" });
    done(await markNoticeRead(stranger.family, asked));
    expect((await getNotice(ctx, { noticeId })).counts.read).toBe(0);
    const { userId } = await anAccount({ centreId: ctx.centreId, role: "pickupOnly" });
    for (const role of ["pickupOnly", "cook"] as const) {
      const account = role === "cook" ? await anAccount({ centreId: ctx.centreId, role }) : { userId }; // prettier-ignore
      const request = await aRequest(ctx, { userId: account.userId, role });
      for (const capability of ["messages.notice.own", "messages.notice.read"] as const) {
        await expect(requireAccess(request, capability)).rejects.toMatchObject({
          code: "forbidden",
        });
      }
    }
  });
});

describe("confirmNotice", () => {
  it("keeps name and time, twice at once and ever after the first", async () => {
    const mine = await aFamily();
    const { noticeId } = await aNotice(ctx, toClass(classId));
    const asked = { ...mine.own, noticeId };
    expect(await listOpenNotices(mine.family, mine.own)).toMatchObject([{ title: "秋游" }]);
    const tick = (minutes: number) => confirmNotice(after(mine.family, minutes), asked);
    for (const told of await Promise.all([tick(1), tick(1)])) done(told);
    done(await tick(30));
    const page = await getNotice(ctx, { noticeId });
    expect(page.counts).toMatchObject({ persons: 2, delivered: 1, read: 1, confirmed: 1 });
    const [signed] = page.families[0]?.people.filter(({ confirmedAt }) => confirmedAt) ?? [];
    expect(signed).toMatchObject({ signedAs: "测试", confirmedAt: { time: "10:21" } });
    expect(await listOpenNotices(mine.family, mine.own)).toEqual([]);
    const written = await ownerSql()`select count(*)::int as n from audit_entry
      where capability = 'messages.notice.own' and after ->> 'noticeId' = ${noticeId}`;
    expect(written[0]?.n).toBe(1);
  });

  it("is for those who sign, and only where it is asked", async () => {
    const mine = await aFamily();
    const { noticeId } = await aNotice(ctx, toClass(classId));
    const { noticeId: plain } = await aNotice(ctx, { mustConfirm: false, ...toClass(classId) });
    const { childId, guardianId, own } = mine;
    expect(await confirmNotice(mine.family, { ...own, noticeId: plain })).toMatchObject({
      reason: "notice_no_confirmation",
    });
    done(await changeGuardian(ctx, childId, { guardianId, grade: "family", mayPickUp: true }));
    expect(await listOpenNotices(mine.family, own)).toEqual([]);
    expect(await confirmNotice(mine.family, { ...own, noticeId })).toMatchObject({
      reason: "notice_not_signer",
    });
    expect((await getOwnNotice(mine.family, { ...own, noticeId })).maySign).toBe(false);
  });
});

describe("remindNotice", () => {
  it("meets those alone who have not, at most every four hours", async () => {
    const [quick, slow] = [await aFamily(), await aFamily()];
    const { noticeId } = await aNotice(ctx, toClass(classId));
    done(await confirmNotice(quick.family, { ...quick.own, noticeId }));
    const left = await listNoticeRecipients(ctx, { noticeId, onlyUnconfirmed: true });
    expect(left.map(({ childId }) => childId)).toEqual([slow.childId]);
    const both = await Promise.all([remindNotice(ctx, noticeId), remindNotice(ctx, noticeId)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await remindNotice(after(ctx, 239), noticeId)).toMatchObject({
      ...{ reason: "notice_reminded_lately", detail: { time: "10:20" } },
    });
    done(await remindNotice(after(ctx, 240), noticeId));
    expect(await announced("notice.reminded", noticeId)).toBe(2);
    done(await confirmNotice(slow.family, { ...slow.own, noticeId }));
    expect(await remindNotice(after(ctx, 600), noticeId)).toMatchObject({
      reason: "notice_all_done",
    });
    const { noticeId: draft } = await aNotice(ctx, { act: "draft", ...toClass(classId) });
    expect(await remindNotice(ctx, draft)).toMatchObject({ reason: "notice_not_out" });
  });
});

describe("withdrawNotice", () => {
  it("takes it from the families and keeps who did and when", async () => {
    const mine = await aFamily();
    const { noticeId } = await aNotice(ctx, toClass(classId));
    done(await withdrawNotice(after(ctx, 5), noticeId));
    expect(await titles(mine)).toEqual([]);
    const asked = { ...mine.own, noticeId };
    await expect(confirmNotice(mine.family, asked)).rejects.toMatchObject({ code: "not_found" });
    expect(await listNoticeRecipients(ctx, { noticeId })).toEqual([]);
    const kept = await getNotice(ctx, { noticeId });
    expect(kept).toMatchObject({ state: "withdrawn", withdrawnAt: { time: "10:25" } });
    expect(kept.withdrawnName).toBe(ctx.actor.name);
    expect(await withdrawNotice(ctx, noticeId)).toMatchObject({
      reason: "notice_withdrawn_already",
    });
  });
});

describe("what a teacher sees of notices", () => {
  it("is the own, and what was sent to own classes: with the own children alone", async () => {
    const mine = await aFamily();
    await aFamily(other);
    const teacher = await aTeacher(classId);
    const { noticeId: all } = await aNotice(ctx, { title: "全园须知" });
    const { noticeId: both } = await aNotice(ctx, { title: "两班", ...toClass(classId, other) });
    const { noticeId: theirs } = await aNotice(ctx, { title: "别班", ...toClass(other) });
    await aNotice(ctx, { title: "园长的草稿", act: "draft" });
    const list = await listNotices(teacher, listNoticesInput.parse({}));
    expect(list.rows.map(({ title }) => title).sort()).toEqual(["全园须知", "两班"].sort());
    const ofClass = await listNotices(
      ctx,
      listNoticesInput.parse({ class: other, level: "class" }),
    );
    expect(ofClass.total).toBe(2);
    const found = await listNotices(ctx, listNoticesInput.parse({ q: "须知", state: "published" }));
    expect(found.rows.map(({ id }) => id)).toEqual([all]);
    for (const noticeId of [all, both]) {
      const { families, isOwn } = await getNotice(teacher, { noticeId });
      expect([families.map(({ childId }) => childId), isOwn]).toEqual([[mine.childId], false]);
      await expect(withdrawNotice(teacher, noticeId)).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(getNotice(teacher, { noticeId: theirs })).rejects.toMatchObject({
      code: "not_found",
    });
    const sheet = await exportNotice(ctx, { noticeId: both });
    expect(sheet.families).toHaveLength(2);
  });
});
