import fs from "node:fs";
import path from "node:path";
import { restoreDump } from "./backup-dump";
import {
  BackupError,
  checkFile,
  copyFile,
  readManifest,
  secretsName,
  type Manifest,
} from "./backup-manifest";
import { openSecrets } from "./backup-secrets";
import { startEmbedded } from "./embedded";
import { embeddedMajor } from "./embedded-binaries";

export type RestoreInput = {
  from: string;
  /** Must be absent or empty. */
  dataDir: string;
  /** The empty database for a dump; absent, a dump goes into a new embedded server. */
  url?: string | undefined;
  passphrase: string;
};

/**
 * Brings a backup into an empty data folder. Everything is checked before the first byte is written;
 * what fails later leaves the folder empty again.
 */
export async function restore(input: RestoreInput): Promise<Manifest> {
  const from = path.resolve(input.from);
  const dataDir = path.resolve(input.dataDir);
  if (fs.existsSync(dataDir) && fs.readdirSync(dataDir).length > 0) {
    throw new BackupError(
      "data_not_empty",
      `The data folder ${dataDir} is not empty; move it away or set WENRUN_DATA_DIR to a new one.`,
    );
  }
  const manifest = readManifest(from);
  checkKind(manifest, input.url);
  const sealed = manifest.files.find((file) => file.path === secretsName);
  if (!sealed) throw new BackupError("not_a_backup", `${from} holds no ${secretsName}.`);
  await checkFile(from, sealed);
  const secrets = openSecrets(
    fs.readFileSync(path.join(from, secretsName), "utf8"),
    input.passphrase,
  );
  for (const file of manifest.files) await checkFile(from, file);

  const draft = path.join(dataDir, ".restoring");
  try {
    fs.mkdirSync(draft, { recursive: true, mode: 0o755 });
    for (const folder of manifest.folders) {
      fs.mkdirSync(path.join(draft, folder), { recursive: true, mode: 0o700 });
    }
    for (const { path: name } of manifest.files) {
      if (name === secretsName || name === "database.dump") continue;
      await copyFile(path.join(from, name), draft, name);
    }
    for (const { path: name, data } of secrets) {
      fs.mkdirSync(path.dirname(path.join(draft, name)), { recursive: true, mode: 0o700 });
      fs.writeFileSync(path.join(draft, name), data, { mode: 0o600 });
    }
    if (manifest.kind === "dump") await bringDump(draft, input.url, manifest, from);
    for (const name of fs.readdirSync(draft)) {
      fs.renameSync(path.join(draft, name), path.join(dataDir, name));
    }
    fs.rmdirSync(draft);
    return manifest;
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true });
    if (error instanceof BackupError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new BackupError("failed", `Nothing was restored: ${detail}`, { cause: error });
  }
}

/** A dump is of no particular version: this is the way to another PostgreSQL. */
async function bringDump(
  dataDir: string,
  url: string | undefined,
  manifest: Manifest,
  from: string,
): Promise<void> {
  const server = url ? null : await startEmbedded({ dataDir });
  try {
    await restoreDump(url ?? server?.url ?? "", manifest, from);
  } finally {
    await server?.stop();
  }
}

function checkKind({ kind, postgres }: Manifest, url: string | undefined): void {
  if (kind === "cluster" && url) {
    throw new BackupError(
      "version",
      "This backup is of the embedded database; unset DATABASE_URL.",
    );
  }
  const major = kind === "cluster" ? embeddedMajor() : postgres;
  if (postgres !== major) {
    throw new BackupError(
      "version",
      `This backup is of PostgreSQL ${postgres}, this version brings ${major}; restore it with the version that made it, then back up with --dump to move on.`,
    );
  }
}
