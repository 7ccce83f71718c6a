import { describe, expect, it } from "vitest";
import { documentKinds } from "~db/enums";
import { documentBlanks, documentTexts } from "~/standards/document-texts";
import { blocksOf, fillIn, unknownBlanks } from "./rules";

describe("the texts that a centre begins with", () => {
  it.each(documentKinds)("%s leaves the same blanks open in both languages", (kind) => {
    const { zh, en } = documentTexts[kind];
    expect(unknownBlanks(kind, zh + en)).toEqual([]);
    for (const name of documentBlanks[kind]) {
      expect(zh).toContain(`{{${name}}}`);
      expect(en).toContain(`{{${name}}}`);
    }
    expect(blocksOf(zh).map(({ is }) => is)).toEqual(blocksOf(en).map(({ is }) => is));
  });
});

it("a blank is filled in, and without a value stays a line", () => {
  expect(fillIn("{{childName}}，{{sex}}", { childName: "小满" })).toBe("小满，______");
});

it("a name nobody knows is told", () => {
  expect(unknownBlanks("privacyNotice", "{{centreName}} {{fee}} {{fee}}")).toEqual(["fee"]);
});

it("a text is headings and paragraphs", () => {
  expect(blocksOf("## One\nfirst\n\nsecond")).toEqual([
    { is: "heading", text: "One" },
    { is: "paragraph", text: "first" },
    { is: "paragraph", text: "second" },
  ]);
});
