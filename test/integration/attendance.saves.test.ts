import { beforeAll, describe, expect, it } from "vitest";
import type { LogKind } from "~db/enums";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { listClassEntries } from "~/features/attendance/log/queries.server";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { ownerSql, useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();

const day = "2026-11-12";
let ctx: Ctx;
let classId = "";

beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
});

async function aPupil(): Promise<string> {
  const { childId } = await aChild(ctx);
  await anEnrolment(ctx, { childId, classId, startsOn: "2026-09-01" });
  return childId;
}

const at = (time: string) => `${day}T${time}:00+08:00`;

type Asked = { childId: string; kind: LogKind; at?: string; payload?: object; id?: string };

const event = ({ id = newId(), payload = {}, ...rest }: Asked) => ({
  ...{ id, payload, at: at("10:00") },
  ...rest,
});

async function record(events: object[]): Promise<string[]> {
  const { outcomes } = done(await recordEvents(ctx, { batchId: newId(), classId, events }));
  return outcomes.map((one) => (one.outcome === "refused" ? one.reason : one.outcome));
}

const entriesOf = async (childId: string) =>
  (await listClassEntries(ctx, { classId, day })).filter((entry) => entry.childId === childId);

describe("what a device knows about its save", () => {
  it("writes down for an absent child what has a reason", async () => {
    const childId = await aPupil();
    const mood = { childId, kind: "mood" as const, payload: { mood: "calm" } };
    const words = await record([
      event(mood),
      { ...event(mood), overrideReason: "补记，到园时忘了点" },
    ]);
    expect(words).toEqual(["not_present", "accepted"]);
    expect(await entriesOf(childId)).toMatchObject([{ kind: "mood" }]);
  });

  it("corrects a clock by what the device measured, keeps it, and flags what is far off", async () => {
    const childId = await aPupil();
    const events = [event({ childId, kind: "arrival", at: at("09:06") })];
    const offsetMs = -3_600_000;
    done(await recordEvents(ctx, { batchId: newId(), classId, events, offsetMs }));
    const [entry] = await ownerSql()`
      select to_char(starts_at at time zone 'Asia/Shanghai', 'HH24:MI') as at, clock_off
      from day_entry where child_id = ${childId}`;
    expect(entry).toEqual({ at: "08:06", clock_off: true });
    const [kept] = await ownerSql()`
      select to_char(device_at at time zone 'Asia/Shanghai', 'HH24:MI') as at
      from log_event where child_id = ${childId}`;
    expect(kept).toEqual({ at: "09:06" });
  });

  it.each([
    [1, "accepted"],
    [2, "accepted"],
    [0, "app_too_old"],
    [3, "app_too_old"],
  ])("takes version %i of an app: %s", async (version, word) => {
    const childId = await aPupil();
    const events = [event({ childId, kind: "arrival" })];
    const { outcomes } = done(
      await recordEvents(ctx, { batchId: newId(), classId, version, events }),
    );
    expect(outcomes[0]).toMatchObject(
      word === "accepted" ? { outcome: word } : { outcome: "refused", reason: word },
    );
  });

  it("numbers the history of an entry in the order in which it came in", async () => {
    const childId = await aPupil();
    const meal = newId();
    const eaten = (amount: string) => ({ meal: "lunch", amount });
    const corrected = (amount: string) => ({
      ...event({ childId, kind: "meal", payload: eaten(amount) }),
      supersedesId: meal,
    });
    await record([event({ childId, kind: "arrival", at: at("08:00") })]);
    await record([event({ childId, kind: "meal", id: meal, payload: eaten("finished") })]);
    await record([corrected("half")]);
    await record([corrected("little")]);
    const history = await ownerSql()`
      select revision, payload ->> 'amount' as amount from log_event
      where child_id = ${childId} and kind = 'meal' order by revision`;
    expect(history.map(({ revision, amount }) => [revision, amount])).toEqual([
      [1, "finished"],
      [2, "half"],
      [3, "little"],
    ]);
  });
});
