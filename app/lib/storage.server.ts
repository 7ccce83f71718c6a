import path from "node:path";
import type { Readable } from "node:stream";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import { env } from "./env.server";
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

export const putBytes = (key: StoredKey, bytes: Uint8Array): Promise<void> =>
  disk().put(keyOf(key), bytes);

export const getBytes = async (key: StoredKey): Promise<Buffer> =>
  Buffer.from(await disk().getBytes(keyOf(key)));

export const openBytes = (key: StoredKey): Promise<Readable> => disk().getStream(keyOf(key));

/** Every variant of a file; nothing there is no failure. */
export const dropBytes = (centreId: string, fileId: string): Promise<void> =>
  disk().deleteAll(`${centreId}/${fileId}/`);
