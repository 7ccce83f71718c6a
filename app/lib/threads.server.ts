import path from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { projectRoot } from "~db/project-root";

const isSource = import.meta.url.endsWith(".ts");

/** Starts an entry of app/server in a thread of its own: as built, or from its source in development and tests. */
export function startThread<Task>(name: "menu-solver", task: Task): Worker {
  const room = isSource ? ["app", "server"] : ["build", "main"];
  const entry = path.join(projectRoot, ...room, `${name}${isSource ? ".ts" : ".js"}`);
  const file = isSource ? path.join(projectRoot, ...room, "source-thread.mjs") : entry;
  return new Worker(file, { workerData: { task, entry: pathToFileURL(entry).href } });
}
