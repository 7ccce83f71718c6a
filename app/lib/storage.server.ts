import path from "node:path";
import { finished, type Readable } from "node:stream";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { env } from "./env.server";
import { AppError, notFound } from "./errors";
import { remember } from "./remember.server";

/** Where bytes lie: the data folder now, an object store behind the same calls when a centre outgrows it. */
const disk = (): Disk =>
  remember(
    "storage",
    () =>
      new Disk(
        new FSDriver({ location: path.join(env().dataDir, "files"), visibility: "private" }),
      ),
  );

export type StoredKey = { centreId: string; fileId: string; variant: string };

const keyOf = ({ centreId, fileId, variant }: StoredKey): string =>
  `${centreId}/${fileId}/${variant}`;

/** A store that does not answer is away for now: whoever has the bytes keeps them and comes again. */
const away = (cause: unknown): never => {
  throw new AppError("unavailable", "the file store is away", { cause });
};

export const putBytes = (key: StoredKey, bytes: Uint8Array): Promise<void> =>
  disk().put(keyOf(key), bytes).catch(away);

export const getBytes = async (key: StoredKey): Promise<Buffer> =>
  Buffer.from(await disk().getBytes(keyOf(key)).catch(away));

/** A stream that has begun: what is wrong shows before an answer is promised. */
export async function openBytes(key: StoredKey): Promise<Readable> {
  const stream = await disk().getStream(keyOf(key)).catch(away);
  await begun(stream).catch((cause: unknown) => {
    const isMissing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    if (isMissing) throw notFound("bytes");
    return away(cause);
  });
  return stream;
}

function begun(stream: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.once("readable", resolve);
    finished(stream, (error) => (error ? reject(error) : resolve()));
  });
}

/** Every variant of a file; nothing there is no failure. */
export const dropBytes = (centreId: string, fileId: string): Promise<void> =>
  disk().deleteAll(`${centreId}/${fileId}/`).catch(away);
