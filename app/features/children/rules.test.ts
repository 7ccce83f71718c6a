import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClassType, IdKind, Sex } from "~db/enums";
import {
  addMonths,
  ageAt,
  checkIdentity,
  checkIdNumber,
  classAgeVerdict,
  idCheckDigit,
  maskIdNumber,
  monthsAt,
  normaliseIdNumber,
} from "./rules";

const withCheckDigit = (digits: string) => digits + idCheckDigit(digits);
const pad = (value: number, width: number) => String(value).padStart(width, "0");

/** Days as the machine's own calendar counts them, to hold the integer arithmetic against. */
const day = fc
  .date({
    min: new Date("1990-01-01T00:00:00Z"),
    max: new Date("2060-12-31T00:00:00Z"),
    noInvalidDate: true,
  })
  .map((at) => at.toISOString().slice(0, 10));
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

describe("checkIdNumber", () => {
  // the example numbers printed in GB 11643-1999 itself
  it("accepts the standard's own examples", () => {
    expect(checkIdNumber("11010519491231002X", { bornOn: "1949-12-31", sex: "female" })).toBe("ok");
    expect(checkIdNumber("440524188001010014", { bornOn: "1880-01-01", sex: "male" })).toBe("ok");
  });

  const girl = { bornOn: "2024-02-29", sex: "female" } as const;
  const good = withCheckDigit("14990020240229024");
  const cases: [string, string, { bornOn: string; sex: Sex }, string][] = [
    ["a good number", good, girl, "ok"],
    ["blanks inside", `${good.slice(0, 6)} ${good.slice(6, 14)} ${good.slice(14)}`, girl, "ok"],
    ["a small x", "11010519491231002x", { bornOn: "1949-12-31", sex: "female" }, "ok"],
    ["an old 15-digit number", "110105491231002", girl, "wrong_length"],
    ["nothing", "", girl, "wrong_length"],
    ["a letter inside", `A${good.slice(1)}`, girl, "wrong_length"],
    ["19 digits", `${good}0`, girl, "wrong_length"],
    ["a province that is none", withCheckDigit("19990020240229024"), girl, "bad_area"],
    ["a residence permit", withCheckDigit("81000020240229024"), girl, "ok"],
    ["29 February of a plain year", withCheckDigit("14990020230229024"), girl, "not_a_date"],
    ["month 13", withCheckDigit("14990020241329024"), girl, "not_a_date"],
    ["a wrong last digit", good.slice(0, 17) + (good.endsWith("1") ? "2" : "1"), girl, "bad_check_digit"], // prettier-ignore
    ["another birth date", good, { ...girl, bornOn: "2024-02-28" }, "birth_mismatch"],
    ["the other sex", good, { ...girl, sex: "male" }, "sex_mismatch"],
  ];

  it.each(cases)("%s", (_, number, facts, verdict) => {
    expect(checkIdNumber(number, facts)).toBe(verdict);
  });

  it("accepts every number made by the rule and catches every single wrong digit", () => {
    const made = fc.record({ bornOn: day, serial: fc.integer({ min: 0, max: 999 }) });
    const slip = fc.record({
      at: fc.integer({ min: 0, max: 16 }),
      by: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(made, slip, ({ bornOn, serial }, { at, by }) => {
        const sex: Sex = serial % 2 === 1 ? "male" : "female";
        const number = withCheckDigit(`149900${bornOn.replaceAll("-", "")}${pad(serial, 3)}`);
        expect(checkIdNumber(number, { bornOn, sex })).toBe("ok");
        const wrong = (Number(number.charAt(at)) + by) % 10;
        const slipped = number.slice(0, at) + String(wrong) + number.slice(at + 1);
        expect(checkIdNumber(slipped, { bornOn, sex })).not.toBe("ok");
      }),
    );
  });

  it("catches two neighbouring digits the wrong way round", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 15 }), (bornOn, at) => {
        const number = withCheckDigit(`149900${bornOn.replaceAll("-", "")}042`);
        const [a, b] = [number.charAt(at), number.charAt(at + 1)];
        fc.pre(a !== b);
        const swapped = number.slice(0, at) + b + a + number.slice(at + 2);
        expect(checkIdNumber(swapped, { bornOn, sex: "female" })).not.toBe("ok");
      }),
    );
  });
});

describe("checkIdentity", () => {
  const facts = { bornOn: "2024-02-29", sex: "female" } as const;
  const mainland = withCheckDigit("14990020240229024");
  const permit = withCheckDigit("83000020240229024");
  const cases: [IdKind, string, string][] = [
    ["pending", "", "ok"],
    ["pending", mainland, "bad_format"],
    ["residentId", mainland, "ok"],
    ["residentId", permit, "bad_area"],
    ["residencePermit", permit, "ok"],
    ["residencePermit", mainland, "bad_area"],
    ["residencePermit", "83", "wrong_length"],
    ["birthCertificate", "Z140000123", "ok"],
    ["birthCertificate", "z 140000123", "ok"],
    ["birthCertificate", "140000123", "bad_format"],
    ["passport", "E12345678", "ok"],
    ["passport", "EB1234567", "ok"],
    ["passport", "123456", "ok"],
    ["passport", "ABCDEFG", "bad_format"],
    ["passport", "E1234", "bad_format"],
  ];

  it.each(cases)("%s %s: %s", (kind, number, verdict) => {
    expect(checkIdentity(kind, number, facts)).toBe(verdict);
  });
});

describe("masks", () => {
  it.each([
    ["149900201902281234", "14****2019****1234"],
    ["14990020190228002x", "14****2019****002X"],
    ["Z140000123", "Z****0123"],
    ["E12345", "E****"],
    ["", ""],
  ])("identity %s is shown as %s", (number, masked) => {
    expect(maskIdNumber(number)).toBe(masked);
  });

  it("never shows more than half of an identity number", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]?\d{1,18}$/), (number) => {
        const shown = maskIdNumber(number).replaceAll("*", "");
        expect(shown.length).toBeLessThanOrEqual(Math.max(1, Math.ceil((number.length * 5) / 8)));
      }),
    );
  });

  it("writes a number the one way it is kept", () => {
    expect(normaliseIdNumber(" 1101051949 1231002x ")).toBe("11010519491231002X");
  });
});

describe("ages", () => {
  it.each([
    ["2026-05-12", "2026-11-12", 0, 6, 0],
    ["2026-05-13", "2026-11-12", 0, 5, 30],
    ["2024-02-29", "2025-02-28", 1, 0, 0],
    ["2024-02-29", "2025-03-01", 1, 0, 1],
    ["2024-02-29", "2028-02-28", 3, 11, 30],
    ["2024-02-29", "2028-02-29", 4, 0, 0],
    ["2025-01-31", "2025-02-28", 0, 1, 0],
    ["2025-01-31", "2025-03-30", 0, 1, 30],
    ["2025-01-31", "2025-03-31", 0, 2, 0],
    ["2025-08-31", "2025-11-29", 0, 2, 29],
    ["2025-08-31", "2025-11-30", 0, 3, 0],
    ["2020-09-01", "2026-08-31", 5, 11, 30],
    ["2020-09-01", "2026-09-01", 6, 0, 0],
    ["2026-11-12", "2026-11-12", 0, 0, 0],
    ["2026-11-13", "2026-11-12", 0, 0, 0],
  ])("born %s, on %s: %i years %i months %i days", (bornOn, on, years, months, days) => {
    expect(ageAt(bornOn, on)).toEqual({ years, months, days });
  });

  it("counts months before birth below nothing", () => {
    expect(monthsAt("2027-02-01", "2026-11-12")).toBe(-3);
  });

  it("refuses what is no day", () => {
    expect(() => monthsAt("2026-02-30", "2026-11-12")).toThrow(RangeError);
    expect(() => ageAt("2026-02-03", "12 Nov 2026")).toThrow(RangeError);
  });

  it("puts every day between its monthly birthday and the next, as many days on as the calendar has", () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [bornOn, on] = a <= b ? [a, b] : [b, a];
        const months = monthsAt(bornOn, on);
        const [last, next] = [addMonths(bornOn, months), addMonths(bornOn, months + 1)];
        expect(last <= on && on < next).toBe(true);
        const age = ageAt(bornOn, on);
        expect(age.years * 12 + age.months).toBe(months);
        expect(age.days).toBe(daysBetween(last, on));
      }),
      { numRuns: 500 },
    );
  });

  it("goes back as many months as it went on, but for the last days of a month", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -120, max: 120 }), (from, months) => {
        const back = addMonths(addMonths(from, months), -months);
        expect(back.slice(0, 7)).toBe(from.slice(0, 7));
        if (Number(from.slice(8)) <= 28) expect(back).toBe(from);
      }),
    );
  });
});

describe("classAgeVerdict", () => {
  const cases: [ClassType, string, string, string][] = [
    ["infant", "2026-05-12", "2026-11-12", "fits"],
    ["infant", "2026-05-13", "2026-11-12", "too_young"],
    ["infant", "2025-11-12", "2026-11-12", "too_old"],
    ["toddler", "2025-11-12", "2026-11-12", "fits"],
    ["olderToddler", "2023-09-02", "2026-11-12", "stays"],
    ["olderToddler", "2023-09-01", "2026-11-12", "too_old"],
    ["olderToddler", "2023-09-02", "2027-08-31", "stays"],
    ["olderToddler", "2023-09-02", "2027-09-01", "too_old"],
    ["kindergartenSmall", "2023-09-01", "2026-11-12", "fits"],
    ["kindergartenSmall", "2023-09-02", "2026-11-12", "too_young"],
    ["kindergartenSmall", "2022-09-01", "2026-11-12", "too_old"],
    ["kindergartenSmall", "2022-09-02", "2027-08-31", "fits"],
    ["kindergartenMiddle", "2022-09-01", "2026-11-12", "fits"],
    ["kindergartenBig", "2020-09-02", "2027-08-31", "fits"],
    ["kindergartenBig", "2020-09-01", "2026-11-12", "too_old"],
  ];

  it.each(cases)("%s, born %s, on %s: %s", (type, bornOn, on, verdict) => {
    const strictly = verdict === "stays" ? "too_old" : verdict;
    expect(classAgeVerdict(type, bornOn, on, { keepsThreeYearOlds: true })).toBe(verdict);
    expect(classAgeVerdict(type, bornOn, on, { keepsThreeYearOlds: false })).toBe(strictly);
  });
});
