import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Rollup } from "vite";
import remixOptions from "./remix.config.js";

const room = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const frame =
  /\/node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run)\//;

/** The frame, the icons, and the small parts that nearly every page has: a file each, where hundreds were asked for. */
const manualChunks: Rollup.GetManualChunk = (id, { getModuleInfo }) => {
  if (frame.test(id)) return "frame";
  if (id.includes("/node_modules/lucide/")) return "icons";
  const isPart = /\/app\/components\/[^/]+$/.test(id);
  return isPart && !carries(id, getModuleInfo) ? "parts" : undefined;
};

const heavy = /\/node_modules\/(react-hook-form|@hookform|zod|recharts)\//;

/** Whether a module brings a library along that most pages have no need of. */
function carries(id: string, infoOf: Rollup.GetModuleInfo, seen = new Set<string>()): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  return heavy.test(id) || (infoOf(id)?.importedIds ?? []).some((on) => carries(on, infoOf, seen));
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix(remixOptions)],
  resolve: { alias: { "~db": room("./db"), "~test": room("./test"), "~": room("./app") } },
  server: { middlewareMode: true },
  build: isSsrBuild ? {} : { rollupOptions: { output: { manualChunks } } },
  // Named, not scanned: the scan reads loaders too, and finding a library late splits React in two.
  optimizeDeps: {
    noDiscovery: true,
    include: [
      "@hookform/resolvers/zod",
      "@remix-run/react",
      "clsx",
      "i18next",
      "lucide",
      "react",
      "react-dom",
      "react-dom/client",
      "react-hook-form",
      "react-i18next",
      "react/jsx-dev-runtime",
      "react/jsx-runtime",
      "recharts",
      "zod/mini",
    ],
  },
}));
