import { describe, expect, it } from "vitest";
import type { Allergen, AllergySeverity, Schedule } from "~db/enums";
import { bySeverity, classesOf, countSchedules, groupByAllergen, groupByClass } from "./rules";

const child = (
  id: string,
  classId: string,
  allergies: [Allergen, AllergySeverity][],
  schedule: Schedule = "full",
) => ({
  ...{ id, classId, className: `class ${classId}`, colour: 1, schedule },
  allergies: allergies.map(([allergen, severity]) => ({ allergen, severity, detail: "" })),
});

describe("bySeverity", () => {
  it("puts severe first and an unasked one before a mild one", () => {
    const of = (severity: AllergySeverity) => ({ allergen: "egg" as const, severity });
    const sorted = [of("mild"), of("unknown"), of("severe")].sort(bySeverity);
    expect(sorted.map((one) => one.severity)).toEqual(["severe", "unknown", "mild"]);
  });
});

describe("groupByAllergen", () => {
  it("puts the allergen of the gravest child first, then the most common", () => {
    const groups = groupByAllergen([
      child("a", "1", [["milk", "mild"]]),
      child("b", "1", [["milk", "mild"]]),
      child("c", "2", [["egg", "mild"]]),
      child("d", "2", [["peanut", "severe"]]),
      child("e", "2", []),
    ]);
    expect(groups.map((group) => [group.key, group.children.length])).toEqual([
      ["peanut", 1],
      ["milk", 2],
      ["egg", 1],
    ]);
  });

  it("names a child in each of its groups, with that allergy alone and the severe child first", () => {
    const [milk, egg] = groupByAllergen([
      child("a", "1", [
        ["egg", "mild"],
        ["milk", "mild"],
      ]),
      child("b", "2", [["milk", "severe"]]),
    ]);
    expect(milk?.children.map((one) => one.id)).toEqual(["b", "a"]);
    expect(egg?.children.map((one) => one.id)).toEqual(["a"]);
    expect(egg?.children[0]?.allergies).toEqual([
      { allergen: "egg", severity: "mild", detail: "" },
    ]);
  });
});

describe("groupByClass", () => {
  it("keeps the order of the classes and puts the gravest child of each first", () => {
    const groups = groupByClass([
      child("a", "2", [["egg", "mild"]]),
      child("b", "2", [
        ["egg", "mild"],
        ["milk", "severe"],
      ]),
      child("c", "1", [["fish", "unknown"]]),
    ]);
    expect(groups.map((group) => group.key)).toEqual(["2", "1"]);
    expect(groups[0]?.children.map((one) => one.id)).toEqual(["b", "a"]);
    expect(groups[0]?.children[0]?.allergies[0]?.severity).toBe("severe");
  });
});

describe("countSchedules", () => {
  it("counts each schedule and all together", () => {
    const schedules: Schedule[] = ["full", "full", "morning", "afternoon"];
    const children = [...schedules, "none" as const].map((today) => ({ today }));
    expect(countSchedules(children)).toEqual({ all: 4, full: 2, morning: 1, afternoon: 1 });
    expect(countSchedules([])).toEqual({ all: 0, full: 0, morning: 0, afternoon: 0 });
  });
});

describe("classesOf", () => {
  it("gathers the children of a class under its first appearance", () => {
    const classes = classesOf([child("a", "2", []), child("b", "1", []), child("c", "2", [])]);
    expect(classes.map((one) => [one.classId, one.children.map((own) => own.id)])).toEqual([
      ["2", ["a", "c"]],
      ["1", ["b"]],
    ]);
  });
});
