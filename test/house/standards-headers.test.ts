import path from "node:path";
import { describe, expect, it } from "vitest";
import { isDay } from "~/lib/dates";
import { projectRoot } from "~db/project-root";
import { filesIn } from "./sources";

const modules = filesIn("app/standards", /\.ts$/).filter(
  (file) => !/header\.ts$|\.test\./.test(file),
);
const wanted = ["issuer", "title", "number", "edition", "effectiveOn", "clause"];

describe("standards", () => {
  it.each(modules)("%s says where its figures come from", async (file) => {
    const module: { sources?: Record<string, string>[] } = await import(
      /* @vite-ignore */ path.join(projectRoot, file)
    );
    const sources = module.sources ?? [];
    expect(
      sources.length,
      `${file} exports \`sources\`, one StandardHeader a norm`,
    ).toBeGreaterThan(0);
    for (const source of sources) {
      const missing = wanted.filter((field) => !source[field]?.trim());
      expect(missing, `${file}: ${source["title"]} lacks these fields`).toEqual([]);
      expect(isDay(source["effectiveOn"] ?? ""), `${file}: ${source["title"]} effectiveOn`).toBe(
        true,
      );
    }
  });

  it("has a module to hold", () => {
    expect(modules.length).toBeGreaterThan(0);
  });
});
