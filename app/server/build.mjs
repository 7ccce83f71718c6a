import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { root } from "./prepare.mjs";

// Remix builds the pages into build/client and build/server; esbuild the server around them into build/main,
// and the worker that keeps a room open without a network beside the pages.

const environment = { ...process.env, NODE_ENV: "production" };

async function buildPages() {
  const manifest = createRequire(import.meta.url).resolve("@remix-run/dev/package.json");
  const command = path.join(path.dirname(manifest), "dist", "cli.js");
  const child = spawn(process.execPath, [command, "vite:build", "--logLevel", "warn"], {
    cwd: root,
    env: environment,
    stdio: "inherit",
  });
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`remix vite:build ended with ${code}`);
}

/** Node imports JSON of a package only with an attribute; taken into the bundle it needs none. */
const packagedJson = {
  name: "packaged-json",
  setup(build) {
    build.onResolve(
      { filter: /^(@[^/]+\/)?[a-z][^/]*\/.*\.json$/ },
      ({ path: name, importer }) => ({
        path: createRequire(importer).resolve(name),
      }),
    );
  },
};

async function buildServer() {
  const esbuild = await import("esbuild");
  const outdir = path.join(root, "build", "main");
  rmSync(outdir, { recursive: true, force: true });
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: {
      main: "app/server/main.ts",
      cli: "app/server/cli.ts",
      demo: "db/seed/demo.ts",
      "menu-solver": "app/server/menu-solver.ts",
    },
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
    // not tsconfig's paths: esbuild takes "~/x" for a package before it looks there
    alias: { "~": path.join(root, "app"), "~db": path.join(root, "db") },
    tsconfig: "tsconfig.json",
    plugins: [packagedJson],
    define: { "process.env.NODE_ENV": '"production"' },
    sourcemap: true,
    logLevel: "warning",
  });
}

/** Curves are for a desk; a room is complete without them. */
const isForDesks = (name) => /^(ComposedChart|Bar|Line|Area|Cartesian)/.test(name);

const filesIn = (folder) => readdirSync(folder).map((name) => path.join(folder, name));

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files.toSorted()) hash.update(readFileSync(file));
  return hash.digest("hex");
}

/** What a tablet keeps of the app, so that a room opens without a network. */
function precached() {
  const client = path.join(root, "build", "client");
  const assets = readdirSync(path.join(client, "assets"))
    .filter((name) => /\.(js|css|woff2?|svg)$/.test(name) && !isForDesks(name))
    .map((name) => ({ url: `/assets/${name}`, revision: null }));
  const words = ["zh-CN", "en"].map((locale) => ({
    url: `/words/${locale}.json`,
    revision: hashOf(filesIn(path.join(root, "app", "i18n", locale))),
  }));
  const pages = ["offline.html", "offline.css", "favicon.svg"].map((name) => ({
    url: `/${name}`,
    revision: hashOf([path.join(client, name)]),
  }));
  return [...assets, ...words, ...pages];
}

/** Remix writes the list of all pages as a script: its address, and the version of the program that it names. */
function pageList() {
  const folder = path.join(root, "build", "client", "assets");
  const name = readdirSync(folder).find((each) => each.startsWith("manifest-"));
  const version = /"version":"([^"]+)"/.exec(readFileSync(path.join(folder, name), "utf8"))[1];
  return { url: `/assets/${name}`, version };
}

async function buildWorker() {
  const esbuild = await import("esbuild");
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: { worker: "app/entry.worker.ts" },
    outdir: path.join(root, "build", "client"),
    bundle: true,
    minify: true,
    format: "iife",
    platform: "browser",
    target: "es2021",
    define: {
      "process.env.NODE_ENV": '"production"',
      PRECACHE: JSON.stringify(precached()),
      PAGES: JSON.stringify(pageList()),
    },
    tsconfig: "tsconfig.json",
    logLevel: "warning",
  });
}

try {
  // in this order: Remix empties the whole of build/ first
  await buildPages();
  await buildServer();
  await buildWorker();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
