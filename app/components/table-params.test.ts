import { describe, expect, it } from "vitest";
import { filledParams, pageHref, readTableParams, sortHref, withParams } from "./table-params";

describe("sortHref", () => {
  it("sorts upwards first, then downwards, then upwards again", () => {
    expect(sortHref("?q=lin", "name")).toBe("?q=lin&sort=name");
    expect(sortHref("?q=lin&sort=name", "name")).toBe("?q=lin&sort=-name");
    expect(sortHref("?q=lin&sort=-name", "name")).toBe("?q=lin&sort=name");
  });

  it("starts at the first page and leaves another column's order behind", () => {
    expect(sortHref("?page=3&sort=-age", "name")).toBe("?sort=name");
  });
});

describe("pageHref", () => {
  it("keeps everything else and leaves the first page out", () => {
    expect(pageHref("?q=a&page=2", 3)).toBe("?q=a&page=3");
    expect(pageHref("?q=a&page=2", 1)).toBe("?q=a");
  });
});

describe("withParams", () => {
  it("encodes what it is given", () => {
    expect(withParams("", { q: "林 一" })).toBe("?q=%E6%9E%97+%E4%B8%80");
  });
});

describe("readTableParams", () => {
  const offered = { sortable: ["name", "age"], size: 50 };

  it("reads order, page and size", () => {
    expect(readTableParams("?sort=-age&page=2&size=20", offered)).toEqual({
      sort: { key: "age", descending: true },
      page: 2,
      size: 20,
    });
  });

  it("falls back on what is not offered or not a number", () => {
    expect(readTableParams("?sort=password&page=-1&size=1e9", offered)).toEqual({
      sort: null,
      page: 1,
      size: 50,
    });
    expect(readTableParams("?size=9999", offered).size).toBe(200);
  });
});

describe("filledParams", () => {
  it("leaves out what is empty", () => {
    const fields = new FormData();
    fields.set("q", "");
    fields.set("class", "2");
    expect(filledParams(fields).toString()).toBe("class=2");
  });
});
