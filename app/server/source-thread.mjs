import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

// A thread's entry from its source, in development and tests: Node 20 gives threads no loader of their own.

register();
await import(workerData.entry);
