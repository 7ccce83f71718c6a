import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of package.json, found from this file whether it runs from source or from build/. */
export const projectRoot = findRoot(path.dirname(fileURLToPath(import.meta.url)));

function findRoot(from: string): string {
  const manifest = path.join(from, "package.json");
  if (existsSync(manifest) && readFileSync(manifest, "utf8").includes('"name": "wenrun"')) {
    return from;
  }
  const parent = path.dirname(from);
  if (parent === from) throw new Error("package.json of wenrun not found above the running file");
  return findRoot(parent);
}
