// @vitest-environment jsdom
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markup } from "./markup";

const parsed = (html: string): HTMLElement => {
  const home = document.createElement("div");
  home.innerHTML = html;
  return home;
};

describe("markup", () => {
  it("puts in any text as it is, between tags and in values", () => {
    // a parser reads a carriage return as a line's end, and drops a null
    const text = fc.string({ unit: "binary" }).map((raw) => raw.replace(/[\r\0]/g, ""));
    fc.assert(
      fc.property(text, text, (said, named) => {
        const home = parsed(markup`<b title="${named}">${said}</b>`.html);
        expect(home.children).toHaveLength(1);
        expect(home.textContent).toBe(said);
        expect(home.querySelector("b")?.getAttribute("title")).toBe(named);
        expect(home.querySelectorAll("*")).toHaveLength(1);
      }),
    );
  });

  it("puts in markup as it is", () => {
    const inner = markup`<i>${"<script>"}</i>`;
    expect(markup`<b>${inner}</b>`.html).toBe("<b><i>&lt;script&gt;</i></b>");
  });
});
