import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { withRequestScope } from "~/access/request.server";
import { requireAccess } from "~/access/require.server";
import { cancelAbsence, recordAbsence } from "~/features/attendance/absences/commands.server";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { closeDays } from "~/features/centres/calendar/commands.server";
import { recordConsent } from "~/features/children/consents/commands.server";
import { finishTodo, giveTodo } from "~/features/families/todos/commands.server";
import { getOwnDay } from "~/features/families/queries.server";
import { getShown, getTodayTag } from "~/features/families/shown/queries.server";
import { markRead, sendMessage } from "~/features/messages/commands.server";
import { instantOf, resetClock, setClock } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { closeLive } from "~/lib/live.server";
import { forget } from "~/lib/remember.server";
import { loader as live } from "~/routes/live";
import { ownerSql, testNow, useDatabase } from "../database";
import { aRequest } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aFamily, type Family } from "../factories/families";
import { done } from "../factories/sequence";

useDatabase();

const day = "2026-11-12";
let ctx: Ctx;
let classId = "";

beforeAll(() => setClock(testNow));
afterAll(resetClock);

beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
});

/** The tag of the family's page, asked for like a browser does. */
async function tagOf(
  { userId }: Family,
  asked: { path?: string; cookie?: string; build?: string } = {},
): Promise<string> {
  const { path = "/family", cookie = "", build = "b1" } = asked;
  const signedIn = await aRequest(ctx, { userId, role: "guardian", path });
  const request = new Request(signedIn.url, {
    headers: { cookie: [signedIn.headers.get("cookie"), cookie].filter(Boolean).join("; ") },
  });
  return withRequestScope(async () => {
    const reader = await requireAccess(request, "families.today.read");
    return (await getTodayTag(reader, { request, build })).tag;
  });
}

async function tap(childId: string, kind: string, time: string, payload = {}, on = day) {
  const events = [{ id: newId(), childId, kind, payload, at: `${on}T${time}:00+08:00` }];
  const { outcomes } = done(await recordEvents(ctx, { batchId: newId(), classId, events }));
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(["accepted"]);
}

const days = { fromDay: "2026-11-13", toDay: "2026-11-13", schedule: "full" } as const;

describe("getTodayTag", () => {
  it("stays while nothing is written, however often the page is read", async () => {
    const family = await aFamily(ctx, classId);
    const before = await tagOf(family);
    await getOwnDay(family.family, family.childId, { day: null });
    expect(await tagOf(family)).toBe(before);
  });

  const changes: [string, (of: Family) => Promise<unknown>][] = [
    ["an entry", ({ childId }) => tap(childId, "arrival", "08:06")],
    ["yesterday's entry that comes late", ({ childId }) => tap(childId, "arrival", "08:06", {}, "2026-11-11")], // prettier-ignore
    ["a to-do", async ({ childId }) => done(await giveTodo(ctx, childId, { text: "带尿裤", dueOn: null }))], // prettier-ignore
    ["a line of the class", async ({ childId }) => done(await sendMessage(ctx, childId, { body: "睡得很好" }))], // prettier-ignore
    ["an absence", async ({ childId, family }) => done(await recordAbsence(family, { childId, ...days, reason: "ill", symptoms: "", note: "" }))], // prettier-ignore
    ["a holiday", async () => done(await closeDays(ctx, { fromDay: "2026-12-30", toDay: "2026-12-30", name: "停电" }))], // prettier-ignore
  ];

  it.each(changes)("changes with %s", async (_what, change) => {
    const family = await aFamily(ctx, classId);
    const before = await tagOf(family);
    await change(family);
    expect(await tagOf(family)).not.toBe(before);
  });

  it("is each family's own where many look at the same moment", async () => {
    const { classId: elsewhere } = await aClass(ctx);
    const families = [];
    for (let at = 0; at < 4; at += 1) families.push(await aFamily(ctx, elsewhere));
    const alone = [];
    for (const family of families) alone.push(await tagOf(family));
    const requests = await Promise.all(
      families.map(({ userId }) => aRequest(ctx, { userId, role: "guardian", path: "/family" })),
    );
    const look = (request: Request) =>
      withRequestScope(async () => {
        const reader = await requireAccess(request, "families.today.read");
        return getTodayTag(reader, { request, build: "b1" });
      });
    const together = await Promise.all([...requests, ...requests].map(look));
    expect(together.map(({ tag }) => tag)).toEqual([...alone, ...alone]);
    expect(together.map(({ own }) => own)).toEqual(
      [...families, ...families].map(({ childId }) => [childId]),
    );
  });

  it("changes with what is taken back, ticked and read", async () => {
    const family = await aFamily(ctx, classId);
    const { childId } = family;
    const tags = [await tagOf(family)];
    const { todoId } = done(await giveTodo(ctx, childId, { text: "带尿裤", dueOn: null }));
    tags.push(await tagOf(family));
    done(await finishTodo(family.family, childId, { todoId }));
    tags.push(await tagOf(family));
    const told = { childId, ...days, reason: "ill", symptoms: "", note: "" } as const;
    const { absenceId } = done(await recordAbsence(family.family, told));
    tags.push(await tagOf(family));
    done(await cancelAbsence(family.family, { absenceId, childId }));
    tags.push(await tagOf(family));
    done(await sendMessage(ctx, childId, { body: "好" }));
    tags.push(await tagOf(family));
    done(await markRead(family.family, childId));
    tags.push(await tagOf(family));
    done(await markRead(family.family, childId));
    expect(new Set(tags).size).toBe(7);
    expect(await tagOf(family)).toBe(tags.at(-1));
  });

  it("changes when an entry comes to be seen, two minutes after it came in", async () => {
    const family = await aFamily(ctx, classId);
    try {
      await tap(family.childId, "arrival", "08:06");
      const hidden = await tagOf(family);
      setClock(instantOf(testNow.getTime() + 60_000));
      expect(await tagOf(family)).toBe(hidden);
      setClock(instantOf(testNow.getTime() + 121_000));
      const seen = await tagOf(family);
      expect(seen).not.toBe(hidden);
      setClock(instantOf(testNow.getTime() + 300_000));
      expect(await tagOf(family)).toBe(seen);
    } finally {
      setClock(testNow);
    }
  });

  it("changes for every family on a photo when one of them withdraws its consent", async () => {
    const [one, other, third] = [
      await aFamily(ctx, classId),
      await aFamily(ctx, classId),
      await aFamily(ctx, classId),
    ];
    const fileId = newId();
    await ownerSql()`insert into file (centre_id, id, purpose, mime, sha256, bytes, created_at)
      values (${ctx.centreId}, ${fileId}, 'photo', 'image/jpeg', 'x', 1, ${testNow})`;
    for (const { childId } of [one, other]) {
      await ownerSql()`insert into file_child values (${ctx.centreId}, ${fileId}, ${childId})`;
    }
    const before = [await tagOf(other), await tagOf(third)];
    const { childId, guardianId } = one;
    done(
      await recordConsent(ctx, childId, { guardianId, kind: "classPhotos", state: "withdrawn" }),
    );
    expect(await tagOf(other)).not.toBe(before[0]);
    expect(await tagOf(third)).toBe(before[1]);
  });

  it("is another's for another person, language, look, child, day and program, and not for another child", async () => {
    const family = await aFamily(ctx, classId);
    const own = await tagOf(family);
    await tap((await aFamily(ctx, classId)).childId, "arrival", "08:06");
    expect(await tagOf(family)).toBe(own);
    const tags = [
      own,
      await tagOf(await aFamily(ctx, classId)),
      await tagOf(family, { cookie: "wenrun_locale=en" }),
      await tagOf(family, { cookie: "wenrun_theme=dark" }),
      await tagOf(family, { cookie: `wenrun_child=${family.childId}` }),
      await tagOf(family, { build: "b2" }),
    ];
    const { userId } = family;
    await ownerSql()`insert into membership (user_id, centre_id, role, created_at)
      values (${userId}, ${ctx.centreId}, 'office', ${testNow})`;
    tags.push(await tagOf(family));
    expect(new Set(tags).size).toBe(tags.length);
  });

  it("counts a day of the week and what shows on every day, and not another week's", async () => {
    const { childId, family } = await aFamily(ctx, classId);
    const revisionOf = async (asked: string) => (await getShown(family, { day: asked })).revisions;
    const before = [await revisionOf("2026-11-11"), await revisionOf("2026-11-04")];
    await tap(childId, "arrival", "08:06");
    expect(await revisionOf("2026-11-11")).not.toEqual(before[0]);
    expect(await revisionOf("2026-11-04")).toEqual(before[1]);
  });
});

describe("GET /live?topic=family", () => {
  async function listen({ userId }: Family) {
    const request = await aRequest(ctx, { userId, role: "guardian", path: "/live?topic=family" });
    const context = { nonce: "", requestId: "", address: "" };
    const response = await live({ request, params: {}, context });
    const texts: string[] = [];
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    const read = async () => {
      for (;;) {
        const part = await reader?.read();
        if (!part || part.done) return;
        texts.push(decoder.decode(part.value));
      }
    };
    void read();
    await vi.waitUntil(() => texts.join("").includes("event: open"), { timeout: 5000 });
    await pause(200);
    return { news: () => texts.join("").split("event: news").length - 1, texts };
  }

  it("tells of the own children alone, without naming anybody", async () => {
    const [family, other] = [await aFamily(ctx, classId), await aFamily(ctx, classId)];
    const { news, texts } = await listen(family);
    await tap(other.childId, "arrival", "08:06");
    done(await giveTodo(ctx, other.childId, { text: "带尿裤", dueOn: null }));
    await tap(family.childId, "arrival", "08:06");
    await vi.waitUntil(() => news() === 1, { timeout: 5000 });
    done(await giveTodo(ctx, family.childId, { text: "带尿裤", dueOn: null }));
    await vi.waitUntil(() => news() === 2, { timeout: 5000 });
    expect(texts.join("")).not.toContain(family.childId);
    await closeLive();
    forget("live");
  });

  it("ends once the child is no longer this person's, and says nothing of it", async () => {
    const family = await aFamily(ctx, classId);
    const { news, texts } = await listen(family);
    await ownerSql()`delete from child_guardian where child_id = ${family.childId}`;
    await tap(family.childId, "arrival", "08:06");
    await pause(300);
    done(await giveTodo(ctx, family.childId, { text: "带尿裤", dueOn: null }));
    await pause(300);
    expect(news()).toBe(1);
    expect(texts.join("")).not.toContain(family.childId);
    await closeLive();
    forget("live");
  });
});
