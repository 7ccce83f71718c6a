import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const room = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const root = room("..");
const alias = [
  { find: /^~db\//, replacement: `${room("../db")}/` },
  { find: /^~test\//, replacement: `${room(".")}/` },
  { find: /^~\//, replacement: `${room("../app")}/` },
];

/**
 * No Remix plugin here: it rewrites route modules for the browser. Where tests leave nothing behind that
 * others see they share a process: loading the product anew for every file took longer than testing it.
 */
export default defineConfig({
  root,
  resolve: { alias },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["app/**/*.test.ts", "db/**/*.test.ts"],
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: "unit-ui", include: ["app/**/*.test.tsx"], environment: "jsdom" },
      },
      {
        extends: true,
        test: {
          name: "house",
          include: ["test/house/**/*.test.ts"],
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["test/integration/**/*.test.ts"],
          globalSetup: [room("./global-setup.ts")],
          pool: "forks",
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
