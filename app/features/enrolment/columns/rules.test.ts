import { describe, expect, it } from "vitest";
import { wordsOf } from "~/i18n/words.server";
import { rosterHeads } from "~/standards/roster-columns";
import { cellsBy, findHead, headOf, rosterColumns, wordKey } from "./rules";

describe("findHead", () => {
  it.each<[string, string[], string[] | null]>([
    ["a title", ["介休市综合托育中心在托幼儿花名册"], null],
    ["a row of data", ["1", "段星野", "男", "2026-05-02"], null],
    ["too few heads", ["姓名", "出生日期"], null],
    ["no birthday", ["姓名", "性别", "班级"], null],
    ["the heads of a form", ["*姓名", "性 别", "出生日期（年/月/日）"], ["name", "sex", "bornOn"]],
    ["other words", ["班别", "宝宝姓名", "生日"], ["className", "name", "bornOn"]],
    ["English", ["Child name", "DOB", "Class", "Father's name"], ["name", "bornOn", "className", "fatherName"]], // prettier-ignore
    ["full width", ["姓名", "出生日期", "监护人１手机", "什么"], ["name", "bornOn", "guardian1Phone"]], // prettier-ignore
  ])("%s", (_, cells, columns) => {
    const head = findHead(cells);
    expect(head && [...head.keys()]).toEqual(columns);
  });

  it("counts a head that stands twice where it stands first", () => {
    const head = findHead(["姓名", "出生日期", "班级", "姓名"]);
    expect(head && cellsBy(head, ["甲", "2024-01-01", "小班", "乙"]).name).toBe("甲");
  });
});

describe("the words of the columns", () => {
  it("belong to one column each", () => {
    const owners = new Map<string, string>();
    const shared = rosterColumns.flatMap((column) =>
      rosterHeads[column].flatMap((word) => {
        const owner = owners.get(wordKey(word));
        owners.set(wordKey(word), column);
        return owner && owner !== column ? [`${word}: ${owner}, ${column}`] : [];
      }),
    );
    expect(shared).toEqual([]);
  });

  it.each(["zh-CN", "en"] as const)("are those of an export in %s", (locale) => {
    const { t } = wordsOf(locale);
    const heads = rosterColumns.map((column) => t(`enrolment:roster.column.${column}`));
    expect([...(findHead(heads)?.keys() ?? [])]).toEqual(rosterColumns);
    if (locale === "zh-CN") expect(heads).toEqual(rosterColumns.map(headOf));
  });
});
