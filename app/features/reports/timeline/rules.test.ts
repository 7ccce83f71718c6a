import { describe, expect, it } from "vitest";
import { newestFirst, type TimelineEvent } from "./rules";

const event = (key: string, day: string, at: string): TimelineEvent => ({
  ...{ key, day, at, kind: "people", what: "registered", by: null, values: {} },
});

describe("newestFirst", () => {
  it("goes by the day it holds from, then by when it was entered", () => {
    const events = [
      event("a", "2026-09-01", "2026-08-20T09:00:00Z"),
      event("b", "2026-11-01", "2026-08-21T09:00:00Z"),
      event("c", "2026-09-01", "2026-08-21T09:00:00Z"),
    ];
    expect(newestFirst(events).map(({ key }) => key)).toEqual(["b", "c", "a"]);
  });
});
