import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordAbsences } from "~/features/attendance/absence-saves/commands.server";
import type { SentAbsence } from "~/features/attendance/absence-saves/rules";
import { cancelAbsence, recordAbsence } from "~/features/attendance/absences/commands.server";
import { getChildAbsences, listOwnAbsences } from "~/features/attendance/absences/queries.server";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { getSnapshot } from "~/features/attendance/snapshot/queries.server";
import { roomWith, type Save } from "~/features/attendance/sync/rules";
import { takeSaves } from "~/features/attendance/sync/commands.server";
import { instantOf } from "~/lib/clock";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { addDays } from "~/lib/dates";
import { newId } from "~/lib/id";
import { ownerSql, testContext, useDatabase } from "../database";
import { aTablet, aTeacherWithPin } from "../factories/accounts.devices";
import { aCentre, aClass } from "../factories/centres";
import { anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();

const today = "2026-11-12";
const at = (time: string) => `${today}T${time}:00+08:00`;
let ctx: Ctx;
let classId = "";
let other = "";
let childId = "";

beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId: other } = await aClass(ctx));
});

beforeEach(async () => {
  ({ classId } = await aClass(ctx, { places: 5 }));
  ({ childId } = await anEnrolment(ctx, { classId }));
});

type Told = Extract<SentAbsence, { kind: "absence" }>;

const away = (of: Partial<Told> = {}): Told => ({
  ...{ kind: "absence", id: newId(), at: at("10:00"), childId, fromDay: today, toDay: today },
  ...{ schedule: "full", reason: "ill", symptoms: "", note: "" },
  ...of,
});

const back = (absenceId: string, of: { childId?: string } = {}): SentAbsence => ({
  ...{ kind: "cancelled", id: newId(), at: at("10:01"), childId, absenceId },
  ...of,
});

async function record(events: unknown[], rest: object = {}, as = ctx) {
  const result = await recordAbsences(as, { batchId: newId(), classId, events, ...rest });
  if (!result.ok) return [result.reason];
  return result.value.outcomes.map((one) => (one.outcome === "refused" ? one.reason : one.outcome));
}

const log = async (kind: string, moment: string, rest: object = {}) => {
  const event = { id: newId(), childId, kind, payload: {}, at: moment, ...rest };
  done(await recordEvents(ctx, { batchId: newId(), classId, events: [event] }));
  return event.id;
};

const standing = async (of = childId) => (await getChildAbsences(ctx, { childId: of })).absences;

describe("recordAbsences", () => {
  it("writes one down under the id of the tap, once, and the family sees it as the centre's", async () => {
    const ill = away({ symptoms: "低烧", toDay: addDays(today, 1) });
    expect(await record([ill])).toEqual(["accepted"]);
    expect(await record([ill])).toEqual(["duplicate"]);
    expect(await standing()).toMatchObject([{ id: ill.id, symptoms: "低烧", byFamily: false }]);
    const family = testContext({ centreId: ctx.centreId, role: "guardian" });
    const own = await listOwnAbsences(family, childId as OwnChildId); // reason: the test stands in for the gate
    expect(own).toMatchObject([{ id: ill.id, byFamily: false }]);
    const told = await ownerSql()`select 1 from outbox where kind = 'attendance.absenceRecorded' and payload->>'absenceId' = ${ill.id}`; // prettier-ignore
    expect(told).toHaveLength(1);
  });

  it("takes it back once, in the same save or later, and never revives it", async () => {
    const [one, two] = [away(), away()];
    expect(await record([one, back(one.id)])).toEqual(["accepted", "accepted"]);
    expect(await record([one, back(one.id)])).toEqual(["duplicate", "duplicate"]);
    expect(await record([two])).toEqual(["accepted"]);
    done(await cancelAbsence(ctx, { absenceId: two.id, childId }));
    expect(await record([back(two.id), two])).toEqual(["duplicate", "duplicate"]);
    expect(await standing()).toEqual([]);
  });

  it("refuses each that is bad and nothing beside it", async () => {
    const stranger = (await anEnrolment(ctx, { classId: other })).childId;
    const late = (await anEnrolment(ctx, { classId, startsOn: addDays(today, 5) })).childId;
    const good = away();
    expect(
      await record([
        away({ childId: stranger }),
        away({ childId: newId() }),
        away({ childId: late }),
        away({ toDay: addDays(today, -1) }),
        away({ toDay: addDays(today, 92) }),
        away({ fromDay: addDays(today, -32), toDay: addDays(today, -32) }),
        away({ at: at("10:40") }),
        { ...away(), reason: "weather" },
        good,
        away({ fromDay: today, toDay: addDays(today, 3) }),
        back(newId()),
        back(good.id, { childId: late }),
      ]),
    ).toEqual([
      ...["entry_not_in_class", "not_found", "outside_enrolment", "ends_before_beginning"],
      ...["absence_too_long", "day_is_past", "entry_in_future", "invalid", "accepted"],
      ...["absence_overlaps", "not_found", "not_found"],
    ]);
    expect(await record([back(good.id)], { classId: other })).toEqual(["entry_not_in_class"]);
    await expect(record([away()], { classId: newId() })).rejects.toMatchObject({ code: "not_found" }); // prettier-ignore
  });

  it("refuses a child that was here at the tap, or came while it waited", async () => {
    const intervalId = await log("arrival", at("08:10"), { intervalId: undefined });
    expect(await record([away({ at: at("10:00") })])).toEqual(["child_is_here"]);
    expect(await record([away({ at: at("08:00") })])).toEqual(["child_is_here"]);
    const tomorrow = { fromDay: addDays(today, 1), toDay: addDays(today, 1) };
    expect(await record([away(tomorrow)])).toEqual(["accepted"]);
    await log("departure", at("09:30"), { intervalId });
    expect(await record([away({ at: at("08:00") })])).toEqual(["child_came"]);
    expect(await record([away({ at: at("10:00"), schedule: "afternoon" })])).toEqual(["accepted"]);
  });

  it("corrects what the device's clock is off by, and one told twice at once stands once", async () => {
    await log("arrival", at("09:30"));
    expect(await record([away({ at: at("08:00") })], { offsetMs: 7_200_000 })).toEqual(["child_is_here"]); // prettier-ignore
    ({ childId } = await anEnrolment(ctx, { classId }));
    const one = away();
    const both = await Promise.all([record([one]), record([one]), record([away()])]);
    const words = both.flat().sort();
    expect(words.filter((word) => word === "accepted")).toHaveLength(1);
    expect(await standing()).toHaveLength(1);
  });

  it("names who was chosen on a tablet, and nobody who does not work here", async () => {
    const { tablet } = await aTablet(ctx, { classId });
    const { staffId, userId } = await aTeacherWithPin(ctx, { classId });
    const one = away();
    expect(await record([one], { actorStaffId: newId() }, tablet)).toEqual(["actor_unknown"]);
    expect(await record([one], { actorStaffId: staffId }, tablet)).toEqual(["accepted"]);
    const written = await ownerSql()`select reported_by from absence where id = ${one.id}`;
    expect(written).toEqual([{ reported_by: userId }]);
  });
});

describe("absences of a device", () => {
  it("show there as they do once the server has them, told in between or not", async () => {
    const ill = away();
    const { room } = await getSnapshot(ctx, { classId });
    const save: Save = {
      ...{ batchId: newId(), seq: 1, owner: "device:1", classId, version: 2, offsetMs: 0 },
      ...{ actorStaffId: null, refused: null, body: { noun: "absence", events: [ill] } },
    };
    const shown = roomWith(room, [save]).children;
    expect(shown.find(({ id }) => id === childId)).toMatchObject({ status: "absent" });
    const sent = {
      ...{ classId, sentAt: instantOf(at("10:20")) },
      saves: [{ batchId: save.batchId, noun: "absence", version: 2, events: [ill], offsetMs: 0 }],
    } as const;
    const answers = await takeSaves(ctx, { ...sent, saves: sent.saves.map((one) => ({ ...one, events: [...one.events] })) }); // prettier-ignore
    expect(answers.answers[0]?.outcomes).toEqual([{ id: ill.id, outcome: "accepted" }]);
    expect((await getSnapshot(ctx, { classId })).room.children).toEqual(shown);
  });

  it("are in the way of the family's own, and the other way round", async () => {
    const family = testContext({ centreId: ctx.centreId, role: "guardian" });
    const facts = { schedule: "full", reason: "personal", symptoms: "", note: "" } as const;
    done(await recordAbsence(family, { childId, fromDay: today, toDay: today, ...facts }));
    expect(await record([away()])).toEqual(["absence_overlaps"]);
    const [told] = await standing();
    expect(await record([back(told?.id ?? "")])).toEqual(["accepted"]);
  });
});
