import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allergens, diets, idKinds, relations, schedules, sexes } from "~db/enums";
import { idCheckDigit } from "~/features/children/rules";
import { wordsOf } from "~/i18n/words.server";
import { addDays } from "~/lib/dates";
import { parseAllergies, parseDay, parseDiets, parseIdentity, parsePhone, parseRelation, parseSchedule, parseSex } from "./rules"; // prettier-ignore

const value = <T>(result: { ok: true; value: T } | { ok: false; reason: string }) =>
  result.ok ? result.value : result.reason;

describe("parseDay", () => {
  it.each([
    ["2023-5-6", "2023-05-06"],
    ["2023/5/6", "2023-05-06"],
    ["2023.5.6", "2023-05-06"],
    ["2023年5月6日", "2023-05-06"],
    ["2023 年 5 月 6", "2023-05-06"],
    ["２０２３－０５－０６", "2023-05-06"],
    ["２０２３年５月６日", "2023-05-06"],
    ["2023-05-06 00:00:00", "2023-05-06"],
    ["2023-05-06T00:00:00.000Z", "2023-05-06"],
    ["20230506", "2023-05-06"],
    ["45052", "2023-05-06"],
    ["45052.0", "2023-05-06"],
    ["2024-2-29", "2024-02-29"],
    ["2023-2-29", "not_a_day"],
    ["2023年13月1日", "not_a_day"],
    ["23-5-6", "not_a_day"],
    ["5月6日", "not_a_day"],
    ["昨天", "not_a_day"],
  ])("%s", (cell, day) => expect(value(parseDay(cell))).toBe(day));

  it("reads every day in every way of writing it", () => {
    const days = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("1990-01-01", days));
    const mark = fc.constantFrom("-", "/", ".", " - ");
    fc.assert(
      fc.property(days, mark, (day, between) => {
        const [year, month, date] = day.split("-").map(Number);
        expect(value(parseDay(`${year}${between}${month}${between}${date}`))).toBe(day);
        expect(value(parseDay(`${year}年${month}月${date}日`))).toBe(day);
        expect(value(parseDay(day.replaceAll("-", "")))).toBe(day);
      }),
    );
  });
});

describe("parsePhone", () => {
  it.each([
    ["19900001000", "19900001000"],
    ["199 0000 1000", "19900001000"],
    ["199-0000-1000", "19900001000"],
    ["199–0000–1000", "19900001000"],
    ["+86 199 0000 1000", "19900001000"],
    ["0086-19900001000", "19900001000"],
    ["8619900001000", "19900001000"],
    ["（+86）19900001000", "19900001000"],
    ["１９９００００１０００", "19900001000"],
    ["1990000100", "not_a_phone"],
    ["0354-1234567", "not_a_phone"],
    ["19900001000/19900001001", "not_a_phone"],
    ["1.99E+10", "not_a_phone"],
  ])("%s", (cell, phone) => expect(value(parsePhone(cell))).toBe(phone));
});

describe("words", () => {
  it.each([
    [parseSex, "男孩", "male"],
    [parseSex, " 女 ", "female"],
    [parseSex, "f", "female"],
    [parseSchedule, "半日（上午）", "morning"],
    [parseSchedule, "下午半天", "afternoon"],
    [parseSchedule, "半日", "roster_word_unknown"],
    [parseRelation, "姥姥", "maternalGrandmother"],
    [parseRelation, "祖父", "paternalGrandfather"],
    [parseRelation, "邻居", "roster_word_unknown"],
  ])("%o %s", (parse, cell, word) => expect(value<string>(parse(cell))).toBe(word));

  it.each(["zh-CN", "en"] as const)("of an export in %s are read back", (locale) => {
    const { t } = wordsOf(locale);
    for (const one of sexes) expect(value(parseSex(t(`enums:sex.${one}`)))).toBe(one);
    for (const one of schedules) {
      expect(value(parseSchedule(t(`enums:schedule.${one}`)))).toBe(one);
    }
    for (const one of relations) {
      expect(value(parseRelation(t(`enums:relation.${one}`)))).toBe(one);
    }
    for (const one of allergens.filter((each) => each !== "other")) {
      const known = parseAllergies(t(`enums:allergen.${one}`)).known;
      expect(known.map(({ allergen }) => allergen)).toContain(one);
    }
    for (const one of diets.filter((each) => each !== "other")) {
      expect(parseDiets(t(`enums:diet.${one}`)).known).toEqual([{ diet: one, detail: "" }]);
    }
    const number = { residentId: "", residencePermit: "", pending: "" };
    const papers = { ...number, birthCertificate: "Z123456789", passport: "E12345678" };
    for (const one of idKinds) {
      const paper = { idKind: t(`enums:idKind.${one}`), idNumber: papers[one] };
      const read = parseIdentity(paper, { bornOn: null, sex: null });
      expect(read).toMatchObject(
        papers[one] || one === "pending" ? { value: { idKind: one } } : { field: "idNumber" },
      );
    }
  });
});

describe("parseIdentity", () => {
  const facts = { bornOn: "2024-05-12", sex: "female" } as const;
  const number = (area: string, serial: string) => {
    const digits = `${area}20240512${serial}`;
    return digits + idCheckDigit(digits);
  };
  it.each([
    ["", "", "pending"],
    ["待补", "", "pending"],
    ["待补", "待补", "pending"],
    ["", number("140781", "002"), "residentId"],
    ["待补", number("140781", "002"), "residentId"],
    ["身份证", ` ${number("140781", "002").toLowerCase()} `, "residentId"],
    ["", number("810000", "002"), "residencePermit"],
    ["", "Z123456789", "birthCertificate"],
    ["身份证", "", "idNumber required"],
    ["", "1234", "idKind required"],
    ["驾照", "1234", "idKind roster_word_unknown"],
    ["身份证", number("140781", "001"), "idNumber id_sex_mismatch"],
    ["身份证", number("140781", "002").replace("0512", "0513"), "idNumber id_bad_check_digit"],
    ["身份证", "1.40781E+17", "idNumber roster_id_lost_digits"],
  ])("%s %s", (idKind, idNumber, expected) => {
    const read = parseIdentity({ idKind, idNumber }, facts);
    expect(read.ok ? read.value.idKind : `${read.field} ${read.reason}`).toBe(expected);
  });
});

describe("parseAllergies", () => {
  it.each<[string, string[], string[]]>([
    ["", [], []],
    ["无", [], []],
    ["/", [], []],
    ["花生", ["peanut 花生"], []],
    ["对花生过敏", ["peanut 花生"], []],
    ["牛奶、鸡蛋，虾", ["milk 牛奶", "egg 鸡蛋", "crustacean 虾"], []],
    ["坚果（腰果；核桃）", ["treeNut 坚果", "treeNut 腰果", "treeNut 核桃"], []],
    ["蛋奶", ["egg 蛋奶", "milk 蛋奶"], []],
    ["鱿鱼", ["mollusc 鱿鱼"], []],
    ["豆奶", ["soy 豆奶"], []],
    ["花生 花生过敏", ["peanut 花生"], []],
    ["Peanut allergy, milk", ["peanut Peanut", "milk milk"], []],
    ["鱿鱼;三文鱼 虾", ["mollusc 鱿鱼", "fish 三文鱼", "crustacean 虾"], []],
    ["青霉素", [], ["青霉素"]],
    ["花生、尘螨", ["peanut 花生"], ["尘螨"]],
    ["疑似牛奶过敏", ["milk 疑似牛奶"], ["疑似牛奶过敏"]],
    ["无花生过敏", [], ["无花生过敏"]],
    ["乳糖不耐受", ["milk 乳糖不耐受"], []],
  ])("%s", (cell, known, unclear) => {
    const read = parseAllergies(cell);
    expect(read.known.map(({ allergen, detail }) => `${allergen} ${detail}`)).toEqual(known);
    expect(read.unclear).toEqual(unclear);
  });

  it("loses no word: each is known or asked about", () => {
    const word = fc.constantFrom("花生", "牛奶", "青霉素", "尘螨", "虾", "不吃鱼", "猕猴桃");
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1 }), (words) => {
        const { known, unclear } = parseAllergies(words.join("、"));
        const said = new Set([...known.map(({ detail }) => detail), ...unclear]);
        expect([...said].sort()).toEqual([...words].sort());
      }),
    );
  });
});

describe("parseDiets", () => {
  it("knows what the kitchen knows, and asks about the rest", () => {
    expect(parseDiets("清真、不吃香菜")).toEqual({
      known: [{ diet: "halal", detail: "" }],
      unclear: ["不吃香菜"],
    });
  });
});
