import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { chooseAccount, findBinaries } from "./embedded-binaries";
import * as clusters from "./embedded-cluster";
import { codeOf, EmbeddedError, messageOf } from "./embedded-error";
import { lockFolder } from "./embedded-lock";

export type StartEmbedded = {
  dataDir: string;
  log?: (line: string) => void;
  /** Server settings above the product's own, such as `{ fsync: "off" }` in tests. */
  settings?: Record<string, string>;
};

export type Embedded = {
  url: string;
  port: number;
  started: "initialised" | "started" | "reused";
  stop: () => Promise<void>;
};

const LOG_LIMIT = 10 * 1024 * 1024;
const WATCH_MS = 1_000;

/**
 * Starts the database that comes with the product, on a data folder that this process alone then
 * supervises: it comes back when it dies, and one left by a killed supervisor is taken over.
 */
export async function startEmbedded(options: StartEmbedded): Promise<Embedded> {
  const folder = openFolder(options.dataDir);
  const refusal = `The data folder ${folder} is in use by another server. Stop that one, or set WENRUN_DATA_DIR.`;
  const lock = await inFolder(folder, () => lockFolder(path.join(folder, "pg.lock"), refusal));
  try {
    return await inFolder(folder, () => supervise(folder, options, lock.release));
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** For commands beside the server: joins the one that runs on this folder, else starts it until `stop`. */
export async function openEmbedded(
  options: StartEmbedded,
): Promise<Omit<Embedded, "started"> & { started: Embedded["started"] | "attached" }> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await startEmbedded(options);
    } catch (error) {
      if (!(error instanceof EmbeddedError) || error.reason !== "in_use" || attempt >= 60)
        throw error;
    }
    const joined = await join(path.resolve(options.dataDir));
    if (joined) return { ...joined, started: "attached", stop: () => Promise.resolve() };
    await pause(500);
  }
}

async function join(folder: string): Promise<{ url: string; port: number } | null> {
  const server = clusters.runningServer(path.join(folder, "pg"));
  if (!server) return null;
  const password = fs.readFileSync(path.join(folder, "pg.password"), "utf8").trim();
  try {
    await clusters.ensureDatabase(server.port, password);
  } catch {
    return null;
  }
  return { url: clusters.urlOf(server.port, password), port: server.port };
}

async function supervise(
  folder: string,
  { log = () => undefined, settings = {} }: StartEmbedded,
  release: () => void,
): Promise<Embedded> {
  const data = path.join(folder, "pg");
  const runAs = chooseAccount(data);
  const binaries = findBinaries(runAs);
  const isNew = !holdsCluster(data, binaries.version);
  const password = readPassword(folder, isNew);
  const cluster: clusters.Cluster = { folder, data, password, binaries, runAs };
  const output = openLog(folder);

  let left: clusters.Server | null = null;
  let server: clusters.Server;
  try {
    if (isNew) {
      log("Making the database");
      await clusters.initialise(cluster, output);
    } else if (runAs && fs.statSync(data).uid !== runAs.uid) {
      clusters.giveTo(runAs, data);
    }
    left = await clusters.adoptServer(cluster);
    const wanted = { port: lastPort(folder), mustKeep: false };
    server = left ?? (await clusters.startServer(cluster, wanted, settings, output));
    await clusters.ensureDatabase(server.port, password);
    writeState(folder, { port: server.port, pid: process.pid });
  } catch (error) {
    if (!left) await clusters.stopServer(cluster, output);
    fs.closeSync(output);
    throw error;
  }

  // an exit that skips `stop`, such as an uncaught error, leaves no server behind
  const onExit = () => clusters.stopBehind(cluster, output);
  process.once("exit", onExit);
  let stopping: Promise<void> | null = null;
  let revival: Promise<void> = Promise.resolve();
  let isReviving = false;
  const revive = async () => {
    log("PostgreSQL ended unexpectedly; starting it again");
    try {
      const wanted = { port: server.port, mustKeep: true };
      server = await clusters.startServer(cluster, wanted, settings, output);
      log("PostgreSQL runs again");
    } catch (error) {
      log(messageOf(error));
    }
  };
  const watch = setInterval(() => {
    if (stopping || isReviving || clusters.runningServer(data)) return;
    isReviving = true;
    revival = revive().finally(() => {
      isReviving = false;
    });
  }, WATCH_MS);
  watch.unref();

  const stop = async () => {
    clearInterval(watch);
    await revival;
    await clusters.stopServer(cluster, output);
    process.off("exit", onExit);
    fs.closeSync(output);
    writeState(folder, { port: server.port, pid: null });
    release();
  };
  return {
    url: clusters.urlOf(server.port, password),
    port: server.port,
    started: isNew ? "initialised" : left ? "reused" : "started",
    stop: () => (stopping ??= stop()),
  };
}

function openFolder(dataDir: string): string {
  const folder = path.resolve(dataDir);
  try {
    makeFolder(folder);
    const probe = path.join(folder, `.write-test-${process.pid}`);
    fs.writeFileSync(probe, "");
    fs.rmSync(probe);
    return fs.realpathSync(folder);
  } catch (error) {
    throw notWritable(folder, error);
  }
}

/** Not `recursive: true`, which never returns on a file system that answers ENOENT, such as /proc. */
function makeFolder(folder: string): void {
  if (fs.existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  fs.mkdirSync(folder, { mode: 0o755 });
}

const notWritable = (folder: string, error: unknown): EmbeddedError =>
  new EmbeddedError(
    "not_writable",
    `The data folder ${folder} cannot be written (${codeOf(error) || messageOf(error)}). Give this user the right to it, or set WENRUN_DATA_DIR to another folder.`,
    { cause: error },
  );

const refusals = ["EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT"];

async function inFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof EmbeddedError) throw error;
    if (refusals.includes(codeOf(error))) throw notWritable(folder, error);
    throw new EmbeddedError("failed", `The database did not start: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

function holdsCluster(data: string, version: string): boolean {
  if (!fs.existsSync(data) || fs.readdirSync(data).length === 0) return false;
  const mark = path.join(data, "PG_VERSION");
  if (!fs.existsSync(mark)) {
    throw new EmbeddedError(
      "failed",
      `${data} is not a database folder; move it away and start again.`,
    );
  }
  const made = fs.readFileSync(mark, "utf8").trim();
  const brought = version.split(".")[0];
  if (made === brought) return true;
  throw new EmbeddedError(
    "other_version",
    `The database in ${data} was made by PostgreSQL ${made}, this Wenrun brings PostgreSQL ${brought}. Nothing was changed: start it with the Wenrun that made it and move it as docs/operations.md says under "Another PostgreSQL".`,
  );
}

function readPassword(folder: string, isNew: boolean): string {
  const file = path.join(folder, "pg.password");
  if (fs.existsSync(file)) return fs.readFileSync(file, "utf8").trim();
  if (!isNew) throw new EmbeddedError("failed", `${file} is missing; bring it back from a backup.`);
  const password = clusters.newPassword();
  fs.writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

function openLog(folder: string): number {
  const file = path.join(folder, "pg.log");
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT) fs.renameSync(file, `${file}.1`);
  return fs.openSync(file, "a", 0o640);
}

/** The port of the last time, so that a tool set up for it finds the database again. */
function lastPort(folder: string): number {
  try {
    const state: unknown = JSON.parse(fs.readFileSync(path.join(folder, "pg.json"), "utf8"));
    const port = state && typeof state === "object" && "port" in state ? Number(state.port) : 0;
    return port > 0 && port < 65_536 ? port : 0;
  } catch {
    return 0;
  }
}

function writeState(folder: string, state: { port: number; pid: number | null }): void {
  fs.writeFileSync(path.join(folder, "pg.json"), `${JSON.stringify(state)}\n`);
}
