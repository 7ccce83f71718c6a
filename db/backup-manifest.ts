import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import * as z from "zod/mini";

export type BackupReason =
  | "passphrase"
  | "out_not_empty"
  | "data_not_empty"
  | "not_a_backup"
  | "damaged"
  | "version"
  | "tool_missing"
  | "failed";

/** Why a backup or a restore was refused; the message is one line for the operator. */
export class BackupError extends Error {
  override readonly name = "BackupError";

  constructor(
    readonly reason: BackupReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message.replace(/\s+/g, " ").trim(), options);
  }
}

const listedShape = z.object({
  path: z.string().check(z.refine((value) => isInside(value))),
  size: z.number(),
  sha256: z.string(),
});

/** `cluster`: a copy of the embedded server's folder. `dump`: pg_dump's custom format. */
const manifestShape = z.object({
  format: z.literal(1),
  createdAt: z.string(),
  kind: z.enum(["cluster", "dump"]),
  postgres: z.number(),
  roles: z.array(z.object({ name: z.string(), bypassesRowSecurity: z.boolean() })),
  folders: z.array(z.string().check(z.refine((value) => isInside(value)))),
  /** Where pictures and documents lay, if not in the data folder: they are not in the backup. */
  bucket: z.optional(z.object({ name: z.string(), endpoint: z.optional(z.string()) })),
  files: z.array(listedShape),
});

export type ListedFile = z.infer<typeof listedShape>;
export type Manifest = z.infer<typeof manifestShape>;

export const manifestName = "manifest.json";
export const secretsName = "secrets.enc";

const isInside = (name: string): boolean =>
  !path.posix.isAbsolute(name) && !name.includes("\\") && !name.split("/").includes("..");

export function readManifest(from: string): Manifest {
  try {
    return manifestShape.parse(JSON.parse(fs.readFileSync(path.join(from, manifestName), "utf8")));
  } catch (error) {
    throw new BackupError(
      "not_a_backup",
      `${from} holds no complete backup (${manifestName} is missing or unreadable).`,
      { cause: error },
    );
  }
}

export function writeManifest(out: string, manifest: Manifest): void {
  const handle = fs.openSync(path.join(out, manifestName), "w", 0o600);
  fs.writeSync(handle, `${JSON.stringify(manifest, null, 1)}\n`);
  fs.fsyncSync(handle);
  fs.closeSync(handle);
}

/** Copies one file and tells what arrived; a file that is gone meanwhile is null. */
export async function copyFile(
  from: string,
  root: string,
  name: string,
): Promise<ListedFile | null> {
  const hash = createHash("sha256");
  let size = 0;
  const target = path.join(root, ...name.split("/"));
  fs.mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
  try {
    await pipeline(
      fs.createReadStream(from),
      async function* measure(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          size += chunk.length;
          yield chunk;
        }
      },
      fs.createWriteStream(target, { mode: 0o600 }),
    );
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    fs.rmSync(target, { force: true });
    return null;
  }
  return { path: name, size, sha256: hash.digest("hex") };
}

export function writeFile(root: string, name: string, content: string | Buffer): ListedFile {
  const bytes = Buffer.from(content);
  const target = path.join(root, ...name.split("/"));
  fs.mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
  fs.writeFileSync(target, bytes, { mode: 0o600 });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { path: name, size: bytes.length, sha256 };
}

/** Copies a folder below `prefix`; `skip` sees names relative to it and drops a whole folder at once. */
export async function copyFolder(
  from: string,
  root: string,
  prefix: string,
  skip: (name: string) => boolean = () => false,
): Promise<Pick<Manifest, "files" | "folders">> {
  const files: ListedFile[] = [];
  const folders: string[] = [];
  const visit = async (relative: string): Promise<void> => {
    const name = path.posix.join(prefix, relative);
    folders.push(name);
    fs.mkdirSync(path.join(root, name), { recursive: true, mode: 0o700 });
    for (const entry of fs.readdirSync(path.join(from, relative), { withFileTypes: true })) {
      const inner = path.posix.join(relative, entry.name);
      if (skip(inner)) continue;
      if (entry.isDirectory()) await visit(inner);
      else if (entry.isFile()) {
        const copied = await copyFile(path.join(from, inner), root, path.posix.join(prefix, inner));
        if (copied) files.push(copied);
      }
    }
  };
  if (fs.existsSync(from)) await visit("");
  return { files, folders };
}

export async function listFile(root: string, name: string): Promise<ListedFile> {
  const file = path.join(root, ...name.split("/"));
  const hash = createHash("sha256");
  for await (const chunk of fs.createReadStream(file)) hash.update(chunk);
  return { path: name, size: fs.statSync(file).size, sha256: hash.digest("hex") };
}

export async function checkFile(from: string, listed: ListedFile): Promise<void> {
  const isThere = fs.existsSync(path.join(from, ...listed.path.split("/")));
  const found = isThere ? await listFile(from, listed.path) : null;
  if (found?.sha256 === listed.sha256 && found.size === listed.size) return;
  throw new BackupError(
    "damaged",
    `The backup is damaged: ${listed.path} is not as it was written.`,
  );
}
