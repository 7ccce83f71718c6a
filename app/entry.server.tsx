import { Writable } from "node:stream";
import { brotliCompress, constants } from "node:zlib";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { NonceContext } from "~/components/nonce";
import { wordsOf } from "~/i18n/words.server";
import { log } from "~/lib/log.server";
import { readLocale } from "~/lib/preferences";

const renderTimeoutMs = 10_000;

/** Waits for the whole page and sends it as one piece: cheaper than streaming, and it hydrates. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const root: { locale?: "zh-CN" | "en" } | undefined =
    remix.staticHandlerContext.loaderData["root"];
  const locale = root?.locale ?? readLocale(request.headers.get("cookie"));
  const page = await new Promise<Buffer>((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={context.nonce}>
        <I18nextProvider i18n={wordsOf(locale)}>
          <RemixServer context={remix} url={request.url} nonce={context.nonce} />
        </I18nextProvider>
      </NonceContext.Provider>,
      {
        nonce: context.nonce,
        onAllReady: () => pipe(collector(resolve)),
        onShellError: reject,
        onError: (error) => {
          if (!isbot(request.headers.get("user-agent"))) reject(error);
        },
      },
    );
    setTimeout(abort, renderTimeoutMs).unref();
  });
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Language", locale);
  headers.set("Cache-Control", "private, no-store");
  headers.append("Vary", "Accept-Encoding");
  if (!/\bbr\b/.test(request.headers.get("accept-encoding") ?? "")) {
    return new Response(new Uint8Array(page), { status, headers });
  }
  headers.set("Content-Encoding", "br");
  return new Response(new Uint8Array(await packed(page)), { status, headers });
}

/** React's bytes in one piece, neither decoded nor passed through another stream. */
function collector(done: (page: Buffer) => void): Writable {
  const chunks: Buffer[] = [];
  return new Writable({
    write(chunk: Buffer, _encoding, next) {
      chunks.push(chunk);
      next();
    },
    final(next) {
      done(Buffer.concat(chunks));
      next();
    },
  });
}

/** Brotli 4 over the finished page; a compressed stream of the same costs several times as much. */
function packed(page: Buffer): Promise<Buffer> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 4,
    [constants.BROTLI_PARAM_LGWIN]: 18,
    [constants.BROTLI_PARAM_SIZE_HINT]: page.length,
  };
  return new Promise((resolve, reject) => {
    brotliCompress(page, { params }, (error, bytes) => (error ? reject(error) : resolve(bytes)));
  });
}

export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted) return;
  log().error({ err: error, path: new URL(request.url).pathname }, "request failed");
}
