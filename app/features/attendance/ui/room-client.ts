import { now } from "~/lib/clock";
import { newId } from "~/lib/id";
import type { SentEvent } from "../acts/rules";
import { payloadVersion } from "../log/schema";
import type { RoomChild } from "../room/rules";
import type { Snapshot } from "../snapshot/queries.server";
import type { Save, SaveBody } from "../sync/rules";
import { oppositeOf } from "../undo/rules";
import { MemoryDisk } from "./memory-disk";
import { Outbox } from "./outbox";
import { RoomDisk } from "./room-disk";
import type { Disk, WaitingPhoto } from "./disk";
import { fetchSnapshot, sendPhotos, sendSaves } from "./room-way";
import { anew, nothingKnown, overlaid, takenOf, waitingIn, type RoomState } from "./room-state";

const refreshMs = 30_000;
/** Longer than the stream takes to tell of a save that was answered just now. */
const soonMs = 400;

/**
 * A class's room on this device: what the server told last, kept on the disk, and what was tapped since. Lives
 * as long as the window and serves every screen of the room.
 */
export class RoomClient {
  readonly #classId: string;
  readonly #listeners = new Set<() => void>();
  readonly #sent = new Map<string, { save: Save; before: readonly RoomChild[] }>();
  #disk: Disk = new MemoryDisk();
  #outbox: Outbox | null = null;
  #told: Snapshot | null = null;
  #saves: Save[] = [];
  #photos: WaitingPhoto[] = [];
  /** Taken by the server, and not yet in what it told. */
  #settled: Save[] = [];
  /** Heard while a save was under way. */
  #isNewsWaiting = false;
  #soon: ReturnType<typeof setTimeout> | null = null;
  #dropped = new Set<string>();
  #refreshing: Promise<void> | null = null;
  #sendingPhotos: Promise<void> | null = null;
  #opened: Promise<void> | null = null;
  #reading: Promise<void> = Promise.resolve();
  state: RoomState = nothingKnown;

  constructor(classId: string) {
    this.#classId = classId;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** `loaded`: what came with the page, or nothing where the page itself comes from the disk. */
  open(loaded: Snapshot | null): Promise<void> {
    if (loaded && loaded.at > (this.#told?.at ?? "")) {
      this.#told = loaded;
      this.#settled = [];
      this.#set({ heardAt: now() });
    }
    this.#opened ??= this.#start(loaded);
    this.#show();
    return this.#opened;
  }

  async #start(loaded: Snapshot | null): Promise<void> {
    try {
      this.#disk = await RoomDisk.open();
      this.#saves = await this.#disk.list();
      this.#told ??= await this.#disk.snapshotOf(this.#classId);
      this.#set({ offsetMs: await this.#disk.offset() });
      if (loaded) await this.#disk.keepSnapshot(this.#classId, loaded);
    } catch {
      this.#set({ keeps: false });
    }
    this.#startOutbox();
    await this.#readSaves();
    window.addEventListener("online", () => this.wake());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.wake();
    });
    setInterval(() => {
      if (document.visibilityState === "visible") void this.refresh();
    }, refreshMs);
    this.wake();
  }

  #startOutbox(): void {
    const owner = this.#told?.owner;
    if (!owner || this.#outbox) return;
    this.#outbox = new Outbox({
      ...{ store: this.#disk, way: sendSaves, owner },
      alone: async (work) => {
        if ("locks" in navigator) await navigator.locks.request("wenrun-outbox", work);
        else await work();
      },
      told: (state) => {
        this.#set({ outbox: state });
        void this.#readSaves().then(() => {
          if (state !== "idle") return;
          if (this.#settled.length > 0 || this.#isNewsWaiting) this.#refreshSoon();
          void this.#sendPhotos();
        });
      },
    });
    this.#outbox.offsetMs = this.state.offsetMs;
  }

  /** The room has news. Of an own save both its answer and the stream tell: what is asked for one serves both. */
  hear(): void {
    this.#outbox?.kick();
    if (this.#outbox?.state === "sending") this.#isNewsWaiting = true;
    else if (!this.#soon) void this.refresh();
  }

  #refreshSoon(): void {
    this.#isNewsWaiting = false;
    this.#soon ??= setTimeout(() => {
      this.#soon = null;
      void this.refresh();
    }, soonMs);
  }

  /** Tries again what waits, and asks how things stand. */
  wake(): void {
    this.#outbox?.kick();
    void this.refresh();
  }

  /** Keeps a save on the disk and shows it; what goes wrong with it later comes back as refused. */
  async save(
    body: SaveBody,
    actorStaffId: string | null,
    photos: readonly Pick<WaitingPhoto, "fileId" | "name" | "takenAt" | "blob">[] = [],
  ): Promise<string> {
    await this.#opened;
    const outbox = this.#outbox;
    if (!outbox) throw new Error("The room is not open yet");
    const before = this.state.snapshot?.room.children ?? [];
    const batchId = newId();
    const of = { batchId, classId: this.#classId, owner: outbox.owner, refused: null };
    for (const photo of photos) await this.#disk.putPhoto({ ...photo, ...of });
    const save = await outbox.add({
      ...{ body, batchId, classId: this.#classId, version: payloadVersion, actorStaffId },
    });
    this.#sent.set(batchId, { save, before });
    await this.#readSaves();
    return batchId;
  }

  /** Takes a save back: before it went out it never was; afterwards its opposite follows it. */
  async undo(batchId: string): Promise<boolean> {
    const known = this.#sent.get(batchId);
    if (!known || !this.#outbox) return false;
    this.#dropped.add(batchId);
    if (await this.#outbox.drop(batchId)) {
      const own = this.#photos.filter((photo) => photo.batchId === batchId);
      for (const { fileId } of own) await this.#disk.removePhoto(fileId);
    } else {
      this.#dropped.delete(batchId);
      const opposite = oppositeOf(known.save.body, { before: known.before, at: now(), newId });
      if (opposite.events.length > 0) await this.save(opposite, known.save.actorStaffId);
    }
    this.#sent.delete(batchId);
    await this.#readSaves();
    return true;
  }

  /** Takes the save of one event back that has not gone out; false where it may have. */
  async takeBack(eventId: string): Promise<boolean> {
    const save = this.#saves.find(
      ({ body, refused }) => refused === null && body.events.some(({ id }) => id === eventId),
    );
    if (!save || !this.#outbox) return false;
    this.#dropped.add(save.batchId);
    const isGone = await this.#outbox.drop(save.batchId);
    if (!isGone) this.#dropped.delete(save.batchId);
    await this.#readSaves();
    return isGone;
  }

  /** Strikes a refused save off the list, or sends its events anew, changed by `mend`. */
  async settle(
    batchId: string,
    mend?: (event: SentEvent) => SentEvent,
    /** Who answers for it this time. */
    actorStaffId?: string,
  ): Promise<void> {
    const save = this.#saves.find((one) => one.batchId === batchId);
    if (!save) return;
    this.#dropped.add(batchId);
    await this.#disk.remove(batchId);
    if (mend) await this.save(anew(save.body, mend), actorStaffId ?? save.actorStaffId);
    await this.#readSaves();
  }

  refresh(): Promise<void> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #refresh(): Promise<void> {
    const settled = new Set(this.#settled.map(({ batchId }) => batchId));
    const heard = await fetchSnapshot(this.#classId);
    if (heard.kind === "closed") return this.#close();
    if (heard.kind === "signedOut" && this.#told?.owner.startsWith("device:")) {
      // the office has ended this tablet: the page that comes says so
      await this.#close();
      window.location.reload();
      return;
    }
    if (heard.kind !== "heard") {
      if (this.state.outbox === "idle") this.#set({ outbox: heard.kind });
      return;
    }
    this.#told = heard.snapshot;
    this.#settled = this.#settled.filter(({ batchId }) => !settled.has(batchId));
    this.#startOutbox();
    this.#outbox?.measure(heard.snapshot.at, heard.askedAt);
    const offsetMs = this.#outbox?.offsetMs ?? null;
    if (this.state.outbox === "away") this.#outbox?.kick();
    this.#set({ heardAt: now(), offsetMs, outbox: this.#outbox?.state ?? "idle" });
    await this.#disk.keepSnapshot(this.#classId, heard.snapshot);
    if (offsetMs !== null) await this.#disk.keepOffset(offsetMs);
    // taken while the question was on its way
    if (this.#settled.length > 0) this.#refreshSoon();
  }

  /** This device may not see the room any more: what it kept of it goes. */
  async #close(): Promise<void> {
    this.#told = null;
    await this.#disk.forgetSnapshots();
    this.#set({ outbox: "signedOut" });
  }

  /** Photos follow their notes, one by one; what the server will not have stays until somebody has looked. */
  #sendPhotos(): Promise<void> {
    this.#sendingPhotos ??= this.#sendEachPhoto().finally(() => {
      this.#sendingPhotos = null;
    });
    return this.#sendingPhotos;
  }

  async #sendEachPhoto(): Promise<void> {
    const isWaiting = new Set(this.#saves.map(({ batchId }) => batchId));
    const owner = this.#outbox?.owner;
    const due = this.#photos.filter(
      (one) => !one.refused && one.owner === owner && !isWaiting.has(one.batchId),
    );
    await sendPhotos(due, this.#disk);
    await this.#readSaves();
  }

  async dropPhoto(fileId: string): Promise<void> {
    await this.#disk.removePhoto(fileId);
    await this.#readSaves();
  }

  /** One after another: what was read earlier never takes the place of what was read later. */
  #readSaves(): Promise<void> {
    const read = () => this.#readDisk();
    this.#reading = this.#reading.then(read, read);
    return this.#reading;
  }

  async #readDisk(): Promise<void> {
    const after = await this.#disk.list();
    this.#photos = (await this.#disk.photos()).filter(({ classId }) => classId === this.#classId);
    const known = this.#saves.filter(({ batchId }) => !this.#dropped.has(batchId));
    this.#settled.push(...takenOf(known, after));
    this.#saves = after;
    this.#show();
  }

  #show(): void {
    const own = this.#saves.filter(({ classId }) => classId === this.#classId);
    this.#set({ snapshot: this.#overlaid(), ...waitingIn(own, this.#photos) });
  }

  #overlaid(): Snapshot | null {
    const saves = [...this.#settled, ...this.#saves];
    return this.#told && overlaid(this.#told, saves, this.state.offsetMs);
  }

  #set(change: Partial<RoomState>): void {
    this.state = { ...this.state, ...change };
    if ("offsetMs" in change || "heardAt" in change) {
      this.state = { ...this.state, snapshot: this.#overlaid() };
    }
    for (const listener of this.#listeners) listener();
  }
}

const clients = new Map<string, RoomClient>();

/** One a window and class. */
export function roomClient(classId: string): RoomClient {
  const known = clients.get(classId) ?? new RoomClient(classId);
  clients.set(classId, known);
  return known;
}
