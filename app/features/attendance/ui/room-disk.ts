import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import { roomStore } from "~/lib/device-store";
import type { Snapshot } from "../snapshot/queries.server";
import type { Save } from "../sync/rules";
import type { Disk, WaitingPhoto } from "./disk";

interface RoomSchema extends DBSchema {
  saves: { key: number; value: Save; indexes: { batchId: string } };
  snapshots: { key: string; value: { classId: string; snapshot: Snapshot } };
  photos: { key: string; value: WaitingPhoto };
  facts: { key: string; value: number };
}

/** In the browser's IndexedDB. Newer versions only add: a renewed app finds what the old one kept. */
export class RoomDisk implements Disk {
  readonly #db: IDBPDatabase<RoomSchema>;

  private constructor(db: IDBPDatabase<RoomSchema>) {
    this.#db = db;
  }

  /** Fails where the browser keeps nothing. */
  static async open(): Promise<RoomDisk> {
    const db = await openDB<RoomSchema>(roomStore, 1, {
      upgrade(fresh) {
        const saves = fresh.createObjectStore("saves", { keyPath: "seq", autoIncrement: true });
        saves.createIndex("batchId", "batchId", { unique: true });
        fresh.createObjectStore("snapshots", { keyPath: "classId" });
        fresh.createObjectStore("photos", { keyPath: "fileId" });
        fresh.createObjectStore("facts");
      },
      // another window wants a newer shape or to sign out: this one lets go
      blocking: () => db.close(),
    });
    return new RoomDisk(db);
  }

  list = (): Promise<Save[]> => this.#db.getAll("saves");

  add = async (save: Omit<Save, "seq">): Promise<Save> => {
    // reason: the store itself gives the number
    const seq = await this.#db.add("saves", save as Save);
    return { ...save, seq };
  };

  put = async (save: Save): Promise<void> => {
    await this.#db.put("saves", save);
  };

  remove = async (batchId: string): Promise<void> => {
    const key = await this.#db.getKeyFromIndex("saves", "batchId", batchId);
    if (key !== undefined) await this.#db.delete("saves", key);
  };

  snapshotOf = async (classId: string): Promise<Snapshot | null> =>
    (await this.#db.get("snapshots", classId))?.snapshot ?? null;

  keepSnapshot = async (classId: string, snapshot: Snapshot): Promise<void> => {
    await this.#db.put("snapshots", { classId, snapshot });
  };

  forgetSnapshots = (): Promise<void> => this.#db.clear("snapshots");

  offset = async (): Promise<number | null> => (await this.#db.get("facts", "offsetMs")) ?? null;

  keepOffset = async (ms: number): Promise<void> => {
    await this.#db.put("facts", ms, "offsetMs");
  };

  photos = (): Promise<WaitingPhoto[]> => this.#db.getAll("photos");

  putPhoto = async (photo: WaitingPhoto): Promise<void> => {
    await this.#db.put("photos", photo);
  };

  removePhoto = (fileId: string): Promise<void> => this.#db.delete("photos", fileId);
}
