import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";

export type Listener = { close: () => Promise<void> };

type Hears = {
  channel: string;
  onPayload: (payload: string) => void;
  /** The channel is heard from now on; what was said before, or while the connection was lost, was missed. */
  onOpen: () => void;
};

const againMs = { first: 250, most: 5_000 };
/** A connection that died without a word is noticed by asking. */
const askEveryMs = 20_000;

/**
 * Keeps one connection that hears a channel and opens another whenever it is lost. A plain client of one
 * connection each time: `listen` of postgres.js gives up when the database is not back at once.
 */
export function openListener(url: string, hears: Hears): Listener {
  const closing = new AbortController();
  const { signal } = closing;
  const running = keep();

  async function keep(): Promise<void> {
    let wait = againMs.first;
    while (!signal.aborted) {
      const heard = await once();
      wait = heard ? againMs.first : Math.min(2 * wait, againMs.most);
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }

  /** From connecting to losing the connection; whether it was heard in between. */
  async function once(): Promise<boolean> {
    let lost = () => undefined as void; // reason: replaced at once by the promise's own
    const gone = new Promise<void>((resolve) => (lost = resolve));
    const client = postgres(url, {
      ...{ max: 1, fetch_types: false, connect_timeout: 5, max_lifetime: null },
      ...{ onnotice: () => undefined, onclose: () => lost() },
      connection: { application_name: "wenrun live", role: "wenrun_app" },
      ...({ onnotify: (_channel: string, payload: string) => hears.onPayload(payload) } as object), // reason: an option that the types leave out
    });
    const leave = () => lost();
    signal.addEventListener("abort", leave);
    let heard = false;
    try {
      await client.unsafe(`listen ${hears.channel}`);
      heard = true;
      hears.onOpen();
      const ask = setInterval(() => {
        client.unsafe("select 1").catch(leave);
      }, askEveryMs);
      await gone.finally(() => clearInterval(ask));
    } catch {
      // the database is away: the next try says when it is back
    }
    signal.removeEventListener("abort", leave);
    await client.end({ timeout: 1 }).catch(() => undefined);
    return heard;
  }

  return {
    close: () => {
      closing.abort();
      return running;
    },
  };
}
