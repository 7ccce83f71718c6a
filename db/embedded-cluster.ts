import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { canEnter, type Binaries, type RunAs } from "./embedded-binaries";
import { codeOf, EmbeddedError, messageOf } from "./embedded-error";
import { isAlive } from "./embedded-lock";

export const databaseName = "wenrun";

export type Cluster = {
  folder: string;
  data: string;
  password: string;
  binaries: Binaries;
  runAs: RunAs | undefined;
};

export type Server = { pid: number; port: number };

/** Fixed per start rather than in postgresql.conf, so that an update of the product brings its settings along. */
const settings: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "128MB",
  max_wal_size: "512MB",
  wal_level: "replica",
  max_replication_slots: "4",
  max_parallel_workers_per_gather: "0",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  password_encryption: "scram-sha-256",
};

/** Below a folder closed to the database's account, the kernel's link to the working directory still opens. */
const dataArgument = ({ data, runAs }: Pick<Cluster, "data" | "runAs">): string =>
  process.platform === "linux" && !canEnter(data, runAs) ? "/proc/self/cwd" : data;

async function run(
  cluster: Pick<Cluster, "data" | "runAs" | "binaries">,
  program: "initdb" | "pg_ctl",
  args: string[],
  output: number | "ignore",
): Promise<number> {
  const child = spawn(cluster.binaries.file(program), ["-D", dataArgument(cluster), ...args], {
    ...cluster.runAs,
    cwd: cluster.data,
    stdio: ["ignore", output, output],
    windowsHide: true,
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}

/** Built aside and moved into place, so that an interrupted first start leaves nothing half-made. */
export async function initialise(cluster: Cluster, log: number): Promise<void> {
  const draft = `${cluster.data}.new`;
  const data = path.join(draft, "cluster");
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(data, { recursive: true, mode: 0o700 });
  fs.writeFileSync(path.join(draft, "password"), `${cluster.password}\n`, { mode: 0o600 });
  if (cluster.runAs) giveTo(cluster.runAs, draft);
  const options = [
    "-U",
    "postgres",
    "-A",
    "scram-sha-256",
    "--pwfile=../password",
    "-E",
    "UTF8",
    "-N",
  ];
  const from = logSize(log);
  const code = await run(
    { ...cluster, data },
    "initdb",
    [...options, `--locale=${process.platform === "linux" ? "C.UTF-8" : "C"}`],
    log,
  );
  if (code !== 0) {
    const reason = lastLine(cluster, from);
    const advice = /look up effective user/.test(reason)
      ? " Give this user a name in /etc/passwd, or set DATABASE_URL to a server of your own."
      : "";
    throw new EmbeddedError("failed", `initdb failed: ${reason}.${advice}`);
  }
  if (fs.existsSync(cluster.data)) fs.rmdirSync(cluster.data);
  fs.renameSync(data, cluster.data);
  fs.rmSync(draft, { recursive: true, force: true });
}

export function giveTo({ uid, gid }: RunAs, folder: string): void {
  fs.chownSync(folder, uid, gid);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    fs.lchownSync(path.join(entry.parentPath, entry.name), uid, gid);
  }
}

export const newPassword = (): string => randomBytes(24).toString("base64url");

export const urlOf = (port: number, password: string, name = databaseName): string =>
  `postgres://postgres:${password}@127.0.0.1:${port}/${name}`;

const logSize = (log: number): number => fs.fstatSync(log).size;

function lastLine({ folder }: Cluster, from: number): string {
  const text = fs.readFileSync(path.join(folder, "pg.log")).subarray(from).toString("utf8");
  const lines = text.split("\n").filter((line) => line.trim() && !line.startsWith("pg_ctl:"));
  const telling = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? "";
  return `${telling.replace(/^.*?(FATAL|PANIC): +/, "")} (see ${path.join(folder, "pg.log")})`;
}

/** The running server of this cluster, from its own pid file; a number used again by another program is not it. */
export function runningServer(data: string): Server | null {
  const file = path.join(data, "postmaster.pid");
  try {
    const [pid, , , port] = fs.readFileSync(file, "utf8").split("\n").map(Number);
    if (!pid || !isAlive(pid)) return null;
    if (process.platform === "linux" && !worksIn(pid, data)) {
      fs.rmSync(file, { force: true });
      return null;
    }
    return port ? { pid, port } : null;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

function worksIn(pid: number, data: string): boolean {
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(data);
  } catch {
    return false;
  }
}

async function freePort(wanted: number): Promise<number> {
  const probe = net.createServer();
  const port = await new Promise<number>((resolve) => {
    probe.once("error", () => resolve(0));
    probe.listen({ port: wanted, host: "127.0.0.1" }, () => {
      const at = probe.address();
      resolve(at && typeof at === "object" ? at.port : 0);
    });
  });
  if (port) await new Promise((resolve) => probe.close(resolve));
  return port || freePort(0);
}

/**
 * Starts the server on the wanted port: on no other when it must keep it, because open pools point at it.
 * Tries again while the processes of the last server go.
 */
export async function startServer(
  cluster: Cluster,
  wanted: { port: number; mustKeep: boolean },
  extra: Record<string, string>,
  log: number,
): Promise<Server> {
  let reason = "";
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const port = wanted.mustKeep ? wanted.port : await freePort(attempt === 0 ? wanted.port : 0);
    const pairs = Object.entries({ ...settings, ...extra, port: String(port) });
    const options = pairs.map(([name, value]) => `-c ${name}=${value}`).join(" ");
    const from = logSize(log);
    const code = await run(cluster, "pg_ctl", ["start", "-w", "-t", "300", "-o", options], log);
    const server = code === 0 ? runningServer(cluster.data) : null;
    if (server) return server;
    reason = lastLine(cluster, from);
    if (!/in use|already exists|could not create any TCP/i.test(reason)) break;
    await pause(250);
  }
  throw new EmbeddedError("failed", `PostgreSQL did not start: ${reason}`);
}

export async function stopServer(cluster: Cluster, log: number): Promise<void> {
  if (!runningServer(cluster.data)) return;
  const code = await run(cluster, "pg_ctl", ["stop", "-m", "fast", "-w", "-t", "60"], log);
  if (code !== 0 && runningServer(cluster.data)) {
    await run(cluster, "pg_ctl", ["stop", "-m", "immediate", "-w"], log);
  }
}

/** Stops the server from a process that is about to end and cannot wait. */
export function stopBehind({ binaries, data, runAs }: Cluster, log: number): void {
  const args = ["-D", dataArgument({ data, runAs }), "stop", "-m", "fast"];
  const options = { ...runAs, cwd: data, detached: true, windowsHide: true };
  spawn(binaries.file("pg_ctl"), args, { ...options, stdio: ["ignore", log, log] }).unref();
}

/** Just starting, just stopping, or dying: it will be one or the other in a moment. */
const passing =
  /^(57P0[123]|ECONN(REFUSED|RESET)|CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT)$/;

/** The server that a killed supervisor left, once it answers; null when there is none or it is going. */
export async function adoptServer({ data, password }: Cluster): Promise<Server | null> {
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const server = runningServer(data);
    if (!server) return null;
    try {
      await ensureDatabase(server.port, password);
      return server;
    } catch (error) {
      if (!passing.test(codeOf(error instanceof Error ? error.cause : null))) throw error;
    }
    await pause(250);
  }
  throw new EmbeddedError(
    "failed",
    `The database left by the last server does not answer (${data}).`,
  );
}

/** Also proves that the password opens this server. */
export async function ensureDatabase(port: number, password: string): Promise<void> {
  const sql = postgres(urlOf(port, password, "postgres"), {
    max: 1,
    connect_timeout: 30,
    onnotice: () => undefined,
  });
  try {
    const found = await sql`select 1 from pg_database where datname = ${databaseName}`;
    if (found.length === 0) await sql.unsafe(`create database ${databaseName}`);
  } catch (error) {
    const detail = codeOf(error) === "28P01" ? "pg.password is not its password" : messageOf(error);
    throw new EmbeddedError("failed", `The database cannot be opened: ${detail}`, { cause: error });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
