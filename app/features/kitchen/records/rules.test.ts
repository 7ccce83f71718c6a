import { describe, expect, it } from "vitest";
import { sources } from "~/standards/food-records";
import { deliveryProblem, monthsLater, recordKeptUntil } from "./rules";

const rice = { quantity: 50, unit: "kg", producedOn: null, expiresOn: null } as const;
const today = { ...rice, receivedOn: "2026-11-12" };

describe("deliveryProblem", () => {
  it.each([
    ["a bag of rice without days", {}, null],
    ["what expires on its day", { expiresOn: "2026-11-12" }, null],
    ["what had expired the day before", { expiresOn: "2026-11-11" }, "expired_when_received"],
    ["what was made on its day", { producedOn: "2026-11-12" }, null],
    ["what is made tomorrow", { producedOn: "2026-11-13" }, "produced_after_received"],
    ["half a ton", { quantity: 500 }, null],
    ["more than half a ton", { quantity: 500.01 }, "quantity_absurd"],
    ["fifty kilograms in grams", { quantity: 50_000, unit: "g" as const }, null],
    ["fifty-one barrels", { quantity: 51, unit: "barrel" as const }, "quantity_absurd"],
  ])("of %s", (_, given, reason) => {
    expect(deliveryProblem({ ...today, ...given })?.reason ?? null).toBe(reason);
  });
});

describe("recordKeptUntil", () => {
  it.each([
    // 食品安全法 第五十条: 不得少于产品保质期满后六个月；没有明确保质期的，不得少于二年
    [null, "2028-11-12"],
    ["2027-05-11", "2027-11-11"],
    ["2026-12-31", "2027-06-30"],
  ])("of what expires %s is %s", (expiresOn, until) => {
    expect(recordKeptUntil({ receivedOn: "2026-11-12", expiresOn })).toBe(until);
  });

  it("names the law", () => {
    expect(sources[1]?.clause).toContain("第五十条");
  });
});

describe("monthsLater", () => {
  it.each([
    ["2026-08-31", 6, "2027-02-28"],
    ["2026-12-15", 1, "2027-01-15"],
    ["2028-02-29", 24, "2030-02-28"],
  ])("%s by %i is %s", (day, months, later) => {
    expect(monthsLater(day, months)).toBe(later);
  });
});
