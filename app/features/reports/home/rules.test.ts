import { describe, expect, it } from "vitest";
import { nextSlots, overdueOf } from "./rules";

const slots = ["09:30", "10:00", "10:30", "11:00", "11:30", "12:00"].map((from, at, all) => ({
  from,
  to: all[at + 1] ?? "12:30",
}));

describe("nextSlots", () => {
  it("begins with the half-hour that is running and ends two hours on", () => {
    expect(nextSlots(slots, "10:20").map(({ from }) => from)).toEqual([
      ...["10:00", "10:30", "11:00", "11:30"],
    ]);
    expect(nextSlots(slots, "10:30")[0]?.from).toBe("10:30");
    expect(nextSlots(slots, "19:00")).toEqual([]);
  });
});

describe("overdueOf", () => {
  const house = {
    ...{ time: "10:20", missing: [], departures: 0, lapsed: [], unread: 0, incomplete: 0 },
    ...{ dueOffers: 0, questions: 0, outgrowing: [] },
  };
  const full = { name: "林一", schedule: "full" };
  const afternoon = { name: "林二", schedule: "afternoon" };

  it.each([
    ["nothing is overdue", {}, []],
    ["a child is asked about from half past nine on", { missing: [full] }, ["missing 1"]],
    ["not before", { missing: [full], time: "09:29" }, []],
    ["an afternoon child is not late in the morning", { missing: [afternoon] }, []],
    ["but after its own time", { missing: [afternoon], time: "13:30" }, ["missing 1"]],
    [
      "the gravest first",
      { incomplete: 2, unread: 3, lapsed: [{ name: "郑国强" }], missing: [full] },
      ["missing 1", "certificates 1", "messages 3", "files 2"],
    ],
    ["a departure that nobody wrote down is asked about", { departures: 2 }, ["departures 2"]],
    [
      "what enrolment waits for stands among them",
      { incomplete: 2, outgrowing: ["林三"], questions: 4, unread: 3, dueOffers: 1 },
      ["offers 1", "messages 3", "questions 4", "outgrowing 1", "files 2"],
    ],
  ])("%s", (_, change, expected) => {
    const found = overdueOf({ ...house, ...change });
    expect(found.map(({ kind, count }) => `${kind} ${count}`)).toEqual(expected);
  });
});
