import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Rollup } from "vite";
import remixOptions from "./remix.config.js";

const room = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const frame =
  /\/node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|@remix-run|turbo-stream)\/|^\0(vite|commonjsHelpers)/;
/** What a family sees first: the product's frame and its Today. */
const first =
  /\/app\/(entry\.client|root|routes\/_family|routes\/_family\.family\._index)\.tsx(\?|$)/;
const ownPages = /\/app\/(entry\.client|root|routes|features)/;
const part = /\/app\/components\/[^/]+$/;
const heavy = /\/node_modules\/(react-hook-form|@hookform|zod|recharts)\//;
const icon = /\/node_modules\/lucide\//;
const everyIcon = /\/lucide\/dist\/esm\/lucide\.mjs$/;

let seenFirst: ReadonlySet<string> | undefined;

/**
 * In which file a module goes: React and Remix in one, whatever else a family's Today shares with other pages in
 * another, their icons and small parts in the next ones, and the rest as Rollup finds it. Hundreds were asked for
 * before; and an old phone loads nothing of the desk.
 */
const chunkOf: Rollup.GetManualChunk = (id, { getModuleIds, getModuleInfo }) => {
  if (frame.test(id)) return "frame";
  const isFirst = (each: string) => first.test(each);
  seenFirst ??= reachOf([...getModuleIds()].filter(isFirst), getModuleInfo);
  if (seenFirst.has(id)) return ownPages.test(id) ? undefined : "first";
  if (icon.test(id)) return "icons";
  return part.test(id) && !carries(id, getModuleInfo) ? "parts" : undefined;
};

/** The modules that come with others whatever the person then does, but for the icons that nobody names. */
function reachOf(ids: readonly string[], infoOf: Rollup.GetModuleInfo): Set<string> {
  const seen = new Set(ids);
  for (const id of seen) {
    const info = infoOf(id);
    const named = iconsNamedIn(info?.code ?? "");
    for (const on of info?.importedIds ?? []) {
      const found = everyIcon.test(on) ? iconFiles(on, infoOf, named) : [on];
      for (const each of found) seen.add(each);
    }
  }
  return seen;
}

const iconsNamedIn = (code: string): string[] =>
  [...code.matchAll(/import\s*\{([^}]*)\}\s*from\s*"lucide"/g)].flatMap(([, names = ""]) =>
    names.split(",").map((name) => name.trim().split(/\s/)[0] ?? ""),
  );

/** lucide's own list: `export { default as House, default as Home } from './icons/house.mjs'`. */
function iconFiles(list: string, infoOf: Rollup.GetModuleInfo, named: readonly string[]): string[] {
  const folder = list.replace(/[^/]+$/, "");
  const lines = (infoOf(list)?.code ?? "").matchAll(/export \{([^}]*)\} from ["']\.\/([^"']+)/g);
  return [...lines].flatMap(([, names = "", file = ""]) => {
    const known = names.split(",").map((name) => name.trim().replace("default as ", ""));
    return named.some((name) => known.includes(name)) ? [folder + file] : [];
  });
}

/** Whether a module brings a library along that most pages have no need of. */
const carries = (id: string, infoOf: Rollup.GetModuleInfo): boolean =>
  [...reachOf([id], infoOf)].some((on) => heavy.test(on));

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix(remixOptions)],
  resolve: { alias: { "~db": room("./db"), "~test": room("./test"), "~": room("./app") } },
  server: { middlewareMode: true },
  // an old phone loads some 5 kB less than by the quicker default
  build: isSsrBuild
    ? {}
    : {
        minify: "terser",
        terserOptions: { ecma: 2020, compress: { passes: 2 } },
        rollupOptions: { output: { manualChunks: chunkOf } },
      },
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
