import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EmbeddedError } from "~db/embedded-error";
import { openEmbedded, startEmbedded, type Embedded } from "~db/embedded";
import { projectRoot } from "~db/project-root";

let dataDir: string;
const servers: Embedded[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "wenrun-embedded-"));
  fs.chmodSync(dataDir, 0o755);
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill("SIGKILL");
    await ended(child);
    servers.push(await startEmbedded({ dataDir }));
  }
  for (const server of servers.splice(0)) await server.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

async function start(log?: (line: string) => void): Promise<Embedded> {
  const server = await startEmbedded({ dataDir, ...(log && { log }) });
  servers.push(server);
  return server;
}

async function query(url: string, text: string): Promise<postgres.Row[]> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    return await sql.unsafe(text);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

const postmaster = () =>
  Number(fs.readFileSync(path.join(dataDir, "pg", "postmaster.pid"), "utf8").split("\n")[0]);

/** Another process that supervises the folder until it is killed. */
async function startElsewhere(): Promise<ChildProcess> {
  const script = `
    process.on("SIGUSR2", () => process.exit(1));
    import { startEmbedded } from ${JSON.stringify(path.join(projectRoot, "db", "embedded.ts"))};
    startEmbedded({ dataDir: ${JSON.stringify(dataDir)} }).then(
      () => { console.log("ready"); setInterval(() => 0, 1000); },
      (error) => { console.error(error.message); process.exit(1); },
    );`;
  const args = ["--import", "tsx", "--input-type=module", "-e", script];
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once("data", () => resolve());
    child.once("exit", (code) => reject(new Error(`the other process ended with ${code}`)));
  });
  return child;
}

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => child.once("exit", () => resolve()));

const refusal = (attempt: Promise<Embedded>): Promise<unknown> =>
  attempt.then(
    (server) => server.stop(),
    (error: unknown) => error,
  );

describe("startEmbedded", () => {
  it("makes the database on the first start and keeps data, password and port over a restart", async () => {
    const first = await start();
    expect(first.started).toBe("initialised");
    await query(first.url, "create table kept (n int); insert into kept values (7)");
    await first.stop();
    const second = await start();
    expect(second.started).toBe("started");
    expect(second.url).toBe(first.url);
    expect(await query(second.url, "select n from kept")).toMatchObject([{ n: 7 }]);
    expect(fs.statSync(path.join(dataDir, "pg.password")).mode & 0o777).toBe(0o600);
  });

  it("runs in UTC, listens on this machine alone and asks for the password", async () => {
    const server = await start();
    const [row] = await query(
      server.url,
      `select current_setting('timezone') as zone, current_setting('listen_addresses') as host,
        current_setting('wal_level') as wal, pg_encoding_to_char(encoding) as encoding
       from pg_database where datname = current_database()`,
    );
    expect(row).toMatchObject({ zone: "UTC", host: "127.0.0.1", wal: "replica", encoding: "UTF8" });
    const wrong = server.url.replace(/:[^:@/]+@/, ":wrong-password@");
    await expect(query(wrong, "select 1")).rejects.toMatchObject({ code: "28P01" });
  });

  it("refuses a second server on one data folder, in this process and in another", async () => {
    await start();
    expect(await refusal(startEmbedded({ dataDir }))).toMatchObject({ reason: "in_use" });
    await servers.pop()?.stop();
    await startElsewhere();
    const refused = await refusal(startEmbedded({ dataDir }));
    expect(refused).toBeInstanceOf(EmbeddedError);
    expect(refused).toMatchObject({ reason: "in_use" });
  });

  it("lets a command beside the running server join it", async () => {
    await startElsewhere();
    const joined = await openEmbedded({ dataDir });
    expect(joined.started).toBe("attached");
    expect(await query(joined.url, "select 1 as one")).toMatchObject([{ one: 1 }]);
    await joined.stop();
    expect(await query(joined.url, "select 1 as one")).toMatchObject([{ one: 1 }]);
  });

  it("takes over the database of a killed supervisor", async () => {
    const child = await startElsewhere();
    const pid = postmaster();
    child.kill("SIGKILL");
    await ended(child);
    const server = await start();
    expect(server.started).toBe("reused");
    expect(postmaster()).toBe(pid);
    expect(await query(server.url, "select 1 as one")).toMatchObject([{ one: 1 }]);
  });

  it("stops with a process that ends without stopping it, and starts again at once", async () => {
    const child = await startElsewhere();
    child.kill("SIGUSR2");
    await ended(child);
    const server = await start();
    expect(await query(server.url, "select 1 as one")).toMatchObject([{ one: 1 }]);
    await server.stop();
    expect(fs.existsSync(path.join(dataDir, "pg", "postmaster.pid"))).toBe(false);
  });

  it("starts after supervisor and database were killed together, with what was committed", async () => {
    const child = await startElsewhere();
    const joined = await openEmbedded({ dataDir });
    await query(joined.url, "create table kept (n int); insert into kept values (7)");
    child.kill("SIGKILL");
    process.kill(postmaster(), "SIGKILL");
    await ended(child);
    const server = await start();
    expect(server.started).toBe("started");
    expect(await query(server.url, "select n from kept")).toMatchObject([{ n: 7 }]);
  });

  it("is not misled by a pid that another program has meanwhile", async () => {
    const server = await start();
    await server.stop();
    const stale = `${process.pid}\n${path.join(dataDir, "pg")}\n1\n5432\n\n127.0.0.1\n\nready\n`;
    fs.writeFileSync(path.join(dataDir, "pg", "postmaster.pid"), stale);
    fs.writeFileSync(
      path.join(dataDir, "pg.lock"),
      `${process.pid} earlier-boot:1 ${os.hostname()} 00\n`,
    );
    expect((await start()).started).toBe("started");
  });

  it("brings a database that died back on the same port", async () => {
    const lines: string[] = [];
    const server = await start((line) => lines.push(line));
    process.kill(postmaster(), "SIGKILL");
    await expect.poll(() => lines, { timeout: 20_000 }).toContain("PostgreSQL runs again");
    expect(await query(server.url, "select 1 as one")).toMatchObject([{ one: 1 }]);
  });

  it("survives a first start that was killed half-way", async () => {
    fs.mkdirSync(path.join(dataDir, "pg.new", "cluster"), { recursive: true });
    fs.writeFileSync(path.join(dataDir, "pg.new", "cluster", "PG_VERSION"), "18\n");
    expect((await start()).started).toBe("initialised");
    expect(fs.readdirSync(dataDir)).not.toContain("pg.new");
  });

  it("says in one line that the data folder cannot be written", async () => {
    const file = path.join(dataDir, "a-file");
    fs.writeFileSync(file, "");
    const refused = await refusal(startEmbedded({ dataDir: path.join(file, "data") }));
    expect(refused).toMatchObject({ reason: "not_writable" });
    expect(String(refused)).not.toContain("\n");
  });

  it("refuses a folder of another PostgreSQL in one line: who made it, and how to move it", async () => {
    fs.mkdirSync(path.join(dataDir, "pg"));
    fs.writeFileSync(path.join(dataDir, "pg", "PG_VERSION"), "12\n");
    const refused = await refusal(startEmbedded({ dataDir }));
    expect(refused).toMatchObject({ reason: "other_version" });
    expect(String(refused)).toMatch(/made by PostgreSQL 12, this Wenrun brings PostgreSQL \d+\./);
    expect(String(refused)).not.toContain("\n");
    expect(fs.readdirSync(path.join(dataDir, "pg"))).toEqual(["PG_VERSION"]);
    const [, chapter = ""] = /"(.+)"/.exec(String(refused)) ?? [];
    const operations = fs.readFileSync(path.join(projectRoot, "docs", "operations.md"), "utf8");
    expect(operations).toContain(`## ${chapter}\n`);
  });
});

describe.runIf(process.getuid?.() === 0 && process.platform === "linux")("as root", () => {
  it("runs below a folder that is closed to everyone else", async () => {
    fs.chmodSync(dataDir, 0o700);
    const server = await start();
    expect(fs.statSync(path.join(dataDir, "pg")).uid).not.toBe(0);
    await server.stop();
    const again = await start();
    expect(await query(again.url, "select 1 as one")).toMatchObject([{ one: 1 }]);
  });
});
