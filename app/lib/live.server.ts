import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "drizzle-orm";
import { openListener, type Listener } from "~db/listener.server";
import { afterCommit, type CentreId, type Ctx } from "./context.server";
import { appDatabase, databaseUrl } from "./db.server";
import { log } from "./log.server";
import { remember } from "./remember.server";

/** `entries`, `shown`: what families see of children's days, and of everything else. */
export const liveKinds = ["log", "duty", "headcount", "absence", "message", "entries", "shown", "again"] as const; // prettier-ignore
export type LiveKind = (typeof liveKinds)[number];

/** Something was written about these classes: ids alone, whoever hears it asks for the rest. */
export type LiveNews = {
  centreId: string;
  /** `again`: the line was broken, and anything may have been missed. */
  kind: LiveKind;
  /** Empty where the whole centre is meant. */
  classIds: readonly string[];
  /** For families: the children it is about, or the accounts; empty where it is about all of them. */
  about?: readonly string[];
};

const channel = "wenrun_live";

/** What was committed within this time goes out together. */
const gatherMs = 15;

/**
 * Commits that notify wait for each other down to the disk, so the news follows its commit in a statement of
 * its own that waits for no disk. What a crash loses in between, the pages ask for by themselves.
 */
async function flush(): Promise<void> {
  const news = hub().waiting.splice(0);
  if (news.length === 0) return;
  const payloads = [...new Set(news.map((one) => JSON.stringify(one)))];
  const calls = payloads.map((payload) => sql`pg_notify(${channel}, ${payload})`);
  const eased = sql`set_config('synchronous_commit', 'off', true)`;
  await appDatabase().execute(sql`select ${sql.join([eased, ...calls], sql`, `)}`);
}

/** Says it now: for whoever knows that the transaction has committed. */
export function sayLive(news: LiveNews): void {
  const { waiting } = hub();
  waiting.push(news);
  if (waiting.length > 1) return;
  setTimeout(() => {
    flush().catch((error: unknown) => log().warn({ error }, "news was not told"));
  }, gatherMs);
}

/**
 * Tells every server process once the caller's transaction has committed, and never otherwise. A payload holds
 * fewer than 8000 bytes, so a save about very many classes tells the whole centre.
 */
export const tellLive = (
  ctx: Ctx,
  {
    kind,
    classIds = [],
  }: { kind: Exclude<LiveKind, "again" | "entries" | "shown">; classIds?: readonly string[] },
): Promise<void> => {
  const ids = [...new Set(classIds)].sort();
  const classes = ids.length > 100 ? [] : ids;
  return afterCommit(ctx, () => sayLive({ centreId: ctx.centreId, kind, classIds: classes }));
};

type Hear = (news: LiveNews) => void;

type Hub = { waiting: LiveNews[]; byCentre: Map<string, Set<Hear>>; listener: Listener | null; closers: Set<() => void>; isClosing: boolean }; // prettier-ignore

const hub = () =>
  remember<Hub>("live", () => ({
    waiting: [],
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
  await flush().catch(() => undefined);
  for (const close of [...current.closers]) close();
  await current.listener?.close();
  current.listener = null;
}
