import { beforeAll, describe, expect, it } from "vitest";
import { listOwnChildIds, requireAccess, requireOwnChild } from "~/access/require.server";
import { linkGuardianAccount } from "~/features/children/family/commands.server";
import { markRead, sendMessage, withdrawMessage } from "~/features/messages/commands.server";
import { getOwnThread, getThread, listThreads } from "~/features/messages/queries.server";
import { countUnread } from "~/features/messages/unread/queries.server";
import { sendWithPhotos } from "~/features/messages/photos/commands.server";
import { getMessagePhoto } from "~/features/messages/photos/queries.server";
import { linesOfPage } from "~/features/messages/rules";
import { listThreadsInput } from "~/features/messages/schema";
import { linkStaffAccount } from "~/features/staff/commands.server";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { ownerSql, testContext, useDatabase } from "../database";
import { anAccount, aRequest } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { aFile } from "../factories/files";
import { aPhone, done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";

useDatabase();

let ctx: Ctx;
let classId = "";
let other = "";

beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
  ({ classId: other } = await aClass(ctx));
});

async function aFamily(into = classId, name?: string) {
  const phone = aPhone();
  const { childId: id, guardianId } = await aChild(ctx, {
    guardianPhone: phone,
    ...(name && { name }),
  });
  await anEnrolment(ctx, { childId: id, classId: into });
  const { userId } = await anAccount({ centreId: ctx.centreId, role: "guardian", phone });
  done(await linkGuardianAccount(ctx, guardianId, userId));
  const family = testContext({ centreId: ctx.centreId, role: "guardian", userId });
  const [childId] = await listOwnChildIds(family);
  if (!childId) throw new Error("the account is not linked");
  return { childId, userId, family };
}

async function aTeacher(of: string) {
  const { staffId, phone } = await aStaffMember(ctx, { classId: of });
  const { userId } = await anAccount({ centreId: ctx.centreId, role: "teacher", phone });
  done(await linkStaffAccount(ctx, staffId, userId));
  return { userId, teacher: testContext({ centreId: ctx.centreId, role: "teacher", userId }) };
}

const after = (of: Ctx, minutes: number): Ctx => ({
  ...of,
  now: instantOf(of.now.getTime() + minutes * 60_000),
});
const say = async (as: Ctx, childId: string, body: string) =>
  done(await sendMessage(as, childId, { body })).messageId;

describe("sendMessage", () => {
  it("speaks for the side of the role, in the order of time", async () => {
    const { childId, family } = await aFamily();
    const { teacher } = await aTeacher(classId);
    await say(family, childId, "今天早点接，可以吗？🙂");
    await say(after(teacher, 5), childId, "好的，几点？");
    await say(after(ctx, 6), childId, "办公室也记下了");
    const { lines } = await getOwnThread(after(family, 7), childId);
    expect(lines.map(({ side, body, isMine }) => [side, body, isMine])).toEqual([
      ["family", "今天早点接，可以吗？🙂", true],
      ["centre", "好的，几点？", false],
      ["centre", "办公室也记下了", false],
    ]);
    expect(lines[0]?.relation).toBe("mother");
    const seen = await getThread(teacher, { childId });
    expect(seen.lines.map(({ isMine }) => isMine)).toEqual([false, true, false]);
    const [written] = await ownerSql()`select count(*)::int as n from audit_entry
      where centre_id = ${ctx.centreId} and child_id = ${childId} and capability = 'messages.thread.write'`;
    expect(written?.n).toBe(3);
  });

  it("does not find a child of another centre", async () => {
    const { childId } = await aFamily();
    const { ctx: foreign } = await aCentre();
    await expect(sendMessage(foreign, childId, { body: "您好" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("markRead", () => {
  it("marks the other side's lines, once and with the first moment", async () => {
    const { childId, family } = await aFamily();
    const { teacher } = await aTeacher(classId);
    await say(family, childId, "今天吃了药");
    await say(after(teacher, 1), childId, "知道了");
    const own = { childIds: [childId] };
    expect(await countUnread(family, own)).toBe(1);

    done(await markRead(after(teacher, 2), childId));
    expect(await countUnread(family, own)).toBe(1);
    done(await markRead(after(family, 3), childId));
    done(await markRead(after(family, 60), childId));
    expect(await countUnread(family, own)).toBe(0);
    const rows = await ownerSql()`select side, read_at from message
      where centre_id = ${ctx.centreId} and child_id = ${childId} order by sent_at`;
    expect(rows.map(({ side, read_at }) => [side, read_at])).toEqual([
      ["family", after(family, 2).now],
      ["centre", after(family, 3).now],
    ]);
  });
});

describe("photos in a thread", () => {
  const read = (of: Ctx, fileId: string) => getMessagePhoto(of, { fileId, variant: "original" });
  const photoOf = async (as: Ctx) => (await aFile(as, { purpose: "message" })).fileId;

  it("are seen by the child's family and its staff, and stand in their order", async () => {
    const mine = await aFamily();
    const stranger = await aFamily();
    const { teacher } = await aTeacher(classId);
    const { teacher: elsewhere } = await aTeacher(other);
    const photoIds = [await photoOf(mine.family), await photoOf(mine.family)];
    done(await sendMessage(mine.family, mine.childId, { body: "", photoIds }));
    const { lines } = await getThread(teacher, { childId: mine.childId });
    expect(lines[0]?.photos).toEqual(photoIds);
    const [first = ""] = photoIds;
    for (const reader of [mine.family, teacher, ctx]) {
      expect((await read(reader, first)).mime).toBe("image/jpeg");
    }
    const { centreId } = ctx;
    const others = (["cook", "pickupOnly", "healthWorker"] as const).map((role) =>
      testContext({ centreId, role }),
    );
    for (const reader of [stranger.family, elsewhere, ...others]) {
      await expect(read(reader, first)).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("refuses what is no photo and keeps the whole line back", async () => {
    const { childId, family } = await aFamily();
    const file = { field: "photos[]", name: "a.jpg", mime: "image/jpeg" };
    const send = (bytes: Buffer | null) =>
      sendWithPhotos(family, childId, { body: "看", photos: [{ ...file, bytes }] });
    const none = { reason: "file_not_image", field: "photos" };
    expect(await send(Buffer.from("not a picture"))).toMatchObject(none);
    expect(await send(null)).toMatchObject({ reason: "file_too_large", field: "photos" });
    expect((await getOwnThread(family, childId)).lines).toEqual([]);
  });
});

describe("withdrawMessage", () => {
  it("erases words and photos on both sides and leaves a mark; news go with it", async () => {
    const { childId, family } = await aFamily();
    const { teacher } = await aTeacher(classId);
    const { fileId } = await aFile(family, { purpose: "message" });
    const sent = await sendMessage(family, childId, { body: "发错了", photoIds: [fileId] });
    const { messageId } = done(sent);
    expect(await countUnread(teacher, { classIds: [classId] })).toBeGreaterThan(0);
    const unread = await countUnread(teacher, { classIds: [classId] });
    done(await withdrawMessage(after(family, 2), childId, messageId));
    done(await withdrawMessage(after(family, 3), childId, messageId));
    expect(await countUnread(teacher, { classIds: [classId] })).toBe(unread - 1);
    for (const { lines } of [
      await getOwnThread(family, childId),
      await getThread(teacher, { childId }),
    ]) {
      expect(lines).toMatchObject([{ body: "", photos: [], isWithdrawn: true }]);
    }
    const left = await ownerSql()`select 1 from file where id = ${fileId}`;
    expect(left).toEqual([]);
    await expect(getMessagePhoto(family, { fileId, variant: "original" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("is for the writer alone, until the end of the seventh day", async () => {
    const { childId, family } = await aFamily();
    const { teacher } = await aTeacher(classId);
    const messageId = await say(family, childId, "早");
    await expect(withdrawMessage(teacher, childId, messageId)).rejects.toMatchObject({
      code: "not_found",
    });
    // sent on the 12th: the 19th is the last day
    const minutes = (at: string) => (instantOf(at).getTime() - family.now.getTime()) / 60_000;
    const late = after(family, minutes("2026-11-20T00:00:00+08:00"));
    expect(await withdrawMessage(late, childId, messageId)).toMatchObject({
      reason: "message_withdraw_late",
    });
    done(await withdrawMessage(after(family, minutes("2026-11-19T23:59:00+08:00")), childId, messageId)); // prettier-ignore
  });
});

describe("getThread", () => {
  it("pages back line by line without losing one", async () => {
    const { childId, family } = await aFamily();
    for (let at = 0; at < linesOfPage + 3; at += 1) await say(after(family, at), childId, `${at}`);
    const newest = await getThread(ctx, { childId });
    expect(newest.lines.map(({ body }) => body).slice(0, 2)).toEqual(["3", "4"]);
    const older = await getThread(ctx, { childId, before: newest.earlier ?? "" });
    expect(older.lines.map(({ body }) => body)).toEqual(["0", "1", "2"]);
    expect(older.earlier).toBeNull();
  });
});

describe("listThreads", () => {
  it("puts news first, finds by name, and keeps a teacher to the own classes", async () => {
    const { classId: quiet } = await aClass(ctx);
    const { classId: loud } = await aClass(ctx);
    const answered = await aFamily(quiet, "顾晚晴");
    const waiting = await aFamily(quiet, "许知遥");
    const foreign = await aFamily(loud, "廖星玥");
    await aFamily(quiet, "高远");
    const { teacher } = await aTeacher(quiet);
    await say(waiting.family, waiting.childId, "在吗");
    await say(after(answered.family, 1), answered.childId, "谢谢");
    await say(after(teacher, 2), answered.childId, "不客气");
    done(await markRead(after(teacher, 2), answered.childId));
    await say(foreign.family, foreign.childId, "您好");

    const ask = (given: object, classIds?: string[]) =>
      listThreads(teacher, { ...listThreadsInput.parse(given), classIds });
    const names = async (given: object, classIds?: string[]) =>
      (await ask(given, classIds)).rows.map(({ name, unread }) => [name, unread]);
    expect(await names({}, [quiet])).toEqual([
      ["许知遥", 1],
      ["顾晚晴", 0],
    ]);
    expect(await names({ show: "unread" }, [quiet])).toEqual([["许知遥", 1]]);
    expect(await names({ q: "gw" }, [quiet])).toEqual([["顾晚晴", 0]]);
    expect(await names({ q: "高远" }, [quiet])).toEqual([["高远", 0]]);
    expect(await names({ q: "廖" }, [quiet])).toEqual([]);
    expect(await names({ class: loud })).toEqual([["廖星玥", 1]]);
    expect(await countUnread(teacher, { classIds: [quiet] })).toBe(1);
    expect(await countUnread(teacher, { classIds: [quiet], except: waiting.childId })).toBe(0);
  });
});

describe("who may open a thread", () => {
  it("is the own class's teacher and the own child's guardian, nobody else", async () => {
    const mine = await aFamily();
    const theirs = await aFamily(other);
    const { userId } = await aTeacher(classId);
    const asTeacher = await aRequest(ctx, { userId, role: "teacher" });
    const asGuardian = await aRequest(ctx, { userId: mine.userId, role: "guardian" });
    const gone = { code: "not_found" };
    for (const capability of ["messages.thread.read", "messages.thread.write"] as const) {
      await requireAccess(asTeacher, capability, { childId: mine.childId });
      await expect(
        requireAccess(asTeacher, capability, { childId: theirs.childId }),
      ).rejects.toMatchObject(gone);
      await requireOwnChild(asGuardian, capability, mine.childId);
      await expect(requireOwnChild(asGuardian, capability, theirs.childId)).rejects.toMatchObject(
        gone,
      );
    }
    const cook = await anAccount({ centreId: ctx.centreId, role: "cook" });
    const asCook = await aRequest(ctx, { userId: cook.userId, role: "cook" });
    await expect(requireAccess(asCook, "messages.thread.read")).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
