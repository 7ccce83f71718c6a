import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import { BackupError, type Manifest } from "./backup-manifest";

type Roles = Manifest["roles"];
type Tool = "pg_dump" | "pg_restore";

async function run(
  tool: Tool,
  args: string[],
): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(tool, args, { stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
  const texts = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => (texts.out += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (texts.err += chunk.toString("utf8")));
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve(status ?? 1));
  });
  return { code, ...texts };
}

async function requireTool(tool: Tool, major: number): Promise<void> {
  const advice = `Install PostgreSQL's client programs, version ${major} or newer, on this machine.`;
  let version: string;
  try {
    version = (await run(tool, ["--version"])).out;
  } catch (error) {
    throw new BackupError("tool_missing", `${tool} is not in PATH. ${advice}`, { cause: error });
  }
  const found = Number(/\) (\d+)/.exec(version)?.[1] ?? 0);
  if (found >= major) return;
  throw new BackupError(
    "tool_missing",
    `${tool} ${found} is older than the database (${major}). ${advice}`,
  );
}

/** The password goes by a file: an argument would stand in the list of processes. */
async function withTarget<T>(url: string, work: (target: string) => Promise<T>): Promise<T> {
  const target = new URL(url);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "wenrun-"));
  try {
    if (target.password) {
      const escaped = decodeURIComponent(target.password).replace(/[\\:]/g, "\\$&");
      const file = path.join(folder, "pass");
      fs.writeFileSync(file, `*:*:*:*:${escaped}\n`, { mode: 0o600 });
      target.password = "";
      target.searchParams.set("passfile", file);
    }
    return await work(target.href);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const connect = (url: string) =>
  postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });

const lastLine = (text: string) => text.trim().split("\n").at(-1) ?? "";

/** Writes `database.dump`. Roles are the server's, not the database's: the dump only names them. */
export async function dumpDatabase(
  url: string,
  out: string,
): Promise<{ postgres: number; roles: Roles }> {
  const sql = connect(url);
  try {
    const [server] = await sql`select current_setting('server_version_num')::int / 10000 as major`;
    const major = Number(server?.major);
    await requireTool("pg_dump", major);
    const roles = await sql`
      select distinct r.rolname as name, r.rolbypassrls as bypasses
      from pg_shdepend d join pg_roles r on r.oid = d.refobjid
      where d.refclassid = 'pg_authid'::regclass and not r.rolcanlogin and not r.rolsuper
        and d.dbid = (select oid from pg_database where datname = current_database())
        and r.rolname !~ '^pg_'
      order by 1`;
    const file = path.join(out, "database.dump");
    const dumped = await withTarget(url, (target) =>
      run("pg_dump", ["-Fc", "-f", file, "-d", target]),
    );
    if (dumped.code !== 0) throw new BackupError("failed", `pg_dump: ${lastLine(dumped.err)}`);
    fs.chmodSync(file, 0o600);
    return {
      postgres: major,
      roles: roles.map((role) => ({
        name: String(role.name),
        bypassesRowSecurity: role.bypasses === true,
      })),
    };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Into an empty database, all or nothing. */
export async function restoreDump(url: string, manifest: Manifest, from: string): Promise<void> {
  await requireTool("pg_restore", manifest.postgres);
  const sql = connect(url);
  try {
    const [found] = await sql`
      select exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema') as any`;
    if (found?.any === true) {
      throw new BackupError(
        "data_not_empty",
        "The database of DATABASE_URL is not empty; restore into a new one.",
      );
    }
    await makeRoles(sql, manifest.roles);
    const file = path.join(from, "database.dump");
    const options = ["--no-owner", "--exit-on-error", "--single-transaction"];
    const restored = await withTarget(url, (target) =>
      run("pg_restore", [...options, "-d", target, file]),
    );
    if (restored.code !== 0)
      throw new BackupError("failed", `pg_restore: ${lastLine(restored.err)}`);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function makeRoles(sql: postgres.Sql, roles: Roles): Promise<void> {
  for (const { name, bypassesRowSecurity } of roles) {
    const known = await sql`select 1 from pg_roles where rolname = ${name}`;
    if (known.length === 0) {
      const bypass = bypassesRowSecurity ? sql`bypassrls` : sql`nobypassrls`;
      await sql`create role ${sql(name)} nologin ${bypass}`;
    }
    // making a role gives the right to grant it, not yet the right to become it
    await sql
      .begin((tx) => tx`set local role ${tx(name)}`)
      .catch(() => sql`grant ${sql(name)} to current_user`);
  }
}
