import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { glanceAhead } from "~/access/glance.server";
import { withRequestScope } from "~/access/request.server";
import { readVisit, requireAccess } from "~/access/require.server";
import { getTodayTag } from "~/features/families/shown/queries.server";
import { instantOf, resetClock, setClock } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { ownerSql, testNow, useDatabase } from "../database";
import { aRequest } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aFamily, tapIn } from "../factories/families";

useDatabase();

let ctx: Ctx;
let classId = "";

beforeAll(() => setClock(testNow));
afterAll(resetClock);

beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
});

const week = { from: "2026-11-09", to: "2026-11-15" };

/** What the gate and the page find, with a glance before them or by themselves. */
const found = (request: Request, how: "ahead" | "alone") =>
  withRequestScope(async () => {
    if (how === "ahead") await glanceAhead(request, week);
    const visit = await readVisit(request);
    const reader = await requireAccess(request, "families.today.read");
    const { tag, own } = await getTodayTag(reader, { request, build: "b1" });
    return { visit, tag, own };
  });

const ofGuardian = (at: Ctx, userId: string, path = "/family") =>
  aRequest(at, { userId, role: "guardian", path });

describe("glanceAhead", () => {
  it("finds what the gate and the page find by themselves, for many at once and in several centres", async () => {
    const { ctx: elsewhere } = await aCentre();
    const there = await aFamily(elsewhere, (await aClass(elsewhere)).classId);
    const here = [await aFamily(ctx, classId), await aFamily(ctx, classId)];
    for (const { userId } of here) {
      await ownerSql()`insert into membership (user_id, centre_id, role, created_at)
        values (${userId}, ${elsewhere.centreId}, 'guardian', ${instantOf(testNow.getTime() + 1000)})`;
    }
    const requests = [await ofGuardian(elsewhere, there.userId)];
    for (const { userId } of here) requests.push(await ofGuardian(ctx, userId));
    const alone = [];
    for (const request of requests) alone.push(await found(request, "alone"));
    const ahead = await Promise.all(requests.map((request) => found(request, "ahead")));
    expect(ahead).toEqual(alone);
    expect(ahead.map(({ visit }) => visit?.memberships.length)).toEqual([1, 2, 2]);
  });

  it("holds for its own request alone: the next one finds that access has ended", async () => {
    const { userId, childId } = await aFamily(ctx, classId);
    const request = await ofGuardian(ctx, userId);
    expect((await found(request, "ahead")).own).toEqual([childId]);
    await ownerSql()`delete from child_guardian where child_id = ${childId}`;
    expect((await found(request, "ahead")).own).toEqual([]);
    await ownerSql()`delete from session where user_id = ${userId}`;
    const refused = await found(request, "ahead").catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Response);
  });

  it("knows nothing of a session that is none, nor of a week it was not asked about", async () => {
    const stranger = new Request("http://family/", { headers: { cookie: "wenrun_session=none" } });
    const visit = await withRequestScope(async () => {
      await glanceAhead(stranger, week);
      return readVisit(stranger);
    });
    expect(visit).toBeNull();
    const { userId, childId } = await aFamily(ctx, classId);
    await tapIn(ctx, {
      classId,
      childId,
      kind: "arrival",
      at: instantOf("2026-11-04T08:06:00+08:00"),
    });
    const earlier = await ofGuardian(ctx, userId, "/family?day=2026-11-04");
    expect(await found(earlier, "ahead")).toEqual(await found(earlier, "alone"));
  });
});
