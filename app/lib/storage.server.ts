import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { finished, type Readable, type Writable } from "node:stream";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { realNow } from "./clock";
import { env } from "./env.server";
import { AppError, notFound } from "./errors";
import { remember } from "./remember.server";

/** Where bytes lie: the data folder, or an object store behind the same calls where one is set. */
const disk = (): Promise<Disk> => remember("storage", openDisk);

async function openDisk(): Promise<Disk> {
  const { bucket, dataDir } = env();
  if (!bucket) {
    return new Disk(new FSDriver({ location: path.join(dataDir, "files"), visibility: "private" }));
  }
  // loaded only where it is set: what speaks S3 takes half a second
  const { bucketDriver } = await import("./storage-bucket.server");
  return new Disk(bucketDriver(bucket));
}

export type StoredKey = { centreId: string; fileId: string; variant: string };

const keyOf = ({ centreId, fileId, variant }: StoredKey): string =>
  `${centreId}/${fileId}/${variant}`;

/** A store that does not answer is away for now: whoever has the bytes keeps them and comes again. */
const away = (cause: unknown): never => {
  throw new AppError("unavailable", "the file store is away", { cause });
};

const onDisk = <T>(work: (disk: Disk) => Promise<T>): Promise<T> => disk().then(work).catch(away);

export const putBytes = (key: StoredKey, bytes: Uint8Array): Promise<void> =>
  onDisk((disk) => disk.put(keyOf(key), bytes));

const makingFolder = () => path.join(env().dataDir, "making");

/**
 * Keeps what is too large to be held at once: `write` fills a file beside the store, which is put away when it is
 * whole. Answers its bytes.
 */
export async function putWritten(
  key: StoredKey,
  write: (into: Writable) => Promise<void>,
): Promise<number> {
  await mkdir(makingFolder(), { recursive: true });
  const place = path.join(makingFolder(), `${key.fileId}.${key.variant}`);
  try {
    await write(createWriteStream(place, { mode: 0o600 }));
    const { size } = await stat(place);
    await onDisk((at) =>
      at.putStream(keyOf(key), createReadStream(place), { contentLength: size }),
    );
    return size;
  } finally {
    await rm(place, { force: true });
  }
}

/** What a server that was taken down has left half written a day ago. */
export async function clearHalfWritten(): Promise<void> {
  const names = await readdir(makingFolder()).catch(() => []);
  for (const name of names) {
    const place = path.join(makingFolder(), name);
    const found = await stat(place).catch(() => null);
    if (found && found.mtimeMs < realNow().getTime() - 86_400_000) await rm(place, { force: true });
  }
}

export const getBytes = async (key: StoredKey): Promise<Buffer> =>
  Buffer.from(await onDisk((disk) => disk.getBytes(keyOf(key))));

/** A stream that has begun: what is wrong shows before an answer is promised. */
export async function openBytes(key: StoredKey): Promise<Readable> {
  try {
    const stream = await (await disk()).getStream(keyOf(key));
    await begun(stream);
    return stream;
  } catch (error) {
    if (isMissing(error)) throw notFound("bytes");
    return away(error);
  }
}

/** What a folder, and what a bucket says where there is nothing under a key. */
function isMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isGone = ("code" in error && error.code === "ENOENT") || error.name === "NoSuchKey";
  return isGone || isMissing(error.cause);
}

function begun(stream: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.once("readable", resolve);
    finished(stream, (error) => (error ? reject(error) : resolve()));
  });
}

/** Every variant of a file; nothing there is no failure. */
export const dropBytes = (centreId: string, fileId: string): Promise<void> =>
  onDisk((disk) => disk.deleteAll(`${centreId}/${fileId}/`));

/** Whether the store lets itself be looked at: a wrong key shows at the start, not with the first photo. */
export const tryStore = (): Promise<void> => onDisk(async (disk) => void (await disk.listAll("/")));
