import { describe, expect, it } from "vitest";
import { newId } from "~/lib/id";
import type { ActChild } from "../acts/rules";
import { answerOf } from "./rules";

const [one = "", two = "", batchId = ""] = Array.from({ length: 3 }, () => newId());

const aChild = (id: string, name: string): ActChild => ({
  ...{ id, name, status: "expected", asleepSince: null, entries: [] },
});

describe("answerOf", () => {
  it("counts children for whom everything was written, and names the others", () => {
    const act = { intent: "arrive" as const, child: [one, two], name: "" };
    const events = [one, two].flatMap((childId) => [
      { id: `${childId} arrival`, childId },
      { id: `${childId} check`, childId },
    ]);
    const outcomes = events.map(({ id }) =>
      id === `${two} arrival`
        ? ({ id, outcome: "refused", reason: "already_arrived" } as const)
        : ({ id, outcome: "accepted" } as const),
    );
    const children = [aChild(one, "许知遥"), aChild(two, "梁可心")];
    expect(answerOf({ act, batchId, events }, outcomes, children)).toEqual({
      ...{ ok: true, intent: "arrive", batchId, saved: 1 },
      refused: [{ childId: two, name: "梁可心", reason: "already_arrived" }],
    });
  });
});
