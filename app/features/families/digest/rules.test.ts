import { describe, expect, it } from "vitest";
import { isLeaving } from "~/features/attendance/log/rules";
import { instantOf } from "~/lib/clock";
import { isLeft, visibleFrom } from "./rules";

const at = instantOf("2026-11-12T17:10:00+08:00");
const toClass = { id: "b", name: "小班" };

describe("isLeft", () => {
  it.each([
    [{ endsAt: at }, true],
    [{ endsAt: null }, false],
    [{ endsAt: at, removed: true }, false],
    [{ endsAt: at, payload: { unrecorded: true } }, false],
    [{ endsAt: at, payload: { toClass } }, false],
    [{ endsAt: at, payload: { collectedBy: { name: "廖德厚" } } }, true],
  ])("%o: %s", (stay, left) => {
    expect(isLeft({ removed: false, payload: {}, ...stay })).toBe(left);
  });
});

describe("isLeaving", () => {
  const departure = { kind: "departure", payload: {}, removes: false, supersedesId: null } as const;
  it.each([
    [{}, true],
    [{ kind: "arrival" as const }, false],
    [{ removes: true }, false],
    [{ supersedesId: "earlier" }, false],
    [{ payload: { unrecorded: true } }, false],
    [{ payload: { toClass } }, false],
  ])("%o: %s", (event, leaving) => {
    expect(isLeaving({ ...departure, ...event })).toBe(leaving);
  });
});

it("shows a departure two minutes after it came in", () => {
  expect(visibleFrom(at)).toEqual(instantOf("2026-11-12T17:12:00+08:00"));
});
