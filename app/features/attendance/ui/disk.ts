import type { Snapshot } from "../snapshot/queries.server";
import type { SaveStore } from "./outbox";

/** A photo that waits for its note to be taken, and then goes up by itself. */
export type WaitingPhoto = {
  fileId: string;
  batchId: string;
  classId: string;
  owner: string;
  name: string;
  takenAt: string | null;
  blob: Blob;
  /** Why the server would not have it. */
  refused: string | null;
};

/** What a device keeps of its rooms. */
export type Disk = SaveStore & {
  snapshotOf: (classId: string) => Promise<Snapshot | null>;
  keepSnapshot: (classId: string, snapshot: Snapshot) => Promise<void>;
  forgetSnapshots: () => Promise<void>;
  offset: () => Promise<number | null>;
  keepOffset: (ms: number) => Promise<void>;
  photos: () => Promise<WaitingPhoto[]>;
  putPhoto: (photo: WaitingPhoto) => Promise<void>;
  removePhoto: (fileId: string) => Promise<void>;
};
