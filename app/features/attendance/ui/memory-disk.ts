import type { Snapshot } from "../snapshot/queries.server";
import type { Save } from "../sync/rules";
import type { Disk, WaitingPhoto } from "./disk";

/** In memory alone: where the browser keeps nothing, and in tests. Each save is kept as its own copy. */
export class MemoryDisk implements Disk {
  readonly #saves = new Map<string, Save>();
  readonly #snapshots = new Map<string, Snapshot>();
  readonly #photos = new Map<string, WaitingPhoto>();
  #seq = 0;
  #offset: number | null = null;

  list = async (): Promise<Save[]> =>
    Promise.resolve(
      [...this.#saves.values()].sort((a, b) => a.seq - b.seq).map((save) => structuredClone(save)),
    );

  add = async (save: Omit<Save, "seq">): Promise<Save> => {
    const kept = { ...structuredClone(save), seq: (this.#seq += 1) };
    await this.put(kept);
    return structuredClone(kept);
  };

  put = async (save: Save): Promise<void> => {
    this.#saves.set(save.batchId, structuredClone(save));
    return Promise.resolve();
  };

  remove = async (batchId: string): Promise<void> => {
    this.#saves.delete(batchId);
    return Promise.resolve();
  };

  snapshotOf = async (classId: string): Promise<Snapshot | null> =>
    Promise.resolve(this.#snapshots.get(classId) ?? null);

  keepSnapshot = async (classId: string, snapshot: Snapshot): Promise<void> => {
    this.#snapshots.set(classId, snapshot);
    return Promise.resolve();
  };

  forgetSnapshots = async (): Promise<void> => Promise.resolve(this.#snapshots.clear());

  offset = async (): Promise<number | null> => Promise.resolve(this.#offset);

  keepOffset = async (ms: number): Promise<void> => {
    this.#offset = ms;
    return Promise.resolve();
  };

  photos = async (): Promise<WaitingPhoto[]> => Promise.resolve([...this.#photos.values()]);

  putPhoto = async (photo: WaitingPhoto): Promise<void> => {
    this.#photos.set(photo.fileId, photo);
    return Promise.resolve();
  };

  removePhoto = async (fileId: string): Promise<void> => {
    this.#photos.delete(fileId);
    return Promise.resolve();
  };
}
