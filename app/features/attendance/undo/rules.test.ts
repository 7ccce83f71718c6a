import { describe, expect, it } from "vitest";
import { instantOf } from "~/lib/clock";
import type { SentAbsence } from "../absence-saves/rules";
import type { SentEvent } from "../acts/rules";
import type { DayEntry } from "../log/queries.server";
import type { RoomChild } from "../room/rules";
import { oppositeOf, undoOf } from "./rules";

const at = (time: string) => instantOf(`2026-11-12T${time}:00+08:00`);
const now = at("12:30");

let count = 0;
const event = (of: Partial<SentEvent> & Pick<SentEvent, "childId" | "kind">): SentEvent => ({
  ...{ id: `e${(count += 1)}`, at: now.toISOString(), payload: {} },
  ...of,
});

describe("the opposite of a save", () => {
  const about = (entries: DayEntry[] = []) => ({
    // reason: what an undo looks at
    before: [{ id: "an", entries }] as unknown as RoomChild[],
    at: now,
    newId: () => `u${(count += 1)}`,
  });

  it("removes what it wrote, ends before beginnings", () => {
    const asleep = event({ childId: "an", kind: "napStart" });
    const awake = event({ childId: "an", kind: "napEnd" });
    expect(undoOf([asleep, awake], about())).toMatchObject([
      { kind: "napEnd", supersedesId: awake.id, removes: true },
      { kind: "napStart", supersedesId: asleep.id, removes: true },
    ]);
  });

  it("puts what it corrected as it was", () => {
    const payload = { meal: "lunch", amount: "most", dishIds: [], note: "" } as const;
    // reason: what an undo looks at
    const known = { id: "meal", childId: "an", kind: "meal", payload, startsAt: at("08:00") } as unknown as DayEntry; // prettier-ignore
    const changed = event({ childId: "an", kind: "meal", supersedesId: "meal" });
    expect(undoOf([changed], about([known]))).toMatchObject([
      { supersedesId: "meal", payload, at: at("08:00").toISOString(), chosen: true },
    ]);
  });

  it("takes an absence back, and leaves one taken back as it is", () => {
    const told: SentAbsence = {
      ...({ kind: "absence", id: "a", at: now.toISOString(), childId: "an" } as const),
      ...({ fromDay: "2026-11-12", toDay: "2026-11-12", schedule: "full" } as const),
      ...({ reason: "ill", symptoms: "", note: "" } as const),
    };
    const back = oppositeOf({ noun: "absence", events: [told] }, about());
    expect(back).toMatchObject({
      events: [{ kind: "cancelled", childId: "an", absenceId: "a", at: now.toISOString() }],
    });
    expect(oppositeOf(back, about()).events).toEqual([]);
  });

  it("brings back whom it handed over, and leaves it at that", () => {
    const said = { id: "v", childId: "an", at: now.toISOString() };
    const visit = { kind: "visit" as const, ...said, toClassId: "b", toName: "小班" };
    const back = oppositeOf({ noun: "visit", events: [visit] }, about());
    expect(back).toMatchObject({
      ...{ noun: "visit", events: [{ kind: "back", childId: "an", visitId: "v" }] },
    });
    expect(oppositeOf(back, about()).events).toEqual([]);
  });
});
