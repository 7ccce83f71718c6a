import ICAL from "ical.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { feedContext } from "~/access/feed.server";
import { listOwnChildIds } from "~/access/require.server";
import { recordAbsence } from "~/features/attendance/absences/commands.server";
import { removeGuardian } from "~/features/children/family/commands.server";
import { getFamilyMonth } from "~/features/families/calendar/queries.server";
import { giveTodo } from "~/features/families/todos/commands.server";
import { makeFeed, revokeFeed } from "~/features/families/feeds/commands.server";
import { getFeed } from "~/features/families/feeds/queries.server";
import { signUpForActivity } from "~/features/messages/own-activities/commands.server";
import { resetClock, setClock } from "~/lib/clock";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { loader } from "~/routes/calendar.$token[.]ics";
import { ownerSql, testNow, useDatabase } from "../database";
import { aSigner } from "../factories/attendance.handover";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { anActivity } from "../factories/messages";
import { done } from "../factories/sequence";

useDatabase();

let ctx: Ctx;
let childId: OwnChildId;
let family: Ctx;
let guardianId = "";

beforeEach(async () => {
  setClock(testNow);
  ({ ctx } = await aCentre());
  const { classId } = await aClass(ctx);
  const made = await aChild(ctx);
  childId = made.childId as OwnChildId; // reason: the test stands in for the gate
  await anEnrolment(ctx, { childId, classId });
  ({ family, guardianId } = await aSigner(ctx, childId));
});
afterEach(resetClock);

let caller = 0;
const fetched = async (token: string, address = `10.0.0.${(caller += 1)}`): Promise<Response> => {
  const request = new Request(`http://centre.test/calendar/${token}.ics`);
  return loader({ request, params: { token }, context: { address, nonce: "", requestId: "" } });
};

/** The entries of a calendar, read by another library than the one that wrote it. */
function parsed(text: string) {
  const root = new ICAL.Component(ICAL.parse(text));
  return root.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
}

const plans = async () => {
  const { activityId } = await anActivity(ctx, {
    ...{ title: "包饺子；一起来, 好吗", body: "带围裙\n和一双干净的手，".repeat(12) },
  });
  done(await signUpForActivity(family, childId, { activityId, adults: 2 }));
  const ill = { reason: "ill", symptoms: "发热 38.5", note: "吃了退烧药" } as const;
  const days = { fromDay: "2026-11-16", toDay: "2026-11-17", schedule: "full" } as const;
  done(await recordAbsence(family, { childId, ...days, ...ill }));
  done(await giveTodo(ctx, childId, { text: "带上过敏药", dueOn: "2026-11-20" }));
  return activityId;
};

describe("a calendar's address", () => {
  it("is a calendar as RFC 5545 has it, and says nothing of health", async () => {
    const activityId = await plans();
    const { token } = done(await makeFeed(family));
    expect(Buffer.from(token, "base64url").length).toBeGreaterThanOrEqual(16);
    const response = await fetched(token);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(response.headers.get("cache-control")).toContain("private");
    const text = await response.text();
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text).not.toMatch(/发热|退烧|过敏|生病|38\.5/);

    const events = parsed(text);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    for (const { component } of events) expect(component.hasProperty("dtstamp")).toBe(true);
    const activity = events.find(({ uid }) => uid === `activity-${activityId}@${ctx.centreId}`);
    expect(activity?.summary).toBe("包饺子；一起来, 好吗");
    expect(activity?.description).toBe("带围裙\n和一双干净的手，".repeat(12).trim());
    expect(activity?.location).toBe("食堂");
    expect(activity?.startDate.toJSDate().toISOString()).toBe("2026-11-27T01:00:00.000Z");
    expect(activity?.endDate.toJSDate().toISOString()).toBe("2026-11-27T03:00:00.000Z");
    const away = events.find(({ uid }) => uid.startsWith("away-"));
    expect(away?.startDate.isDate).toBe(true);
    expect([away?.startDate.toString(), away?.endDate.toString()]).toEqual(["2026-11-16", "2026-11-18"]); // prettier-ignore
    const due = events.find(({ uid }) => uid.startsWith("due-"));
    expect(due?.startDate.toString()).toBe("2026-11-20");

    // what is about the same thing keeps its name
    const again = parsed(await (await fetched(token)).text());
    expect(again.map(({ uid }) => uid)).toEqual(events.map(({ uid }) => uid));
  });

  it("is kept as a hash, replaced by the next, and opens nothing once it is ended", async () => {
    const { token } = done(await makeFeed(family));
    const rows = await ownerSql()`select token_hash from calendar_feed`;
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await getFeed(family)).toEqual({ since: "2026-11-12" });
    const { token: next } = done(await makeFeed(family));
    expect((await fetched(token)).status).toBe(404);
    expect((await fetched(next)).status).toBe(200);
    done(await revokeFeed(family));
    expect((await fetched(next)).status).toBe(404);
    expect(await getFeed(family)).toBeNull();
  });

  it("is gone with the access of its guardian", async () => {
    await plans();
    const { token } = done(await makeFeed(family));
    done(await removeGuardian(ctx, childId, guardianId));
    const response = await fetched(token);
    expect(response.status).toBe(410);
    expect(await response.text()).toBe("");
  });

  it("is not for an account that was closed", async () => {
    const { token } = done(await makeFeed(family));
    await ownerSql()`update "user" set state = 'suspended' where id = ${family.actor.id}`;
    expect(await feedContext(token)).toBe("ended");
  });

  it("is not found by guessing: an address that tries waits", async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 32; at += 1) {
      statuses.push((await fetched(`guess-${at}`, "10.9.9.9")).status);
    }
    expect(statuses[0]).toBe(404);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe("getFamilyMonth", () => {
  it("shows a day's holiday, activities, absences and to-dos", async () => {
    await plans();
    const childIds = await listOwnChildIds(family);
    const { days, month } = await getFamilyMonth(family, { childIds, month: "2026-11" });
    expect(month).toBe("2026-11");
    expect(days).toHaveLength(30);
    const on = (day: string) => days.find((one) => one.day === `2026-11-${day}`);
    expect(on("27")?.activities.map(({ title }) => title)).toEqual(["包饺子；一起来, 好吗"]);
    expect(on("16")?.away).toHaveLength(1);
    expect(on("17")?.away).toHaveLength(1);
    expect(on("18")?.away).toHaveLength(0);
    expect(on("20")?.due.map(({ text }) => text)).toEqual(["带上过敏药"]);
    const october = await getFamilyMonth(family, { childIds, month: "2026-10" });
    expect(october.days[0]).toMatchObject({ isOpen: false, name: { zh: "国庆节" } });
    expect(JSON.stringify(days)).not.toContain("发热");
  });
});
