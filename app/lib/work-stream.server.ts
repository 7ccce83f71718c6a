import { setImmediate as turn } from "node:timers/promises";
import type { FormFailure } from "./form-failure";
import { log } from "./log.server";

/** How far a long work has come; `total` is 0 while nobody can know it. */
export type WorkStep = { step: string; done: number; total: number };
export type Tell = (at: WorkStep) => Promise<void>;

/** What the browser gets: steps, and last where to go or why not. */
export type WorkLine = WorkStep | { goTo: string } | FormFailure;

const betweenMs = 80;

/**
 * Answers at once and says on one line each how far the work has come. The work goes on when the reader goes
 * away: it is one transaction, and is found done or not done.
 */
export function streamWork(
  work: (tell: Tell) => Promise<{ goTo: string } | FormFailure>,
): Response {
  const lines = new TransformStream<Uint8Array, Uint8Array>();
  const writer = lines.writable.getWriter();
  const encoder = new TextEncoder();
  let last = 0;
  const write = (line: WorkLine) =>
    void writer.write(encoder.encode(`${JSON.stringify(line)}\n`)).catch(() => undefined);
  const tell: Tell = async (at) => {
    if (performance.now() - last < betweenMs) return;
    last = performance.now();
    write(at);
    await turn();
  };
  void work(tell)
    .catch((error: unknown) => {
      log().error({ err: error }, "long work");
      return { ok: false, reason: "work_failed" } as const;
    })
    .then((line) => {
      write(line);
      return writer.close();
    })
    .catch(() => undefined);
  return new Response(lines.readable, {
    headers: {
      "Content-Type": "application/x-ndjson; charset=utf-8",
      // no-transform: compression would hold the lines back
      "Cache-Control": "private, no-store, no-transform",
    },
  });
}
