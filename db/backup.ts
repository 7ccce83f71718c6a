import fs from "node:fs";
import path from "node:path";
import { copyCluster } from "./backup-cluster";
import { dumpDatabase } from "./backup-dump";
import {
  BackupError,
  copyFolder,
  listFile,
  secretsName,
  writeFile,
  writeManifest,
  type Manifest,
} from "./backup-manifest";
import { sealSecrets } from "./backup-secrets";

export type BackupInput = {
  /** A folder that does not exist yet, or an empty one. */
  out: string;
  dataDir: string;
  url: string;
  embedded: boolean;
  passphrase: string;
  createdAt: Date;
  /** The object store that holds the files: the backup names it and does not copy it. */
  bucket?: Manifest["bucket"];
};

/**
 * Copies a running centre: the database as of the end of the copy, the files, and the secrets sealed
 * under the passphrase. The folder appears under its name only when it is complete.
 */
export async function backup(input: BackupInput): Promise<Manifest> {
  const out = path.resolve(input.out);
  if (input.passphrase.length < 12) {
    throw new BackupError("passphrase", "The passphrase needs at least 12 characters.");
  }
  refuseOut(out, path.resolve(input.dataDir));
  const draft = `${out}.partial-${process.pid}`;
  try {
    fs.mkdirSync(draft, { recursive: true, mode: 0o700 });
    const manifest = await fill(draft, input);
    writeManifest(draft, manifest);
    if (fs.existsSync(out)) fs.rmdirSync(out);
    fs.renameSync(draft, out);
    return manifest;
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true });
    if (error instanceof BackupError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new BackupError("failed", `No backup was made: ${detail}`, { cause: error });
  }
}

function refuseOut(out: string, dataDir: string): void {
  if (fs.existsSync(out) && (!fs.statSync(out).isDirectory() || fs.readdirSync(out).length > 0)) {
    throw new BackupError("out_not_empty", `${out} is not an empty folder; name a new one.`);
  }
  if (`${out}${path.sep}`.startsWith(`${dataDir}${path.sep}`)) {
    throw new BackupError(
      "out_not_empty",
      `A backup inside the data folder ${dataDir} is lost with it; name another place.`,
    );
  }
}

async function fill(out: string, input: BackupInput): Promise<Manifest> {
  const manifest: Manifest = {
    format: 1,
    createdAt: input.createdAt.toISOString(),
    kind: input.embedded ? "cluster" : "dump",
    postgres: 0,
    roles: [],
    folders: [],
    ...(input.bucket && { bucket: input.bucket }),
    files: [],
  };
  if (input.embedded) {
    Object.assign(manifest, await copyCluster(input.url, path.join(input.dataDir, "pg"), out));
  } else {
    Object.assign(manifest, await dumpDatabase(input.url, out));
    manifest.files.push(await listFile(out, "database.dump"));
  }
  // after the database: a row of the copy never names a file that the copy lacks
  const kept = await copyFolder(path.join(input.dataDir, "files"), out, "files");
  manifest.files.push(...kept.files);
  manifest.folders.push(...kept.folders);
  const secrets = sealSecrets(input.dataDir, input.passphrase, input.embedded);
  manifest.files.push(writeFile(out, secretsName, secrets));
  return manifest;
}
