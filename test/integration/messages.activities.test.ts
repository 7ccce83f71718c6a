import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listOwnChildIds } from "~/access/require.server";
import { removeGuardian } from "~/features/children/family/commands.server";
import { listOwnAlerts } from "~/features/families/alerts/queries.server";
import { changeActivity, removeSignUp, settleActivity, writeActivity } from "~/features/messages/activities/commands.server"; // prettier-ignore
import { exportActivity, findActivity, getActivity, listActivities } from "~/features/messages/activities/queries.server"; // prettier-ignore
import { listActivitiesInput } from "~/features/messages/activities/schema";
import { signUpForActivity, withdrawFromActivity } from "~/features/messages/own-activities/commands.server"; // prettier-ignore
import { getOwnActivity, listOwnActivities } from "~/features/messages/own-activities/queries.server"; // prettier-ignore
import { linkStaffAccount } from "~/features/staff/commands.server";
import { instantOf, resetClock, setClock } from "~/lib/clock";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { ownerSql, testContext, testNow, useDatabase } from "../database";
import { anAccount } from "../factories/accounts";
import { aSigner } from "../factories/attendance.handover";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { carryOut } from "../factories/families";
import { activityOf, anActivity } from "../factories/messages";
import { done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";

useDatabase();

let ctx: Ctx;
let classId = "";
let other = "";

beforeEach(async () => {
  setClock(testNow);
  ({ ctx } = await aCentre({ licensedPlaces: 100 }));
  ({ classId } = await aClass(ctx, { places: 20 }));
  ({ classId: other } = await aClass(ctx, { places: 20 }));
});
afterEach(resetClock);

const runs = Number(process.env.WENRUN_TEST_RUNS ?? "6");
const late = (of: Ctx): Ctx => ({ ...of, now: instantOf("2026-11-25T18:00:00+08:00") });

async function aFamily(into = classId) {
  const { childId } = await aChild(ctx);
  await anEnrolment(ctx, { childId, classId: into });
  const { family, guardianId } = await aSigner(ctx, childId);
  return { childId: childId as OwnChildId, family, guardianId }; // reason: the test stands in for the gate
}
type Family = Awaited<ReturnType<typeof aFamily>>;

/** Children without accounts, signed up by the test in their families' place. */
async function someChildren(count: number, into = classId): Promise<OwnChildId[]> {
  const ids: OwnChildId[] = [];
  for (let at = 0; at < count; at += 1) {
    const { childId } = await aChild(ctx);
    await anEnrolment(ctx, { childId, classId: into });
    ids.push(childId as OwnChildId); // reason: as above
  }
  return ids;
}

async function aTeacher(of: string): Promise<Ctx> {
  const { staffId, phone } = await aStaffMember(ctx, { classId: of });
  const { userId } = await anAccount({ centreId: ctx.centreId, role: "teacher", phone });
  done(await linkStaffAccount(ctx, staffId, userId));
  return testContext({ centreId: ctx.centreId, role: "teacher", userId });
}

const come = (of: Family, activityId: string, adults = 1) =>
  signUpForActivity(of.family, of.childId, { activityId, adults });
const go = (of: Family, activityId: string) =>
  withdrawFromActivity(of.family, of.childId, { activityId });
const mine = async (of: Family, activityId: string) =>
  (await getOwnActivity(of.family, { childIds: [of.childId], activityId })).children[0]?.mine;
const told = async (activityId: string) =>
  (
    await ownerSql()`select payload ->> 'childId' as child from outbox
      where kind = 'activity.placeGiven' and payload ->> 'activityId' = ${activityId} order by id`
  ).map(({ child }): unknown => child);
const changed = async (activityId: string, given: Parameters<typeof activityOf>[0]) => {
  const { version } = await getActivity(ctx, { activityId });
  return changeActivity(ctx, activityId, { ...activityOf(given), version });
};

describe("signing up", () => {
  it("gives places while there are any, then a place in the order of those who wait", async () => {
    const { activityId } = await anActivity(ctx, { places: 1 });
    const [first, second, third] = [await aFamily(), await aFamily(other), await aFamily()];
    expect(done(await come(first, activityId, 2))).toEqual({ isWaiting: false });
    expect(done(await come(second, activityId))).toEqual({ isWaiting: true });
    expect(done(await come(third, activityId))).toEqual({ isWaiting: true });
    expect(await mine(third, activityId)).toEqual({ state: "waiting", adults: 1, nth: 2 });
    expect(await told(activityId)).toEqual([]);

    done(await go(first, activityId));
    expect(await mine(second, activityId)).toMatchObject({ state: "placed", nth: null });
    expect(await mine(third, activityId)).toMatchObject({ state: "waiting", nth: 1 });
    expect(await told(activityId)).toEqual([second.childId]);
    expect(await go(first, activityId)).toMatchObject({ reason: "activity_not_signed_up" });
  });

  it("a second time changes the adults and keeps the place in the order", async () => {
    const { activityId } = await anActivity(ctx, { places: 1 });
    const [first, second] = [await aFamily(), await aFamily()];
    done(await come(first, activityId));
    done(await come(second, activityId));
    expect(done(await come(first, activityId, 3))).toEqual({ isWaiting: false });
    expect(await mine(first, activityId)).toMatchObject({ state: "placed", adults: 3 });
    expect((await getActivity(ctx, { activityId })).adults).toBe(3);
  });

  it("is refused once it is late, closed or called off, and not found where it is not for the child", async () => {
    const { activityId } = await anActivity(ctx, { level: "class", classIds: [classId] });
    const [own, theirs] = [await aFamily(), await aFamily(other)];
    await expect(come(theirs, activityId)).rejects.toThrow("activity not found");
    const draft = await anActivity(ctx, { act: "keep" });
    await expect(come(own, draft.activityId)).rejects.toThrow("activity not found");
    const after = { ...own, family: late(own.family) };
    expect(await come(after, activityId)).toMatchObject({ reason: "activity_sign_up_over" });
    done(await come(own, activityId));
    expect(await go(after, activityId)).toMatchObject({ reason: "activity_withdraw_over" });
    done(await settleActivity(ctx, activityId, "close"));
    expect(await come(own, activityId)).toMatchObject({ reason: "activity_closed" });
    done(await settleActivity(ctx, activityId, "cancel"));
    expect(await come(own, activityId)).toMatchObject({ reason: "activity_cancelled" });
    expect(await go(own, activityId)).toMatchObject({ reason: "activity_cancelled" });
  });

  it("shows a family its own children alone, and nothing once its access has ended", async () => {
    const { activityId } = await anActivity(ctx, { level: "class", classIds: [classId] });
    const [own, theirs] = [await aFamily(), await aFamily(other)];
    done(await come(own, activityId));
    const from = "2026-11-12";
    const seen = async (of: Family) =>
      listOwnActivities(of.family, { childIds: await listOwnChildIds(of.family), from });
    expect((await seen(own)).map(({ id }) => id)).toEqual([activityId]);
    expect(await seen(theirs)).toEqual([]);
    expect(await listOwnActivities(own.family, { childIds: [own.childId], from, through: "2026-11-26" })).toEqual([]); // prettier-ignore
    done(await removeGuardian(ctx, own.childId, own.guardianId));
    expect(await seen(own)).toEqual([]);
  });

  it("gives the last three places to three of twenty who ask at once, and the others wait in order", async () => {
    const { activityId } = await anActivity(ctx, { places: 3 });
    const family = await aFamily();
    const children = [family.childId, ...(await someChildren(19, other))];
    const answers = await Promise.all(
      children.map((id) => signUpForActivity(family.family, id, { activityId, adults: 1 })),
    );
    expect(answers.filter((one) => !done(one).isWaiting)).toHaveLength(3);
    const page = await getActivity(ctx, { activityId });
    expect(page).toMatchObject({ taken: 3, waiting: 17 });
    expect(page.signedUp.flatMap(({ nth }) => nth ?? [])).toEqual(
      Array.from({ length: 17 }, (_, at) => at + 1),
    );
  });
});

describe("the places", () => {
  it("go down to those taken and no further; more of them are given to the first who wait", async () => {
    const { activityId } = await anActivity(ctx, { places: 2 });
    const family = await aFamily();
    const children = await someChildren(4);
    for (const id of children) {
      done(await signUpForActivity(family.family, id, { activityId, adults: 1 }));
    }
    expect(await changed(activityId, { places: 1 })).toMatchObject({
      ...{ reason: "activity_places_taken", field: "places", detail: { taken: 2 } },
    });
    done(await changed(activityId, { places: 3 }));
    expect(await told(activityId)).toEqual([children[2]]);
    done(await removeSignUp(ctx, activityId, { childId: children[0] ?? "" }));
    expect(await told(activityId)).toEqual([children[2], children[3]]);
    expect(await getActivity(ctx, { activityId })).toMatchObject({ taken: 3, waiting: 0 });
  });

  it("are never more than there are in the database, whoever writes", async () => {
    const { activityId } = await anActivity(ctx, { places: 1 });
    await expect(
      ownerSql()`update family_activity set taken = 2 where id = ${activityId}`,
    ).rejects.toThrow("family_activity_taken");
  });

  it("hold under whatever comes at once", async () => {
    const family = await aFamily();
    const children = await someChildren(6);
    const step = fc.record({
      does: fc.constantFrom("come" as const, "come" as const, "go" as const, "places" as const),
      which: fc.nat({ max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { maxLength: 5 }), { maxLength: 4 }),
        async (all) => {
          const { activityId } = await anActivity(ctx, { places: 2 });
          const play = async (steps: { does: string; which: number }[]) => {
            for (const { does, which } of steps) {
              const childId = children[which];
              if (!childId) continue;
              if (does === "come") await signUpForActivity(family.family, childId, { activityId, adults: 1 }); // prettier-ignore
              if (does === "go") await withdrawFromActivity(family.family, childId, { activityId });
              if (does === "places") await changed(activityId, { places: which + 1 });
            }
          };
          await Promise.all(all.map(play));
          const { places, taken, signedUp } = await getActivity(ctx, { activityId });
          const placed = signedUp.filter(({ state }) => state === "placed");
          expect(taken).toBe(placed.length);
          expect(taken).toBeLessThanOrEqual(places);
          expect(taken === places || placed.length === signedUp.length).toBe(true);
          // those who wait came after all who have a place
          expect(signedUp.map(({ state }) => state)).toEqual(signedUp.map((_, at) => (at < taken ? "placed" : "waiting"))); // prettier-ignore
          done(await settleActivity(ctx, activityId, "cancel"));
        },
      ),
      { numRuns: runs },
    );
  });
});

describe("making one", () => {
  it.each([
    ["no class", { level: "class" as const }, "notice_no_class", "classIds"],
    ["an end before the beginning", { untilTime: "08:00" }, "activity_times", "untilTime"],
    ["sign-up after it began", { signUpOn: "2026-11-28" }, "activity_until_late", "signUpOn"],
    ["a day gone by", { day: "2026-11-11", signUpOn: "2026-11-10" }, "activity_day_past", "day"],
    ["a deadline gone by", { signUpOn: "2026-11-11" }, "activity_until_past", "signUpOn"],
  ])("refuses %s", async (_what, given, reason, field) => {
    expect(await writeActivity(ctx, activityOf(given))).toMatchObject({ ok: false, reason, field });
  });

  it("is a teacher's for the own classes; the centre's can be looked at, with the own children", async () => {
    const teacher = await aTeacher(classId);
    const [own, theirs] = [await aFamily(), await aFamily(other)];
    expect(await writeActivity(teacher, activityOf())).toMatchObject({ reason: "notice_beyond_class" }); // prettier-ignore
    const { activityId } = await anActivity(teacher, { level: "class", classIds: [classId] });
    const whole = await anActivity(ctx);
    const foreign = await anActivity(ctx, { level: "class", classIds: [other] });
    done(await come(own, whole.activityId));
    done(await come(theirs, whole.activityId));
    const page = await getActivity(teacher, whole);
    expect(page.isOwn).toBe(false);
    expect(page.signedUp.map(({ childId }) => childId)).toEqual([own.childId]);
    await expect(findActivity(teacher, foreign)).rejects.toThrow("activity not found");
    await expect(settleActivity(teacher, whole.activityId, "cancel")).rejects.toThrow("not found");
    const { rows } = await listActivities(teacher, listActivitiesInput.parse({}));
    expect(rows.map(({ id }) => id).sort()).toEqual([activityId, whole.activityId].sort());
  });

  it("keeps the target once it is open, and meets somebody who changed it meanwhile", async () => {
    const { activityId } = await anActivity(ctx, { act: "keep" });
    const { version } = await getActivity(ctx, { activityId });
    ctx = { ...ctx, now: instantOf(ctx.now.getTime() + 60_000) };
    done(await changed(activityId, { act: "open", level: "class", classIds: [classId] }));
    expect(await getActivity(ctx, { activityId })).toMatchObject({ state: "open", level: "class" });
    const stale = await changeActivity(ctx, activityId, {
      ...activityOf({ title: "晚了" }),
      version,
    });
    expect(stale).toMatchObject({ ok: false, reason: "stale" });
    done(await changed(activityId, { title: "改名", level: "centre" }));
    expect(await getActivity(ctx, { activityId })).toMatchObject({ title: "改名", level: "class" });
    done(await settleActivity(ctx, activityId, "close"));
    done(await settleActivity(ctx, activityId, "open"));
    expect(await settleActivity(ctx, activityId, "open")).toMatchObject({ reason: "activity_changed_since" }); // prettier-ignore
    expect(await settleActivity(ctx, activityId, "discard")).toMatchObject({ ok: false });
    done(await settleActivity(ctx, activityId, "cancel"));
    expect(await changed(activityId, {})).toMatchObject({ reason: "activity_cancelled" });
  });

  it("is thrown away as a draft, and its list leaves the house with a note", async () => {
    const { activityId } = await anActivity(ctx, { act: "keep" });
    done(await settleActivity(ctx, activityId, "discard"));
    await expect(findActivity(ctx, { activityId })).rejects.toThrow("activity not found");
    const open = await anActivity(ctx);
    await exportActivity(ctx, open);
    const [row] = await ownerSql()`select count(*)::int as n from audit_entry
      where capability = 'messages.activity.read' and centre_id = ${ctx.centreId}`;
    expect(row?.n).toBe(1);
  });
});

describe("the families on an activity's list", () => {
  const alertsOf = async (of: Family) =>
    (await listOwnAlerts(of.family, { own: [of.childId] })).map(({ title, body }) => `${title} ${body}`); // prettier-ignore

  it("hear of a place that is theirs now, of another day, and that it is called off, each once", async () => {
    const { activityId } = await anActivity(ctx, { places: 1 });
    const [first, second] = [await aFamily(), await aFamily(other)];
    done(await come(first, activityId));
    done(await come(second, activityId));
    done(await go(first, activityId));
    await carryOut();
    expect(await alertsOf(first)).toEqual([]);
    expect(await alertsOf(second)).toEqual([
      expect.stringMatching(/有名额了 “包饺子”，11月27日周五 09:00/),
    ]);
    done(await changed(activityId, { body: "另有说明", places: 1 }));
    await carryOut();
    expect(await alertsOf(second)).toHaveLength(1);
    done(await changed(activityId, { fromTime: "09:30", places: 1 }));
    done(await come(first, activityId));
    await carryOut();
    expect((await alertsOf(second))[0]).toContain("11月27日周五 09:30");
    done(await settleActivity(ctx, activityId, "cancel"));
    await carryOut();
    expect((await alertsOf(second))[0]).toContain("不办了");
    expect((await alertsOf(first))[0]).toContain("不办了");
    expect(await alertsOf(second)).toHaveLength(3);
  });
});
