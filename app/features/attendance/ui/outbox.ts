import { instantOf, now as clockNow } from "~/lib/clock";
import { afterAnswer, nextToSend, type Answer, type Save } from "../sync/rules";

/** Where a device keeps its saves; each call is over when it is on the disk. */
export type SaveStore = {
  list: () => Promise<Save[]>;
  /** Gives the save its number and keeps it. */
  add: (save: Omit<Save, "seq">) => Promise<Save>;
  put: (save: Save) => Promise<void>;
  remove: (batchId: string) => Promise<void>;
};

/** What the way to the server brought back. */
export type Sent =
  | { kind: "answered"; answers: readonly Answer[]; serverNow: string }
  /** No network, or a server that is away: later again. */
  | { kind: "away" }
  /** The server looked at it and will not have it, whatever is in it. */
  | { kind: "rejected"; reason: string }
  /** Nobody is signed in here any more: it waits for the same person or device. */
  | { kind: "signedOut" };

export type Way = (
  classId: string,
  body: { sentAt: string; saves: readonly object[] },
) => Promise<Sent>;

export type OutboxState = "idle" | "sending" | "away" | "signedOut";

const refusalOf = ({ batchId, body }: Save, reason: string): Answer => ({
  batchId,
  outcomes: body.events.map(({ id }) => ({ id, outcome: "refused", reason })),
});

const waits = { first: 2_000, longest: 60_000 };

/**
 * Keeps every save on the device before it is shown as written, and sends what waits in order until the
 * server has answered for it. One at a time: of several windows that share a store, one sends.
 */
export class Outbox {
  readonly #store: SaveStore;
  readonly #way: Way;
  readonly owner: string;
  readonly #alone: (work: () => Promise<void>) => Promise<void>;
  readonly #told: (state: OutboxState) => void;
  #running: Promise<void> | null = null;
  #again = false;
  readonly #now: () => Date;
  readonly #waits: { first: number; longest: number };
  #waitMs = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #stopped = false;
  /** Server minus device, in ms, as the quickest answer so far measured it; null before there was one. */
  offsetMs: number | null = null;
  #measuredIn = Infinity;
  state: OutboxState = "idle";

  constructor(of: {
    store: SaveStore;
    way: Way;
    owner: string;
    /** Runs while no other window does. */
    alone?: (work: () => Promise<void>) => Promise<void>;
    told?: (state: OutboxState) => void;
    /** The device's own clock. */
    now?: () => Date;
    /** How long it waits for a network, in ms: at first, and at most. */
    waits?: { first: number; longest: number };
  }) {
    this.#store = of.store;
    this.#way = of.way;
    this.owner = of.owner;
    this.#alone = of.alone ?? ((work) => work());
    this.#told = of.told ?? (() => undefined);
    this.#now = of.now ?? clockNow;
    this.#waits = of.waits ?? waits;
    this.#waitMs = this.#waits.first;
  }

  /** On the disk when it returns; under way to the server when there is one. */
  async add(save: Omit<Save, "seq" | "offsetMs" | "owner" | "refused">): Promise<Save> {
    const { owner } = this;
    const kept = await this.#store.add({ ...save, owner, offsetMs: this.offsetMs, refused: null });
    this.kick();
    return kept;
  }

  /** Takes a save back that has not gone out; false where it may have. */
  async drop(batchId: string): Promise<boolean> {
    if (this.state === "sending") return false;
    const own = (await this.#store.list()).find((save) => save.batchId === batchId);
    if (!own) return false;
    await this.#store.remove(batchId);
    this.#told(this.state);
    return true;
  }

  /** Sends now what waits; a later call while one runs makes it look once more. */
  kick(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#again = true;
    this.#running ??= this.#alone(() => this.#run()).finally(() => {
      this.#running = null;
      if (this.#again && !this.#stopped) this.kick();
    });
  }

  stop(): void {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  /** What the server's clock was when a question asked at `askedAt` came back just now. */
  measure(serverNow: string, askedAt: Date): void {
    const back = this.#now().getTime();
    const took = back - askedAt.getTime();
    // an old figure goes stale as clocks drift, so a new one need only be about as good
    if (took < 0 || took > this.#measuredIn * 2) return;
    this.#measuredIn = Math.max(took, 50);
    this.offsetMs = Math.round(instantOf(serverNow).getTime() - (askedAt.getTime() + back) / 2);
  }

  async #run(): Promise<void> {
    let most = Infinity;
    while (this.#again && !this.#stopped) {
      this.#again = false;
      const saves = nextToSend(await this.#store.list(), this.owner).slice(0, most);
      if (saves.length === 0) return this.#say("idle");
      this.#say("sending");
      const sent = await this.#send(saves);
      if (sent.kind === "away" || sent.kind === "signedOut") {
        this.#say(sent.kind);
        if (sent.kind === "away") this.#later();
        return;
      }
      // one that spoils the whole is found by sending them one by one
      if (sent.kind === "rejected" && saves.length > 1) most = 1;
      else
        await this.#settle(
          saves,
          sent.kind === "answered"
            ? sent.answers
            : saves.map((save) => refusalOf(save, sent.reason)),
        );
      this.#waitMs = this.#waits.first;
      this.#again = true;
    }
  }

  async #send(saves: readonly Save[]): Promise<Sent> {
    const askedAt = this.#now();
    const body = {
      sentAt: askedAt.toISOString(),
      saves: saves.map(
        ({ batchId, body: { noun, events }, version, offsetMs, seq, actorStaffId }) => ({
          ...{ batchId, noun, version, events, deviceSeq: seq },
          ...(offsetMs !== null && { offsetMs }),
          ...(actorStaffId !== null && { actorStaffId }),
        }),
      ),
    };
    const sent = await this.#way(saves[0]?.classId ?? "", body);
    if (sent.kind === "answered") this.measure(sent.serverNow, askedAt);
    return sent;
  }

  async #settle(saves: readonly Save[], answers: readonly Answer[]): Promise<void> {
    const answerOf = new Map(answers.map((answer) => [answer.batchId, answer]));
    for (const save of saves) {
      const answer = answerOf.get(save.batchId) ?? refusalOf(save, "not_saved");
      const left = afterAnswer(save, answer);
      await (left ? this.#store.put(left) : this.#store.remove(save.batchId));
    }
    this.#told(this.state);
  }

  #later(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => this.kick(), this.#waitMs);
    this.#waitMs = Math.min(this.#waits.longest, this.#waitMs * 2);
  }

  #say(state: OutboxState): void {
    this.state = state;
    this.#told(state);
  }
}
