import { describe, expect, it } from "vitest";
import { hiddenBy, keptOf, keptValue } from "./rules";

describe("hiddenBy", () => {
  const rows = [
    ["a photo of one child alone", { childIds: ["a"], consenting: [], hasPhotos: true }, []],
    ["words about several", { childIds: ["a", "b"], consenting: [], hasPhotos: false }, []],
    ["all have agreed", { childIds: ["a", "b"], consenting: ["b", "a"], hasPhotos: true }, []],
    ["one has not", { childIds: ["a", "b"], consenting: ["a"], hasPhotos: true }, ["b"]],
    ["nobody has", { childIds: ["a", "b"], consenting: [], hasPhotos: true }, ["a", "b"]],
  ] as const;

  it.each(rows)("says whose families a photo is kept for: %s", (_what, note, expected) => {
    expect(hiddenBy(note)).toEqual(expected);
  });
});

describe("a kept photo in a form", () => {
  it("travels with its name, which may hold spaces", () => {
    const photo = { fileId: "f1", name: "操场 上.jpg" };
    expect(keptOf(keptValue(photo))).toEqual(photo);
  });
});
