import { useEffect, useRef, useState } from "react";

/** `live`: told at once. `asking`: the stream is not there, so the page asks every now and then. */
export type LiveState = "off" | "live" | "asking";

const askEveryMs = 15_000;
/** Several pieces of news in a row are one. */
const settleMs = 150;

/**
 * Calls `onNews` when something was written that the stream at `url` tells of. Without the stream it is called
 * every quarter of a minute, and the stream is tried again; a page that is not looked at asks nothing.
 */
export function useLive(
  url: string,
  onNews: () => void,
  /** Each sign of life, with the time at the centre. */
  onSign?: (time: string) => void,
): LiveState {
  const [state, setState] = useState<LiveState>("off");
  const latest = useRef({ onNews, onSign });
  useEffect(() => {
    latest.current = { onNews, onSign };
  });
  useEffect(() => {
    let source: EventSource | null = null;
    let missed = false;
    let settling: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      clearTimeout(settling);
      settling = setTimeout(() => latest.current.onNews(), settleMs);
    };
    const sign = (event: Event) => {
      // the connection's own "open" says nothing, the server's says when
      if (!(event instanceof MessageEvent)) return;
      const told: { time: string } = JSON.parse(String(event.data));
      latest.current.onSign?.(told.time);
    };
    const open = () => {
      source?.close();
      source = new EventSource(url);
      source.addEventListener("open", () => {
        // what was said while the stream was away is told at once
        if (missed) tell();
        missed = false;
        setState("live");
      });
      for (const name of ["open", "awake", "news"]) source.addEventListener(name, sign);
      source.addEventListener("news", tell);
      source.addEventListener("gone", tell);
      source.addEventListener("error", () => {
        missed = true;
        setState("asking");
      });
    };
    const ask = setInterval(() => {
      if (source?.readyState === EventSource.OPEN || document.hidden) return;
      tell();
      if (!source || source.readyState === EventSource.CLOSED) open();
    }, askEveryMs);
    const onSight = () => {
      if (!document.hidden && source?.readyState !== EventSource.OPEN) tell();
    };
    document.addEventListener("visibilitychange", onSight);
    open();
    return () => {
      clearInterval(ask);
      clearTimeout(settling);
      document.removeEventListener("visibilitychange", onSight);
      source?.close();
    };
  }, [url]);
  return state;
}
