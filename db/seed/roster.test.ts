import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { checkIdentity, classAgeVerdict, monthsAt } from "~/features/children/rules";
import { isMobile } from "~/lib/phone";
import { demoClasses, demoDay } from "./demo-centre";
import { readRoster, type RosterRow } from "./roster";
import { demoRoster, fitToDemoDay } from "./roster-fit";
import { usualAges } from "~/features/centres/ages/rules";
import { publishedCalendar } from "~/features/centres/calendar/rules";

let written: RosterRow[];
let fitted: RosterRow[];

beforeAll(async () => {
  written = await readRoster();
  fitted = demoRoster(written);
});

const typeOf = (name: string) => demoClasses.find((each) => each.name === name)?.type ?? "infant";

function expectToFit(row: RosterRow) {
  expect(["fits", "stays"]).toContain(
    classAgeVerdict(typeOf(row.className), row.bornOn, demoDay, usualAges),
  );
  expect(monthsAt(row.bornOn, row.startsOn)).toBeGreaterThanOrEqual(6);
  expect(row.startsOn <= demoDay && publishedCalendar.isOpenDay(row.startsOn)).toBe(true);
  expect(row.vaccinationCheckedOn === null || row.vaccinationCheckedOn <= row.startsOn).toBe(true);
  expect(checkIdentity(row.idKind, row.idNumber ?? "", row)).toBe("ok");
}

describe("readRoster", () => {
  it("reads all 119 children, each with one or two guardians of their own phone", () => {
    expect(written).toHaveLength(119);
    expect(written.map((row) => row.no)).toEqual(Array.from({ length: 119 }, (_, at) => at + 1));
    const phones = written.flatMap((row) => row.guardians.map((guardian) => guardian.phone));
    expect(phones).toHaveLength(119 + 95);
    expect(new Set(phones).size).toBe(phones.length);
    expect(phones.every(isMobile)).toBe(true);
  });

  it("reads a row in full, in any time zone", () => {
    expect(written[17]).toEqual({
      no: 18,
      name: "侯初晴",
      sex: "female",
      bornOn: "2025-08-20",
      idKind: "pending",
      idNumber: null,
      className: "托小班",
      startsOn: "2026-07-20",
      session: "morning",
      guardians: [{ name: "侯海峰", relation: "father", phone: "19900001031" }],
      allergies: [{ allergen: "peanut", detail: "花生" }],
      diets: [{ diet: "halal", detail: "" }],
      pastIllness: null,
      vaccinationCheckedOn: "2026-07-13",
      note: "",
    });
  });

  it("knows every allergy and diet of the workbook by name", () => {
    const count = (names: string[]) =>
      Object.fromEntries([...new Set(names)].map((n) => [n, names.filter((o) => o === n).length]));
    expect(count(written.flatMap((row) => row.allergies.map((each) => each.allergen)))).toEqual({
      treeNut: 8,
      peanut: 5,
      mango: 3,
      crustacean: 4,
      milk: 6,
      gluten: 6,
    });
    expect(count(written.flatMap((row) => row.diets.map((each) => each.diet)))).toEqual({
      halal: 5,
    });
    expect(count(written.map((row) => row.session))).toEqual({
      full: 90,
      morning: 22,
      afternoon: 7,
    });
  });
});

describe("demoRoster", () => {
  it("makes every child fit its class on the demo day", () => {
    fitted.forEach(expectToFit);
  });

  it("keeps every class within its places, 119 children in all", () => {
    for (const { name, places } of demoClasses) {
      const children = fitted.filter((row) => row.className === name).length;
      expect(children).toBeGreaterThan(0);
      expect(children).toBeLessThanOrEqual(places);
    }
    expect(fitted).toHaveLength(119);
    expect(demoClasses.reduce((sum, each) => sum + each.places, 0)).toBe(135);
  });

  it("says the same twice", () => {
    expect(demoRoster(written)).toEqual(fitted);
  });

  it("changes nothing but holidays, papers and one family's phone", () => {
    expect(fitted.filter((row, at) => row.bornOn !== written[at]?.bornOn)).toEqual([]);
    expect(fitted.filter((row, at) => row.startsOn !== written[at]?.startsOn)).toHaveLength(10);
    const moved = fitted.filter(
      (row, at) => row.guardians[0]?.phone !== written[at]?.guardians[0]?.phone,
    );
    expect(moved.map((row) => row.name)).toEqual(["廖书瑶"]);
  });

  it("gives each paper once, and leaves a third of the families to bring theirs", () => {
    const numbers = fitted.flatMap((row) => row.idNumber ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(fitted.filter((row) => row.idKind === "pending")).toHaveLength(39);
    expect(fitted.filter((row) => row.idKind === "birthCertificate")).toHaveLength(6);
  });
});

describe("fitToDemoDay", () => {
  it("makes any roster fit, whatever dates it was written with", () => {
    const days = fc
      .date({
        min: new Date("2015-01-01T00:00:00Z"),
        max: new Date("2027-12-31T00:00:00Z"),
        noInvalidDate: true,
      })
      .map((at) => at.toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        days,
        days,
        days,
        fc.constantFrom(...demoClasses.map((each) => each.name)),
        fc.constantFrom("male" as const, "female" as const),
        (bornOn, startsOn, vaccinationCheckedOn, className, sex) => {
          const base = written[0];
          if (!base) throw new Error("the roster is empty");
          const idNumber = "149900202001010010";
          const dated = { bornOn, startsOn, vaccinationCheckedOn, className, sex };
          const row: RosterRow = { ...base, ...dated, idKind: "residentId", idNumber };
          fitToDemoDay([row]).forEach(expectToFit);
        },
      ),
    );
  });
});
