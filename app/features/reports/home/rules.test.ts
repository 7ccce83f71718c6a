import { describe, expect, it } from "vitest";
import { nextShortage, overdueOf } from "./rules";

const source = { title: "设置标准", number: "58号", clause: "第二十条" };
const helpers = [{ id: "1", name: "吴佳宁" }];

describe("nextShortage", () => {
  const breaks = {
    ...{ from: "11:30", to: "12:00", children: 17, source },
    ...{ need: { adults: 3, teachers: 0 }, cover: { adults: 2, teachers: 1 } },
    verdict: { state: "short", missing: 1 },
  };
  const room = { classId: "a", name: "托大二班", breaks };
  const hole = {
    ...{
      classId: "a",
      className: "托大二班",
      from: "11:30",
      to: "12:30",
      missing: 1,
      children: 18,
    },
    ...{ need: { adults: 3 }, source, helpers },
  };

  it("is the first class that will break, with whom the roster knows for that hole", () => {
    const later = { ...room, classId: "b", name: "小班", breaks: { ...breaks, from: "11:45" } };
    expect(nextShortage([later, room], [hole], "10:20")).toEqual({
      ...{ from: "11:30", to: "12:00", className: "托大二班", missing: 1 },
      ...{ children: 17, need: 3, have: 2, source, helpers },
    });
    expect(nextShortage([later], [hole], "10:20")).toMatchObject({ helpers: [] });
  });

  it("says how many teachers, where adults are enough", () => {
    const verdict = { state: "noTeacher", missing: 1 };
    const need = { adults: 2, teachers: 2 };
    const taught = { ...room, breaks: { ...breaks, need, verdict } };
    expect(nextShortage([taught], [], "10:20")).toMatchObject({ need: 2, have: 1, missing: 1 });
  });

  it("is the roster's own next hole where nothing breaks, and nothing once that is over", () => {
    const fine = { ...room, breaks: null };
    expect(nextShortage([fine], [hole], "10:20")).toMatchObject({ to: "12:30", have: 2 });
    expect(nextShortage([fine], [hole], "12:30")).toBeNull();
  });
});

describe("overdueOf", () => {
  const house = {
    ...{ time: "10:20", missing: [], departures: 0, lapsed: [], unread: 0, incomplete: 0 },
    ...{ dueOffers: 0, questions: 0, outgrowing: [], samples: { late: 0, overdue: 0 } },
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
      "food samples stand before what enrolment waits for",
      { dueOffers: 1, samples: { late: 3, overdue: 2 } },
      ["samplesLate 3", "samplesOverdue 2", "offers 1"],
    ],
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
