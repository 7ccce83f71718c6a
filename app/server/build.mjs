import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { root } from "./prepare.mjs";

// Remix builds the pages into build/client and build/server; esbuild the server around them into build/main.

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
    entryPoints: { main: "app/server/main.ts", cli: "app/server/cli.ts", demo: "db/seed/demo.ts" },
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

try {
  // in this order: Remix empties the whole of build/ first
  await buildPages();
  await buildServer();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
