import { describe, expect, it } from "vitest";
import { instantOf } from "~/lib/clock";
import { newId } from "~/lib/id";
import type { DayEntry } from "../log/queries.server";
import { eventsOf, takenBy, type ActChild } from "./rules";
import { parseAct } from "./schema";

const at = instantOf("2026-11-12T02:20:00Z");
const ids = Array.from({ length: 9 }, () => newId(at));
const [one = "", two = "", three = "", entryId = ""] = ids;

const aChild = (given: Partial<ActChild> = {}): ActChild => ({
  ...{ id: one, name: "许知遥", status: "present", asleepSince: null, entries: [] },
  ...given,
});

const row = { id: entryId, childId: one, startsAt: at, endsAt: at, batchId: two, receivedAt: at };
const known = { ...row, corrected: false, clockOff: false, by: null };

function form(intent: string, fields: Record<string, string> = {}, children = [one]): FormData {
  const data = new FormData();
  data.set("intent", intent);
  for (const id of children) data.append("child[]", id);
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

function sent(data: FormData, children: ActChild[] = [aChild()]) {
  const parsed = parseAct(data);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  let count = 0;
  const about = { children, at, day: "2026-11-12", timeZone: "Asia/Shanghai" };
  return eventsOf(parsed.act, { ...about, newId: () => `id${(count += 1)}` });
}

describe("parseAct", () => {
  it("reads a button's value, and wakes the one child of its button", () => {
    expect(parseAct(form("toilet wet"))).toMatchObject({ act: { choice: "wet", child: [one] } });
    expect(parseAct(form("milk 120"))).toMatchObject({ act: { choice: 120, from: "bottle" } });
    expect(parseAct(form(`look ${two}`))).toMatchObject({ act: { choice: "back", child: [two] } });
    expect(parseAct(form("outdoor 30"))).toMatchObject({ act: { choice: 30 } });
    expect(parseAct(form(`wake ${two}`))).toMatchObject({ act: { intent: "wake", child: [two] } });
  });

  it("takes a meal from the children that have an amount", () => {
    const fields = { meal: "lunch", [`amount.${one}`]: "half", [`amount.${two}`]: "" };
    const parsed = parseAct(form("meal", fields, [three]));
    expect(parsed).toMatchObject({ act: { child: [one], amounts: { [one]: "half" } } });
  });

  it("says in words what is missing or wrong", () => {
    expect(parseAct(form("arrive", {}, []))).toMatchObject({
      errors: { child: "errors:choose_children" },
    });
    expect(parseAct(form("check", { temperature: "47" }))).toMatchObject({
      errors: { temperature: "errors:not_a_temperature" },
    });
    expect(parseAct(form("activity"))).toMatchObject({ errors: { title: "errors:required" } });
    expect(parseAct(form("rule the world"))).toMatchObject({ ok: false });
  });

  it("reads a temperature with a comma, and none as none", () => {
    expect(parseAct(form("check", { temperature: "38,2" }))).toMatchObject({
      act: { temperature: 38.2 },
    });
    expect(parseAct(form("check", { temperature: "" }))).toMatchObject({ ok: true });
  });
});

describe("eventsOf", () => {
  it("lets a child arrive and be found healthy with one tap, in that order", () => {
    const events = sent(form("arrive"), [aChild({ status: "expected" })]);
    expect(events.map(({ id, kind }) => [id, kind])).toEqual([
      ["id1", "arrival"],
      ["id2", "morningCheck"],
    ]);
    expect(events[1]?.payload).toMatchObject({ result: "healthy" });
    expect(sent(form("arrive"))).toEqual([]);
  });

  it("checks a child once: one that came back is not checked again by itself", () => {
    const facts = { result: "healthy", action: "toClass", familyTold: false, note: "" } as const;
    const check: DayEntry = { ...known, kind: "morningCheck", payload: { ...facts, findings: [] } };
    const back = aChild({ status: "left", entries: [check] });
    expect(sent(form("arrive"), [back]).map(({ kind }) => kind)).toEqual(["arrival"]);
  });

  it("wakes a child that goes home asleep, and says who takes it", () => {
    const asleep = aChild({ asleepSince: at.toISOString() });
    const events = sent(form("depart", { name: "姥姥", relation: "maternalGrandmother" }), [
      asleep,
    ]);
    expect(events.map(({ kind }) => kind)).toEqual(["napEnd", "departure"]);
    expect(events[1]?.payload).toEqual({
      collectedBy: { name: "姥姥", relation: "maternalGrandmother" },
    });
  });

  it("lets those sleep who are here and awake", () => {
    const children = [
      aChild({ id: one }),
      aChild({ id: two, asleepSince: at.toISOString() }),
      aChild({ id: three, status: "expected" }),
    ];
    expect(takenBy("nap", children).map(({ id }) => id)).toEqual([one]);
    expect(takenBy("wake", children).map(({ id }) => id)).toEqual([two]);
    expect(takenBy("arrive", children).map(({ id }) => id)).toEqual([three]);
  });

  it("corrects a meal that is written, and leaves one alone that did not change", () => {
    const meal = { meal: "lunch", amount: "half", note: "" } as const;
    const fed = aChild({
      entries: [{ ...known, kind: "meal", payload: { ...meal, dishIds: [] } }],
    });
    const lunch = (amount: string) =>
      sent(form("meal", { meal: "lunch", [`amount.${one}`]: amount }), [fed]);
    expect(lunch("half")).toEqual([]);
    expect(lunch("none")).toMatchObject([{ supersedesId: entryId, payload: { amount: "none" } }]);
  });

  it("keeps amounts of single dishes that are on the menu and differ from the whole", () => {
    const dishes = (of: Record<string, string>) =>
      Object.fromEntries(Object.entries(of).map(([id, amount]) => [`dishAmount.${one}.${id}`, amount])); // prettier-ignore
    const lunch = (of: Record<string, string>, entries: DayEntry[] = []) => {
      const data = form("meal", { meal: "lunch", [`amount.${one}`]: "most", ...dishes(of) });
      data.append("dish[]", two);
      data.append("dish[]", three);
      return sent(data, [aChild({ entries })]).map(({ payload }) => payload);
    };
    const whole = { meal: "lunch", amount: "most", dishIds: [two, three] } as const;
    expect(lunch({ [two]: "most" })).toEqual([whole]);
    const apart = { ...whole, dishAmounts: { [two]: "none" as const } };
    expect(lunch({ [two]: "none", [three]: "most", [entryId]: "half" })).toEqual([apart]);
    const written: DayEntry = {
      ...{ ...known, kind: "meal" },
      payload: { ...apart, dishIds: [two, three], note: "" },
    };
    expect(lunch({ [two]: "none" }, [written])).toEqual([]);
    expect(lunch({ [two]: "little" }, [written])).toMatchObject([{ dishAmounts: { [two]: "little" } }]); // prettier-ignore
    expect(lunch({}, [written])).toEqual([whole]);
    expect(parseAct(form("meal", { [`amount.${one}`]: "most", ...dishes({ [two]: "lots" }) })).ok).toBe(false); // prettier-ignore
  });

  it("puts an entry right at another time of the same day, and takes one away", () => {
    const stay = aChild({ entries: [{ ...known, kind: "stay", endsAt: null, payload: {} }] });
    expect(sent(form("correct", { entryId, time: "08:06" }), [stay])).toMatchObject([
      { kind: "arrival", supersedesId: entryId, at: "2026-11-12T00:06:00.000Z" },
    ]);
    expect(sent(form("remove", { entryId }), [stay])).toMatchObject([
      { kind: "arrival", supersedesId: entryId, removes: true },
    ]);
    expect(sent(form("remove", { entryId: two }), [stay])).toEqual([]);
  });
});

describe("correcting an interval", () => {
  const stay = (given: object = {}): DayEntry => ({
    ...{ ...known, kind: "stay", startsAt: instantOf("2026-11-12T00:06:00Z"), payload: {} },
    ...{ endsAt: instantOf("2026-11-12T09:00:00Z"), ...given },
  });
  const correct = (fields: Record<string, string>, entry: DayEntry) =>
    sent(form("correct", { entryId, time: "08:06", ...fields }), [aChild({ entries: [entry] })]);
  const brief = (events: ReturnType<typeof sent>) =>
    events.map(({ kind, at: when, supersedesId, intervalId }) => [
      ...[kind, when, supersedesId ? "corrects" : intervalId ? "ends" : "new"],
    ]);

  it.each([
    [
      "the end alone",
      { endTime: "17:10" },
      {},
      [["departure", "2026-11-12T09:10:00.000Z", "corrects"]],
    ],
    [
      "both ends",
      { time: "08:10", endTime: "17:10" },
      {},
      [
        ["arrival", "2026-11-12T00:10:00.000Z", "corrects"],
        ["departure", "2026-11-12T09:10:00.000Z", "corrects"],
      ],
    ],
    [
      "who collected it",
      { endTime: "17:00", name: "林静", relation: "mother" },
      {},
      [["departure", "2026-11-12T09:00:00.000Z", "corrects"]],
    ],
    [
      "a departure that nobody wrote down, at the very time of closing",
      { endTime: "17:00" },
      { payload: { unrecorded: true } },
      [["departure", "2026-11-12T09:00:00.000Z", "corrects"]],
    ],
    [
      "the end of a stay that is still open",
      { endTime: "17:10" },
      { endsAt: null },
      [["departure", "2026-11-12T09:10:00.000Z", "ends"]],
    ],
    [
      "the beginning of a stay that goes on",
      { time: "08:10", endTime: "" },
      { endsAt: null },
      [["arrival", "2026-11-12T00:10:00.000Z", "corrects"]],
    ],
  ])("writes %s", (_what, fields: Record<string, string>, given: object, expected) => {
    expect(brief(correct(fields, stay(given)))).toEqual(expected);
  });

  it("keeps who brought the child, and forgets that nobody had written its end", () => {
    const payload = { broughtBy: { name: "外婆" }, unrecorded: true };
    const events = correct({ time: "08:10", endTime: "17:10" }, stay({ payload }));
    expect(events.map((event) => event.payload)).toEqual([{ broughtBy: { name: "外婆" } }, {}]);
  });
});
