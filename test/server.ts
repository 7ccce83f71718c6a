import { spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { projectRoot } from "~db/project-root";
import packageFile from "../package.json" with { type: "json" };

export type RunningServer = {
  url: string;
  port: number;
  pid: number;
  dataDir: string;
  /** Everything it has printed so far. */
  output: () => string;
  exited: Promise<number | null>;
  /** SIGTERM, then the exit code; the data folder goes when it was made here. */
  stop: () => Promise<number | null>;
};

type Start = {
  args?: readonly string[];
  env?: Record<string, string>;
  dataDir?: string;
  port?: number;
  /** Flags for Node itself, such as a profiler's. */
  nodeArgs?: readonly string[];
};

/** A port that nobody listens on right now. */
export async function freePort(): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (!address || typeof address === "string") throw new Error("no free port");
  return address.port;
}

/** Nothing of the developer's own centre reaches a test's server. */
export function cleanEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const own =
    /^(WENRUN_(?!TEST_|SKIP_)|TLS_|DATABASE_URL$|PORT$|HOST$|LOG_LEVEL$|PG[A-Z]+$|VITEST)/;
  const kept = Object.entries(process.env).flatMap(([name, value]) =>
    own.test(name) || value === undefined ? [] : [[name, value] as const],
  );
  return {
    ...Object.fromEntries(kept),
    ...{ NODE_ENV: "production", WENRUN_SKIP_PREPARE: "1", LOG_LEVEL: "silent", ...extra },
  };
}

/** What `npm start` calls Node with. */
const startCommand = packageFile.scripts.start.split(" ").slice(1);

/** `npm start` of the built product, on a free port and, unless given, a data folder of its own. */
export async function launchServer(start: Start = {}): Promise<RunningServer> {
  const port = start.port ?? (await freePort());
  const dataDir = start.dataDir ?? fs.mkdtempSync(path.join(os.tmpdir(), "wenrun-server-"));
  const [flags, program] = [startCommand.slice(0, -1), startCommand.at(-1) ?? ""];
  const child = spawn(
    process.execPath,
    [...flags, ...(start.nodeArgs ?? []), program, ...(start.args ?? [])],
    {
      cwd: projectRoot,
      env: cleanEnvironment({ PORT: String(port), WENRUN_DATA_DIR: dataDir, ...start.env }),
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const printed: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => printed.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => printed.push(chunk));
  const exited = new Promise<number | null>((resolve) => child.once("close", resolve));
  const end = () => child.kill("SIGTERM");
  process.once("exit", end);
  const stop = async () => {
    process.off("exit", end);
    if (child.exitCode === null) child.kill("SIGTERM");
    const code = await exited;
    if (!start.dataDir) fs.rmSync(dataDir, { recursive: true, force: true });
    return code;
  };
  return {
    ...{ url: `http://127.0.0.1:${port}`, port, pid: child.pid ?? 0, dataDir, exited, stop },
    output: () => Buffer.concat(printed).toString("utf8"),
  };
}

/** The same, once `/healthz` says that all of it stands. */
export async function startServer(start: Start = {}): Promise<RunningServer> {
  const server = await launchServer(start);
  try {
    await untilHealthy(server);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

export async function untilHealthy(server: RunningServer, limitMs = 120_000): Promise<void> {
  let ended: number | null | undefined;
  void server.exited.then((code) => (ended = code));
  for (const until = performance.now() + limitMs; performance.now() < until;) {
    if (ended !== undefined) throw new Error(`server ended (${ended}):\n${server.output()}`);
    const answer = await fetch(`${server.url}/healthz`).catch(() => null);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`server not ready in ${limitMs} ms:\n${server.output()}`);
}
