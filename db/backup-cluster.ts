import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import {
  BackupError,
  copyFile,
  copyFolder,
  writeFile,
  type ListedFile,
  type Manifest,
} from "./backup-manifest";

// PostgreSQL manual 25.3.4, "Making a Base Backup Using the Low Level API".

/** Contents that a recovery makes again; the folders themselves must exist. */
const emptied =
  /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/./;
const left = /^(postmaster\.(pid|opts)|backup_label.*|tablespace_map.*|global\/pg_control)$/;
const rebuilt = /(^|\/)(pgsql_tmp[^/]*|pg_internal\.init[^/]*)$/;
const isLeft = (name: string) => emptied.test(name) || left.test(name) || rebuilt.test(name);

/** Copies the running cluster below `pg/`, with the log of the changes made meanwhile. */
export async function copyCluster(
  url: string,
  data: string,
  out: string,
): Promise<Pick<Manifest, "files" | "folders" | "postgres">> {
  const pool = postgres(url, { max: 1, onnotice: () => undefined, idle_timeout: 0 });
  const sql = await pool.reserve();
  try {
    const slot = `wenrun_backup_${randomBytes(6).toString("hex")}`;
    // keeps the log from being recycled under the copy; goes with this session
    await sql`select pg_create_physical_replication_slot(${slot}, true, true)`;
    const [begun] = await sql`
      select pg_walfile_name(pg_backup_start('wenrun', true)) as first,
        current_setting('server_version_num')::int / 10000 as major`;
    const { files, folders } = await copyFolder(data, out, "pg", isLeft);
    files.push(await copyControl(data, out));
    const [ended] = await sql`
      select labelfile, spcmapfile, pg_walfile_name(lsn) as last
      from pg_backup_stop(wait_for_archive => false)`;
    files.push(writeFile(out, "pg/backup_label", String(ended?.labelfile)));
    const spaces = String(ended?.spcmapfile ?? "");
    if (spaces) files.push(writeFile(out, "pg/tablespace_map", spaces));
    files.push(...(await copyLog(data, out, String(begun?.first), String(ended?.last))));
    return { files, folders, postgres: Number(begun?.major) };
  } finally {
    sql.release();
    await pool.end({ timeout: 5 });
  }
}

/** Two equal readings: the server may be writing these 8 kB while they are read. */
async function copyControl(data: string, out: string): Promise<ListedFile> {
  const file = path.join(data, "global", "pg_control");
  let last = fs.readFileSync(file);
  for (let attempt = 0; attempt < 100; attempt += 1) {
    await pause(10);
    const next = fs.readFileSync(file);
    if (next.equals(last)) return writeFile(out, "pg/global/pg_control", next);
    last = next;
  }
  throw new BackupError("failed", "The database's control file did not come to rest; try again.");
}

async function copyLog(
  data: string,
  out: string,
  first: string,
  last: string,
): Promise<ListedFile[]> {
  const names = fs.readdirSync(path.join(data, "pg_wal"));
  const segments = names.filter(
    (name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last,
  );
  if (!segments.includes(first) || !segments.includes(last)) {
    throw new BackupError("failed", `The database no longer has its log from ${first} to ${last}.`);
  }
  const wanted = [...segments, ...names.filter((name) => name.endsWith(".history"))];
  const copied: ListedFile[] = [];
  for (const name of wanted) {
    const file = await copyFile(path.join(data, "pg_wal", name), out, `pg/pg_wal/${name}`);
    if (!file) throw new BackupError("failed", `The database's log ${name} went away; try again.`);
    copied.push(file);
  }
  return copied;
}
