import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { revokeOtherSessions } from "~/access/session.server";
import { recordAbsence } from "~/features/attendance/absences/commands.server";
import { recordDuty } from "~/features/attendance/duty/commands.server";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { closeLive, countLiveStreams, hearLive, tellLive, type LiveNews } from "~/lib/live.server";
import { forget } from "~/lib/remember.server";
import { refuse } from "~/lib/result";
import { loader } from "~/routes/live";
import { ownerSql, useDatabase } from "../database";
import { anAccount, aRequest } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";

useDatabase();

let ctx: Ctx;
let classId = "";
let heard: LiveNews[] = [];
let deaf = () => {};

const connections = () =>
  ownerSql()`select pid from pg_stat_activity where application_name = 'wenrun live'
    and datname = current_database()`;

beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
});

beforeEach(async () => {
  heard = [];
  deaf = hearLive(ctx.centreId, (news) => {
    if (news.kind !== "entries" && news.kind !== "shown") heard.push(news);
  });
  await vi.waitUntil(async () => (await connections()).length > 0, { timeout: 5000 });
  await pause(50);
});

afterEach(async () => {
  deaf();
  await closeLive();
  forget("live");
});

const until = (count: number) => vi.waitUntil(() => heard.length >= count, { timeout: 5000 });

describe("what is told", () => {
  it("is heard once a save is committed: the log, duty, an absence, ids alone", async () => {
    const { childId } = await anEnrolment(ctx, { classId });
    const { staffId } = await aStaffMember(ctx);
    const at = ctx.now.toISOString();
    const arrival = { id: newId(), childId, kind: "arrival", payload: {}, at };
    done(await recordEvents(ctx, { batchId: newId(), classId, events: [arrival] }));
    await until(1);
    const duty = { id: newId(), staffId, kind: "in", at };
    done(await recordDuty(ctx, { batchId: newId(), classId, events: [duty] }));
    await until(2);
    const days = { fromDay: "2026-11-13", toDay: "2026-11-13", schedule: "full" } as const;
    done(await recordAbsence(ctx, { childId, ...days, reason: "ill", symptoms: "", note: "" }));
    await until(3);
    const { centreId } = ctx;
    expect(heard).toEqual([
      { centreId, kind: "log", classIds: [classId] },
      { centreId, kind: "duty", classIds: [classId] },
      { centreId, kind: "absence", classIds: [] },
    ]);
  });

  it("is not heard when the save is taken back, when nothing was accepted, or elsewhere", async () => {
    const other = await aCentre();
    await command(ctx, async () => {
      await tellLive(ctx, { kind: "duty" });
      return refuse("conflict");
    });
    done(await recordDuty(ctx, { batchId: newId(), classId, events: [{ nonsense: true }] }));
    await other.ctx.tx(() => tellLive(other.ctx, { kind: "duty" }));
    await ctx.tx(() => tellLive(ctx, { kind: "log", classIds: [classId] }));
    await until(1);
    expect(heard).toEqual([{ centreId: ctx.centreId, kind: "log", classIds: [classId] }]);
  });

  it("takes one connection of a process, however many listen", async () => {
    const more = Array.from({ length: 20 }, () => hearLive(ctx.centreId, () => undefined));
    expect(await connections()).toHaveLength(1);
    more.forEach((leave) => leave());
  });

  it("says so when the line was broken, and is heard again", async () => {
    const [row] = await connections();
    await ownerSql()`select pg_terminate_backend(${row?.["pid"]})`;
    await until(1);
    expect(heard[0]?.kind).toBe("again");
    await ctx.tx(() => tellLive(ctx, { kind: "log", classIds: [classId] }));
    await until(2);
  });
});

describe("GET /live", () => {
  async function listen(topic: string, role: "director" | "teacher" = "director") {
    const { userId } = await anAccount({ centreId: ctx.centreId, role });
    const request = await aRequest(ctx, { userId, role, path: `/live?topic=${topic}` });
    const response = await loader({
      request,
      params: {},
      context: { nonce: "", requestId: "", address: "" },
    });
    const texts: string[] = [];
    const reader = response.body?.getReader();
    const read = async () => {
      const decoder = new TextDecoder();
      for (;;) {
        const part = await reader?.read();
        if (!part || part.done) return;
        texts.push(decoder.decode(part.value));
      }
    };
    return { userId, response, texts, ended: read(), leave: () => reader?.cancel() };
  }
  const say = () => ctx.tx(() => tellLive(ctx, { kind: "log", classIds: [classId] }));

  it("streams news of the whole centre, uncompressed, and forgets who leaves", async () => {
    const { response, texts, leave } = await listen("board");
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    expect(response.headers.get("cache-control")).toContain("no-transform");
    await say();
    await vi.waitUntil(() => texts.some((text) => text.includes("event: news")), { timeout: 5000 });
    expect(texts.join("")).toContain(classId);
    expect(countLiveStreams()).toBe(1);
    await leave();
    expect(countLiveStreams()).toBe(0);
  });

  it("tells a room of its own class alone", async () => {
    const { classId: other } = await aClass(ctx);
    const { texts } = await listen(`room:${other}`);
    await say();
    await ctx.tx(() => tellLive(ctx, { kind: "duty", classIds: [other] }));
    await vi.waitUntil(() => texts.some((text) => text.includes("event: news")), { timeout: 5000 });
    expect(texts.join("")).not.toContain(classId);
  });

  it("is closed to who may not look", async () => {
    await expect(listen("board", "teacher")).rejects.toMatchObject({ code: "forbidden" });
    await expect(listen(`room:${classId}`, "teacher")).rejects.toMatchObject({ code: "not_found" });
  });

  it("closes at the next event when the session is over", async () => {
    const { userId, texts, ended } = await listen("board");
    await revokeOtherSessions(userId);
    await say();
    await ended;
    expect(texts.join("")).toContain("event: gone");
    expect(texts.join("")).not.toContain("event: news");
  });

  it("closes when the server stops, and opens no more", async () => {
    const { ended } = await listen("board");
    await closeLive();
    await ended;
    expect((await listen("board")).response.status).toBe(503);
    expect(await connections()).toHaveLength(0);
  });
});
