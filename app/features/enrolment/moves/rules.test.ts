import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classTypes, type ClassType } from "~db/enums";
import { addDays } from "~/lib/dates";
import { usualAges } from "~/features/centres/ages/rules";
import { classAgeVerdict } from "~/features/children/rules";
import { classesThatFit, outgrowsOn } from "./rules";

describe("outgrowsOn", () => {
  it.each<[string, ClassType, string, string | null]>([
    ["an infant at twelve months", "infant", "2026-01-20", "2027-01-20"],
    ["a toddler at two years", "toddler", "2025-03-01", "2027-03-01"],
    ["an older toddler who was three before September", "olderToddler", "2023-08-31", "2026-11-12"],
    [
      "one who turns three after it, on the next 1 September",
      "olderToddler",
      "2024-02-10",
      "2027-09-01",
    ],
    ["a small class on 1 September", "kindergartenSmall", "2023-05-04", "2027-09-01"],
    ["nobody before then", "toddler", "2026-01-01", null],
  ])("%s", (_, type, bornOn, day) => {
    const from = "2026-11-12";
    expect(outgrowsOn({ type, bornOn }, { from, until: "2027-12-31" }, usualAges)).toBe(day);
  });

  it("is the third birthday where three-year-olds are not kept", () => {
    const ages = { ...usualAges, keepsThreeYearOlds: false };
    const older = { type: "olderToddler", bornOn: "2024-02-10" } as const;
    const time = { from: "2026-11-12", until: "2027-12-31" };
    expect(outgrowsOn(older, time, ages)).toBe("2027-02-10");
  });

  it("is the first such day: the day before it the child still belongs", () => {
    const born = fc.integer({ min: 0, max: 2200 }).map((days) => addDays("2020-09-01", days));
    fc.assert(
      fc.property(fc.constantFrom(...classTypes), born, fc.boolean(), (type, bornOn, keeps) => {
        const ages = { ...usualAges, keepsThreeYearOlds: keeps };
        const time = { from: "2026-11-12", until: "2028-11-12" };
        const day = outgrowsOn({ type, bornOn }, time, ages);
        if (day === null || day === "2026-11-12") return;
        expect(classAgeVerdict(type, bornOn, day, ages)).toBe("too_old");
        expect(classAgeVerdict(type, bornOn, addDays(day, -1), ages)).not.toBe("too_old");
      }),
    );
  });
});

it("the classes that fit are those whose band holds the age on the day", () => {
  const classes = classTypes.map((type) => ({ id: type, type }));
  const fitting = (bornOn: string, day: string) =>
    classesThatFit(classes, bornOn, day, usualAges).map(({ id }) => id);
  expect(fitting("2026-01-20", "2027-01-20")).toEqual(["toddler"]);
  expect(fitting("2024-02-10", "2027-09-01")).toEqual(["kindergartenSmall", "kindergartenMixed"]);
});
