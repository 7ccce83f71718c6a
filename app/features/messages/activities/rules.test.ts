import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf } from "~/lib/clock";
import { countTaken, givenPlaces, nextNumber, nthWaiting, refuseSignUp, refuseTimes, refuseWithdrawal, type Line } from "./rules"; // prettier-ignore

const at = (time: string) => instantOf(`2026-11-25T${time}:00+08:00`);

describe("refuseSignUp", () => {
  it.each([
    ["open", "17:59", null],
    ["open", "18:00", "activity_sign_up_over"],
    ["open", "18:01", "activity_sign_up_over"],
    ["closed", "10:00", "activity_closed"],
    ["cancelled", "10:00", "activity_cancelled"],
    ["cancelled", "20:00", "activity_cancelled"],
    ["draft", "10:00", "activity_closed"],
  ] as const)("%s at %s: %s", (state, now, reason) => {
    expect(refuseSignUp({ state, signUpUntil: at("18:00") }, at(now))).toBe(reason);
  });
});

describe("refuseWithdrawal", () => {
  it.each([
    ["open", "17:59", null],
    ["closed", "17:59", null],
    ["closed", "18:00", "activity_withdraw_over"],
    ["open", "18:00", "activity_withdraw_over"],
    ["cancelled", "10:00", "activity_cancelled"],
  ] as const)("%s at %s: %s", (state, now, reason) => {
    expect(refuseWithdrawal({ state, signUpUntil: at("18:00") }, at(now))).toBe(reason);
  });
});

describe("refuseTimes", () => {
  it.each([
    ["09:00", "11:00", "08:00", null],
    ["09:00", "11:00", "09:00", null],
    ["09:00", "11:00", "09:01", "activity_until_late"],
    ["09:00", "09:00", "08:00", "activity_times"],
    ["11:00", "09:00", "08:00", "activity_times"],
  ])("%s to %s, sign-up until %s: %s", (fromTime, untilTime, until, reason) => {
    const times = { fromTime, untilTime, begins: at(fromTime), signUpUntil: at(until) };
    expect(refuseTimes(times)?.reason ?? null).toBe(reason);
  });
});

type List = { places: number; lines: Line[] };

/** What the commands do with a list, without a database. */
function settle({ places, lines }: List): List {
  const given = givenPlaces(lines, places);
  const state = (line: Line) => (given.includes(line.childId) ? "placed" : line.state);
  return { places, lines: lines.map((line) => ({ ...line, state: state(line) })) };
}

const steps = fc.array(
  fc.oneof(
    fc.record({ does: fc.constant("come" as const), child: fc.nat({ max: 9 }) }),
    fc.record({ does: fc.constant("go" as const), child: fc.nat({ max: 9 }) }),
    fc.record({ does: fc.constant("places" as const), child: fc.integer({ min: 1, max: 8 }) }),
  ),
  { maxLength: 60 },
);

describe("a list", () => {
  it("never holds more than its places, leaves none free while somebody waits, and keeps the order", () => {
    fc.assert(
      fc.property(steps, (all) => {
        let list: List = { places: 3, lines: [] };
        for (const { does, child } of all) {
          const childId = String(child);
          const isOn = list.lines.some((line) => line.childId === childId);
          const before = list;
          if (does === "come" && !isOn) {
            const line = { childId, state: "waiting" as const, number: nextNumber(list.lines) };
            list = settle({ ...list, lines: [...list.lines, line] });
          } else if (does === "go") {
            const lines = list.lines.filter((line) => line.childId !== childId);
            list = settle({ ...list, lines });
          } else if (does === "places" && child >= countTaken(list.lines)) {
            list = settle({ ...list, places: child });
          }
          const { lines, places } = list;
          const waiting = lines.filter(({ state }) => state === "waiting");
          expect(countTaken(lines)).toBeLessThanOrEqual(places);
          expect(waiting.length === 0 || countTaken(lines) === places).toBe(true);
          // whoever has a place keeps it, and those who got one came before all who still wait
          for (const { childId: id, state } of before.lines) {
            const now = lines.find((line) => line.childId === id);
            if (now && state === "placed") expect(now.state).toBe("placed");
          }
          const latest = Math.max(
            0,
            ...lines.filter(({ state }) => state === "placed").map(({ number }) => number),
          );
          for (const [index, line] of waiting.entries()) {
            expect(line.number).toBeGreaterThan(latest);
            expect(nthWaiting(lines, line.childId)).toBe(index + 1);
          }
        }
      }),
    );
  });
});
