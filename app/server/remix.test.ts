import type { ServerBuild } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { byPath, bySegment } from "./remix";

const tree = {
  root: { path: "" },
  "routes/_centre": { parentId: "root" },
  "routes/_centre.children": { parentId: "routes/_centre", path: "children" },
  "routes/_centre.children.$childId": { parentId: "routes/_centre.children", path: ":childId" },
  "routes/_centre.staff": { parentId: "routes/_centre", path: "staff" },
  "routes/children[.]xlsx": { parentId: "root", path: "children.xlsx" },
  "routes/$": { parentId: "root", path: "*" },
};
const routes = Object.fromEntries(
  Object.entries(tree).map(([id, route]) => [id, { id, ...route, module: {} }]),
);
// reason: a route table is all that the function looks at
const build = { routes, assets: { routes } } as unknown as ServerBuild;

describe("the routes below a first segment", () => {
  const tables = bySegment(build);

  it("has a table for each segment", () => {
    expect([...tables.keys()].sort()).toEqual(["children", "children.xlsx", "staff"]);
  });

  it("keeps the layouts above and the last resort, and leaves the neighbours out", () => {
    const found = tables.get("children");
    expect(Object.keys(found?.routes ?? {})).toEqual([
      "root",
      "routes/_centre",
      "routes/_centre.children",
      "routes/_centre.children.$childId",
      "routes/$",
    ]);
    expect(Object.keys(found?.assets.routes ?? {})).toEqual(Object.keys(found?.routes ?? {}));
  });
});

describe("the routes at a whole path", () => {
  const tables = byPath(build);

  it("has a table for each path without values", () => {
    expect([...tables.keys()].sort()).toEqual(["children", "children.xlsx", "staff"]);
  });

  it("keeps what stands there and the layouts above it", () => {
    expect(Object.keys(tables.get("staff")?.routes ?? {})).toEqual([
      "root",
      "routes/_centre",
      "routes/_centre.staff",
    ]);
    expect(Object.keys(tables.get("children")?.routes ?? {})).not.toContain("routes/$");
  });
});
