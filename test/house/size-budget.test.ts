import { describe, expect, it } from "vitest";
import { expectNone, filesIn, linesOf } from "./sources";

/** Routes above 120 lines, with the length they may not exceed. The list only shrinks. */
const longRoutes: Record<string, number> = {
  "app/routes/_centre.children.$childId.tsx": 166,
};

const rooms = ["app", "db", "test", "e2e"];
const exempt = /^(db\/(schema|migrations)|app\/standards)\//;

const sized = (files: string[]) => files.map((file) => ({ file, lines: linesOf(file) }));
const code = sized(
  rooms.flatMap((room) => filesIn(room, /\.(tsx?|mjs|cjs)$/)).filter((file) => !exempt.test(file)),
);
const product = code.filter(({ file }) => !/\.test\.|^(test|e2e)\//.test(file));
const routes = sized(filesIn("app/routes", /\.tsx?$/));

const share = (of: { lines: number }[], part: number) =>
  of.map(({ lines }) => lines).sort((a, b) => a - b)[Math.floor((of.length - 1) * part)] ?? 0;

describe("size budget", () => {
  it("has no file over 400 lines", () => {
    const long = code.filter(({ lines }) => lines > 400);
    expectNone(long.map(({ file, lines }) => `${file}: ${lines} lines; split it by sub-noun`));
  });

  it("keeps routes short", () => {
    const long = routes.filter(({ file, lines }) => lines > (longRoutes[file] ?? 120));
    expectNone(
      long.map(({ file, lines }) => `${file}: ${lines} lines; its JSX moves to the feature's ui/`),
    );
    const settled = Object.keys(longRoutes).filter(
      (name) => !routes.some(({ file, lines }) => file === name && lines > 120),
    );
    expectNone(settled.map((name) => `${name}: short enough; take it off the list of long routes`));
    expect(Math.max(...Object.values(longRoutes), 0)).toBeLessThanOrEqual(170);
  });

  it("stays easy to read as a whole", () => {
    const [median, p95] = [share(product, 0.5), share(product, 0.95)];
    console.info(`${product.length} files, median ${median} lines, p95 ${p95}`);
    expect(p95).toBeLessThanOrEqual(260);
  });
});
