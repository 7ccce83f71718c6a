import { describe, expect, it } from "vitest";
import { csvOf, pageOf, photoNames } from "./rules";

describe("csvOf", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+86", "'+86"],
    ["-5", "'-5"],
    ["@sum", "'@sum"],
    ["a, b", '"a, b"'],
    ['say "no"', '"say ""no"""'],
    ["画秋天", "画秋天"],
  ])("writes %s as %s", (cell, written) => {
    expect(csvOf({ head: ["h"], rows: [[cell]] })).toBe(`\ufeffh\r\n${written}\r\n`);
  });
});

describe("photoNames", () => {
  it("counts the photos of a minute", () => {
    const nameOf = photoNames();
    const names = ["09:31", "09:31", "09:32"].map((time) => nameOf("2026-11-12", time));
    expect(names).toEqual([
      "2026-11-12 0931.jpg",
      "2026-11-12 0931 (2).jpg",
      "2026-11-12 0932.jpg",
    ]);
  });
});

describe("pageOf", () => {
  it("shows words as words, links to photos, and leaves out lists without rows", () => {
    const page = pageOf({
      ...{ lang: "en", title: "A & B", intro: "<script>", daysTitle: "Days" },
      days: [
        {
          title: "12 November",
          lines: [{ at: "08:06", fact: "Arrived", detail: '"hi"' }],
          photos: [{ href: "photos/2026-11-12 0931.jpg", at: "09:31", caption: "<b>" }],
        },
      ],
      sheets: [
        { file: "a", title: "Growth", head: ["Day"], rows: [["2026-11-01"]] },
        { file: "b", title: "Nothing", head: ["Day"], rows: [] },
      ],
    });
    expect(page).toContain("<h1>A &amp; B</h1><p>&lt;script&gt;</p>");
    expect(page).toContain('<a href="photos/2026-11-12%200931.jpg">&lt;b&gt;</a>');
    expect(page).toContain("<b>Arrived</b> &quot;hi&quot;");
    expect(page).toContain("<td>2026-11-01</td>");
    expect(page).not.toContain("Nothing");
  });
});
