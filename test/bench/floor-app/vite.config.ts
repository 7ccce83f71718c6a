import path from "node:path";
import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixOptions from "../../../remix.config.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));

export default defineConfig({
  root,
  plugins: [
    remix({
      ...remixOptions,
      appDirectory: "test/bench/floor-app",
      buildDirectory: ".cache/floor-build",
    }),
  ],
  resolve: {
    alias: {
      "~db": path.join(root, "db"),
      "~test": path.join(root, "test"),
      "~": path.join(root, "app"),
    },
  },
});
