import { describe, expect, it } from "vitest";
import { instantOf } from "~/lib/clock";
import { dayStateOf, markOf, quartersOf, timelineOf, todayOf, type SeenEntry } from "./rules";

const moment = (time: string) => instantOf(`2026-11-12T${time}:00Z`);
const clock = (at: Date) => at.toISOString().slice(11, 16);

type Given = { [K in SeenEntry["kind"]]: Extract<SeenEntry, { kind: K }>["payload"] };

/** An entry of a kind; `to` is left out where it ends as it starts, null while it is open. */
const entry = <K extends SeenEntry["kind"]>(
  kind: K,
  from: string,
  payload: Given[K],
  to?: string | null,
) =>
  // reason: kind and payload belong together by the parameters
  ({
    ...{ id: `${kind}${from}`, kind, payload, startsAt: moment(from) },
    endsAt: to === null ? null : moment(to ?? from),
  }) as SeenEntry;

const healthy = {
  ...{ result: "healthy", temperature: 36.5, findings: [], action: "toClass" },
  ...{ familyTold: false, note: "" },
} as const satisfies Omit<Given["morningCheck"], "findings"> & { findings: never[] };

const lunch = { meal: "lunch", amount: "most", dishIds: ["d1"], note: "" } as const;

describe("todayOf", () => {
  it("answers nothing before the child has come", () => {
    expect(todayOf([], clock)).toEqual({
      ...{ arrival: undefined, check: null, meals: [], sleep: false },
      ...{ toilet: [], mood: null, outdoorMinutes: 0, photos: [] },
    });
  });

  it("says when the child came and went, and with whom", () => {
    const day = [
      entry("stay", "08:06", { broughtBy: { relation: "mother" } }, "12:00"),
      entry("stay", "14:00", { collectedBy: { name: "廖德厚" } }, "17:10"),
    ];
    expect(todayOf(day, clock).arrival).toEqual({
      ...{ at: "08:06", with: { name: null, relation: "mother" } },
      ...{ leftAt: "17:10", leftWith: { name: "廖德厚", relation: null } },
      isLeavingUnrecorded: false,
    });
    expect(todayOf([entry("stay", "08:06", {}, null)], clock).arrival).toEqual({
      ...{ at: "08:06", with: null, leftAt: null, leftWith: null, isLeavingUnrecorded: false },
    });
  });

  it("reads a hand-over to another class as neither a departure nor another arrival", () => {
    const other = { id: "b", name: "小班" };
    const day = [
      entry("stay", "08:06", { broughtBy: { relation: "mother" }, toClass: other }, "16:30"),
      entry("stay", "16:30", { fromClass: { id: "a", name: "中班" } }, null),
    ];
    expect(todayOf(day, clock).arrival).toMatchObject({ at: "08:06", leftAt: null });
    expect(todayOf(day.slice(0, 1), clock).arrival).toMatchObject({ leftAt: null });
    expect(timelineOf(day, clock)).toMatchObject([
      { kind: "moved", at: "16:30", room: "中班" },
      { kind: "arrived", at: "08:06" },
    ]);
  });

  it("claims no time of an end that nobody wrote down", () => {
    const unrecorded = { note: "", unrecorded: true };
    const day = [
      entry("stay", "08:06", { unrecorded: true }, "18:00"),
      entry("nap", "09:00", { note: "" }, "09:30"),
      entry("nap", "12:20", unrecorded, "18:00"),
    ];
    const { arrival, sleep } = todayOf(day, clock);
    expect(arrival).toMatchObject({ leftAt: null, isLeavingUnrecorded: true });
    expect(sleep).toMatchObject({ minutes: 30, since: null, isWakingUnrecorded: true });
    const kinds = timelineOf(day, clock).map(({ kind }) => kind);
    expect(kinds).toEqual(["fellAsleep", "woke", "fellAsleep", "arrived"]);
  });

  it("takes the newest check and the newest mood", () => {
    const day = [
      entry("morningCheck", "08:06", { ...healthy }),
      entry("mood", "09:00", { mood: "upset", note: "" }),
      entry("morningCheck", "08:30", { ...healthy, result: "abnormal", findings: ["cough"] }),
      entry("mood", "10:00", { mood: "happy", note: "搭高塔" }),
    ];
    const { check, mood } = todayOf(day, clock);
    expect(check).toMatchObject({ result: "abnormal", findings: ["cough"] });
    expect(mood).toEqual({ mood: "happy", note: "搭高塔" });
  });

  it("puts meals in the order of the day, whatever order they were written in", () => {
    const day = [
      entry("meal", "15:05", { ...lunch, meal: "afternoonSnack", dishIds: [] }),
      entry("meal", "15:10", { ...lunch, dishIds: ["d1"] }),
      entry("meal", "15:11", { ...lunch, meal: "morningSnack", dishIds: [] }),
    ];
    expect(todayOf(day, clock).meals.map(({ meal }) => meal)).toEqual([
      "morningSnack",
      "lunch",
      "afternoonSnack",
    ]);
  });

  it.each([
    { naps: [["12:20", "14:12"]], minutes: 112, since: null },
    { naps: [["09:10", "09:50"], ["12:30", "14:00"]], minutes: 130, since: null }, // prettier-ignore
    { naps: [["09:10", "09:50"], ["12:20", null]], minutes: 40, since: "12:20" }, // prettier-ignore
    { naps: [["12:20", null]], minutes: 0, since: "12:20" },
  ])("counts the minutes of sleep: $naps", ({ naps, minutes, since }) => {
    const day = naps.map(([from = "", to]) => entry("nap", from ?? "", { note: "" }, to));
    expect(todayOf(day, clock).sleep).toEqual({
      ...{ minutes, since, isWakingUnrecorded: false },
      spans: naps.map(([from, to]) => ({ from, to })),
    });
  });

  it("counts each kind of toilet that there was", () => {
    const kinds = ["soiled", "wet", "wet", "self"] as const;
    const day = kinds.map((kind, at) => entry("toilet", `1${at}:00`, { kind }));
    expect(todayOf(day, clock).toilet).toEqual([
      { kind: "wet", count: 2 },
      { kind: "soiled", count: 1 },
      { kind: "self", count: 1 },
    ]);
  });

  it("lays out every photo with the words it came with", () => {
    const day = [entry("note", "10:00", { text: "捡落叶", fileIds: ["f1", "f2"] })];
    expect(todayOf(day, clock).photos).toEqual([
      { fileId: "f1", text: "捡落叶", at: "10:00" },
      { fileId: "f2", text: "捡落叶", at: "10:00" },
    ]);
  });
});

describe("timelineOf", () => {
  it("stands newest first, with both ends of what is over and one of what is open", () => {
    const day = [
      entry("stay", "08:06", { broughtBy: { relation: "mother" } }, null),
      entry("morningCheck", "08:06", { ...healthy }),
      entry("nap", "12:20", { note: "自己醒的" }, "14:12"),
      entry("activity", "15:40", { title: "搭积木", note: "" }),
    ];
    expect(timelineOf(day, clock).map(({ at, kind }) => `${at} ${kind}`)).toEqual([
      "15:40 activity",
      "14:12 woke",
      "12:20 fellAsleep",
      "08:06 morningCheck",
      "08:06 arrived",
    ]);
    expect(timelineOf(day, clock)[1]).toMatchObject({ minutes: 112, note: "自己醒的" });
  });
});

describe("dayStateOf", () => {
  const day = { hasEntries: false, isOpen: true, isPast: false, schedule: "full", absence: null } as const; // prettier-ignore
  it.each([
    [{}, "expected"],
    [{ isPast: true }, "quiet"],
    [{ isOpen: false }, "closed"],
    [{ isOpen: false, hasEntries: true }, "logged"],
    [{ schedule: null }, "notEnrolled"],
    [{ absence: { reason: "ill", schedule: "full" } }, "absent"],
    [{ absence: { reason: "ill", schedule: "morning" } }, "expected"],
    [{ schedule: "morning", absence: { reason: "ill", schedule: "morning" } }, "absent"],
    [{ isPast: true, absence: { reason: "personal", schedule: "full" } }, "absent"],
  ] as const)("%o is %s", (given, state) => {
    expect(dayStateOf({ ...day, ...given })).toBe(state);
  });
});

describe("markOf", () => {
  const day = { hasEntries: false, isAway: false, isOpen: true, isPast: true };
  it.each([
    [{}, "empty"],
    [{ isPast: false }, "ahead"],
    [{ isAway: true, isPast: false }, "absent"],
    [{ isAway: true, isOpen: false }, "closed"],
    [{ isAway: true, hasEntries: true }, "logged"],
  ] as const)("%o is %s", (given, mark) => {
    expect(markOf({ ...day, ...given })).toBe(mark);
  });
});

describe("quartersOf", () => {
  it("steps down by a quarter", () => {
    const amounts = ["finished", "most", "half", "little", "none"] as const;
    expect(amounts.map(quartersOf)).toEqual([4, 3, 2, 1, 0]);
  });
});
