import type { Manifest } from "~db/backup-manifest";
import type { Bucket } from "~/lib/env.server";

type Place = Pick<Bucket, "name"> & { endpoint?: string | undefined };

const named = ({ name, endpoint }: Place): string =>
  endpoint ? `the bucket ${name} at ${endpoint}` : `the bucket ${name}`;

const isSame = (a: Place, b: Place): boolean => a.name === b.name && a.endpoint === b.endpoint;

/** What a backup's operator must keep besides, because it lies in no folder of this machine. */
export const filesNotHeld = ({ bucket }: Pick<Manifest, "bucket">): string[] =>
  bucket
    ? [`It holds no pictures and documents: they lie in ${named(bucket)}. Keep a copy of it too.`]
    : [];

/** What is still to do before a restored centre shows its pictures and documents. */
export function filesNotRestored(
  { bucket: kept, files }: Pick<Manifest, "bucket" | "files">,
  set: Place | null,
): string[] {
  if (kept) {
    const where = `Pictures and documents were not in the backup: they lay in ${named(kept)}.`;
    if (!set) return [where, "Set WENRUN_S3_… to it, or bring its objects into files/."];
    if (isSame(kept, set)) return [where, "The settings name it; see that it is still there."];
    return [where, `Bring its objects into ${named(set)}, which the settings name.`];
  }
  const isHeld = files.some(({ path }) => path.startsWith("files/"));
  return set && isHeld
    ? [`Pictures and documents are in files/: bring them into ${named(set)} before the start.`]
    : [];
}
