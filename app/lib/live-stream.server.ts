import { log } from "./log.server";
import { hearLive, isClosingLive, keepOpen, type LiveNews } from "./live.server";
import type { CentreId } from "./context.server";
import { now, realNow } from "./clock";
import { formatTime } from "./dates";

const beatMs = 25_000;
const recheckMs = 60_000;
const echoEveryMs = 5_000;

type Stream = {
  centreId: CentreId;
  timeZone: string;
  hears: (news: LiveNews) => boolean;
  /** Whether whoever reads may still; asked before each event and once a minute. */
  mayStill: () => Promise<boolean>;
  /** The reader went away. */
  signal: AbortSignal;
  /** For whom news shows only later: told again then. `pendingMs`: what came before the stream was opened. */
  echo?: { of: (news: LiveNews) => boolean; afterMs: number; pendingMs: number | null };
};

const headers = {
  "Content-Type": "text/event-stream; charset=utf-8",
  // no-transform: compression would hold the events back
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
};

/**
 * Server-sent events of a centre: `news` with kinds and class ids, gathered while the reader's right is being
 * checked; `gone` before the stream is closed because the right is over. A beat keeps the line awake.
 */
export function streamLive({
  centreId,
  timeZone,
  hears,
  mayStill,
  signal,
  echo,
}: Stream): Response {
  if (isClosingLive()) return new Response("stopping", { status: 503 });
  const encoder = new TextEncoder();
  const sign = () => ({ at: now().toISOString(), time: formatTime(now(), timeZone) });
  let end: (isRead?: boolean) => void = () => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let waiting: LiveNews[] = [];
      let isChecking = false;
      let isOpen = true;
      const write = (text: string) => {
        if (isOpen) controller.enqueue(encoder.encode(text));
      };
      const tell = (news: LiveNews) => {
        waiting.push(news);
        void check();
      };
      const echoes = new Map<number, ReturnType<typeof setTimeout>>();
      /** Those of the same five seconds are one. */
      const tellLater = (ms: number) => {
        const at = Math.ceil((realNow().getTime() + ms) / echoEveryMs);
        if (echoes.has(at)) return;
        const told = () => {
          echoes.delete(at);
          tell({ centreId, kind: "shown", classIds: [] });
        };
        echoes.set(at, setTimeout(told, at * echoEveryMs - realNow().getTime()));
      };
      const stopHearing = hearLive(centreId, (news) => {
        if (!hears(news)) return;
        tell(news);
        if (echo?.of(news)) tellLater(echo.afterMs);
      });
      if (echo?.pendingMs) tellLater(echo.pendingMs);
      const beat = setInterval(() => {
        if (signal.aborted) end();
        else write(`event: awake\ndata: ${JSON.stringify(sign())}\n\n`);
      }, beatMs);
      const recheck = setInterval(() => void check(), recheckMs);
      const forget = keepOpen(() => end());
      end = (isRead = true) => {
        if (!isOpen) return;
        isOpen = false;
        stopHearing();
        forget();
        clearInterval(beat);
        for (const timer of echoes.values()) clearTimeout(timer);
        clearInterval(recheck);
        if (isRead) controller.close();
      };
      signal.addEventListener("abort", () => end());

      async function check(): Promise<void> {
        if (isChecking) return;
        isChecking = true;
        do {
          const news = waiting;
          waiting = [];
          if (!(await isAllowed())) {
            write("event: gone\ndata: {}\n\n");
            end();
            return;
          }
          if (news.length > 0)
            write(`event: news\ndata: ${JSON.stringify({ ...sign(), ...toldIn(news) })}\n\n`);
        } while (waiting.length > 0 && isOpen);
        isChecking = false;
      }

      /** No answer counts as a no: whoever reads comes back and asks again. */
      async function isAllowed(): Promise<boolean> {
        try {
          return await mayStill();
        } catch (error) {
          log().warn({ err: error }, "live stream");
          return false;
        }
      }

      write(`retry: 3000\nevent: open\ndata: ${JSON.stringify(sign())}\n\n`);
    },
    cancel: () => end(false),
  });
  return new Response(body, { headers });
}

/** Several pieces of news as one. */
function toldIn(news: readonly LiveNews[]) {
  return {
    kinds: [...new Set(news.map(({ kind }) => kind))],
    classIds: [...new Set(news.flatMap(({ classIds }) => classIds))],
  };
}
