import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "drizzle-orm";
import { openListener, type Listener } from "~db/listener.server";
import { gatherRows, type CentreId, type Ctx } from "./context.server";
import { databaseUrl } from "./db.server";
import { remember } from "./remember.server";

export const liveKinds = ["log", "duty", "absence", "again"] as const;
export type LiveKind = (typeof liveKinds)[number];

/** Something was written about these classes: ids alone, whoever hears it asks for the rest. */
export type LiveNews = {
  centreId: string;
  /** `again`: the line was broken, and anything may have been missed. */
  kind: LiveKind;
  /** Empty where the whole centre is meant. */
  classIds: readonly string[];
};

const channel = "wenrun_live";

const say = gatherRows<LiveNews>((tx, news) => {
  const payloads = [...new Set(news.map((one) => JSON.stringify(one)))];
  const calls = payloads.map((payload) => sql`pg_notify(${channel}, ${payload})`);
  return tx.execute(sql`select ${sql.join(calls, sql`, `)}`);
});

/**
 * Tells every server process, with the caller's transaction: nothing is heard unless it commits. A payload
 * holds fewer than 8000 bytes, so a save about very many classes tells the whole centre.
 */
export const tellLive = (
  ctx: Ctx,
  { kind, classIds = [] }: { kind: Exclude<LiveKind, "again">; classIds?: readonly string[] },
): Promise<void> => {
  const ids = [...new Set(classIds)].sort();
  return say(ctx, { centreId: ctx.centreId, kind, classIds: ids.length > 100 ? [] : ids });
};

type Hear = (news: LiveNews) => void;

type Hub = { byCentre: Map<string, Set<Hear>>; listener: Listener | null; closers: Set<() => void>; isClosing: boolean }; // prettier-ignore

const hub = () =>
  remember<Hub>("live", () => ({
    ...{ byCentre: new Map(), listener: null, closers: new Set(), isClosing: false },
  }));

/** The connection is nobody's: it must not carry the request, or the transaction, of who came first. */
const outside = AsyncLocalStorage.snapshot();

function parse(payload: string): LiveNews | null {
  try {
    const news: LiveNews = JSON.parse(payload);
    return Array.isArray(news.classIds) && liveKinds.includes(news.kind) ? news : null;
  } catch {
    return null;
  }
}

function spread(news: LiveNews): void {
  for (const hear of [...(hub().byCentre.get(news.centreId) ?? [])]) hear(news);
}

function startListening(): Listener {
  let isFirst = true;
  return openListener(databaseUrl(), {
    channel,
    onPayload: (payload) => {
      const news = parse(payload);
      if (news) spread(news);
    },
    onOpen: () => {
      if (!isFirst) for (const centreId of hub().byCentre.keys()) spread({ centreId, kind: "again", classIds: [] }); // prettier-ignore
      isFirst = false;
    },
  });
}

/** Hears what is written in a centre from now on. One connection serves all of a process. */
export function hearLive(centreId: CentreId, hear: Hear): () => void {
  const { byCentre } = hub();
  hub().listener ??= outside(startListening);
  const ears = byCentre.get(centreId) ?? new Set();
  byCentre.set(centreId, ears.add(hear));
  return () => {
    ears.delete(hear);
    if (ears.size === 0) byCentre.delete(centreId);
  };
}

/** A stream that is open until `close` is called: by whoever reads it, or by the server when it stops. */
export function keepOpen(close: () => void): () => void {
  const { closers } = hub();
  closers.add(close);
  return () => void closers.delete(close);
}

export const isClosingLive = (): boolean => hub().isClosing;

export const countLiveStreams = (): number => hub().closers.size;

/** Ends every stream and then the connection; from then on no stream is opened. */
export async function closeLive(): Promise<void> {
  const current = hub();
  current.isClosing = true;
  for (const close of [...current.closers]) close();
  await current.listener?.close();
  current.listener = null;
}
