import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { changeTimes, clearTimes } from "~/features/attendance/times/commands.server";
import { listOwnTimeChanges } from "~/features/attendance/times/queries.server";
import { listPupils } from "~/features/attendance/board/queries.server";
import { getSnapshot } from "~/features/attendance/snapshot/queries.server";
import { writeHomeNote } from "~/features/families/home/commands.server";
import {
  getOwnHomeNote,
  listSaidToday,
  ofLaterNouns,
} from "~/features/families/home/queries.server";
import { markRead, sendMessage, withdrawMessage } from "~/features/messages/commands.server";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { closeLive, hearLive, type LiveNews } from "~/lib/live.server";
import { testNow, useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aFamily } from "../factories/families";
import { done } from "../factories/sequence";

useDatabase();

const day = "2026-11-12";
let ctx: Ctx;
let classId = "";

beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
});
afterAll(closeLive);

const nothing = { slept: null, breakfast: null, mood: null, medicine: "", note: "" };
const usual = { arrivesAt: null, leavesAt: null, note: "" };

describe("writeHomeNote", () => {
  it("is in the room at once, in one sentence, and said again it stands anew", async () => {
    const { childId, family } = await aFamily(ctx, classId);
    const heard: LiveNews[] = [];
    const deaf = hearLive(ctx.centreId, (news) => heard.push(news));
    const said = { ...nothing, slept: "restless", breakfast: "none", medicine: "小儿退热贴，午睡前" } as const; // prettier-ignore
    // the ear opens a connection of its own, and hears what is said from then on
    await vi.waitUntil(
      async () => {
        done(await writeHomeNote(family, childId, said));
        return heard.some(({ kind }) => kind === "absence");
      },
      { timeout: 5000, interval: 200 },
    );
    deaf();
    const { said: told } = await getSnapshot(ctx, { classId, ...ofLaterNouns });
    expect(told).toEqual([
      { childId, text: "睡不安稳，没吃早饭，带药：小儿退热贴，午睡前", isUrgent: true, unread: 0 },
    ]);
    done(await writeHomeNote(family, childId, { ...nothing, mood: "happy" }));
    expect(await listSaidToday(ctx, { classId })).toEqual([
      { childId, text: "心情开心", isUrgent: false, unread: 0 },
    ]);
    expect(await getOwnHomeNote(family, childId)).toMatchObject({ mood: "happy", medicine: "" });
    const tomorrow = { ...ctx, now: instantOf(testNow.getTime() + 86_400_000) };
    expect(await listSaidToday(tomorrow, { classId })).toEqual([]);
  });

  it("refuses one that says nothing", async () => {
    const { childId, family } = await aFamily(ctx, classId);
    expect(await writeHomeNote(family, childId, nothing)).toMatchObject({
      ...{ ok: false, reason: "home_note_empty", field: "slept" },
    });
    expect(await getOwnHomeNote(family, childId)).toBeNull();
  });

  it("is one where both parents write at the same moment", async () => {
    const { childId, family } = await aFamily(ctx, classId);
    const notes = ["牙膏带了", "外套在书包里"];
    await Promise.all(notes.map((note) => writeHomeNote(family, childId, { ...nothing, note })));
    const { note = "" } = (await getOwnHomeNote(family, childId)) ?? {};
    expect(notes).toContain(note);
  });
});

describe("a family's line", () => {
  it("stands in the room until somebody of the centre has read it", async () => {
    const { classId: room } = await aClass(ctx);
    const { childId, family } = await aFamily(ctx, room);
    const said = () => listSaidToday(ctx, { classId: room });
    done(await sendMessage(ctx, childId, { body: "今天睡得好" }));
    expect(await said()).toEqual([]);
    const lost = done(await sendMessage(family, childId, { body: "发错了" }));
    done(await sendMessage(family, childId, { body: "水壶忘带了" }));
    expect(await said()).toEqual([{ childId, text: "", isUrgent: false, unread: 2 }]);
    done(await withdrawMessage(family, childId, lost.messageId));
    expect(await said()).toMatchObject([{ unread: 1 }]);
    done(await markRead(family, childId));
    expect(await said()).toMatchObject([{ unread: 1 }]);
    done(await markRead(ctx, childId));
    expect(await said()).toEqual([]);
  });
});

describe("changeTimes", () => {
  it("moves the hours of one day, for the room and the forecast, until it is as usual again", async () => {
    const { childId, family } = await aFamily(ctx, classId);
    const hours = async (on: string) => {
      const { children } = await listPupils(ctx, { day: on });
      const found = children.find((one) => one.childId === childId);
      return [found?.arrivesAt, found?.leavesAt];
    };
    const before = await hours(day);
    const said = { ...usual, childId, day, arrivesAt: "09:40", note: "打疫苗" };
    done(await changeTimes(family, said));
    expect(await hours(day)).toEqual(["09:40", before[1]]);
    expect(await hours("2026-11-13")).toEqual(before);
    expect((await listSaidToday(ctx, { classId })).find((one) => one.childId === childId)?.text).toBe("09:40 到，打疫苗"); // prettier-ignore
    done(await changeTimes(family, { ...usual, childId, day, leavesAt: "15:30" }));
    expect(await hours(day)).toEqual([before[0], "15:30"]);
    expect(await listOwnTimeChanges(family, childId)).toMatchObject([{ day, leavesAt: "15:30" }]);
    done(await clearTimes(family, { childId, day }));
    done(await clearTimes(family, { childId, day }));
    expect(await hours(day)).toEqual(before);
  });

  it("refuses in words, beside the field", async () => {
    const { childId, family } = await aFamily(ctx, classId);
    const cases = [
      [{ day: "2026-11-11", arrivesAt: "09:40" }, "day_is_past", "day"],
      [{ day: "2027-03-01", arrivesAt: "09:40" }, "day_too_far", "day"],
      [{ day }, "times_none", "arrivesAt"],
      [{ day, arrivesAt: "15:00", leavesAt: "14:00" }, "ends_before_beginning", "leavesAt"],
      [{ day: "2026-11-14", arrivesAt: "09:40" }, "centre_closed_day", "day"],
    ] as const;
    for (const [given, reason, field] of cases) {
      const asked = changeTimes(family, { ...usual, childId, ...given });
      expect(await asked).toMatchObject({ ok: false, reason, field });
    }
  });
});
