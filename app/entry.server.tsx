import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
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
  const html = await new Promise<string>((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={context.nonce}>
        <I18nextProvider i18n={wordsOf(locale)}>
          <RemixServer context={remix} url={request.url} nonce={context.nonce} />
        </I18nextProvider>
      </NonceContext.Provider>,
      {
        nonce: context.nonce,
        onAllReady: () => resolve(text(pipe(new PassThrough()))),
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
    return new Response(html, { status, headers });
  }
  headers.set("Content-Encoding", "br");
  return new Response(new Uint8Array(await packed(html)), { status, headers });
}

/** Brotli 4 over the finished page; a compressed stream of the same costs several times as much. */
function packed(html: string): Promise<Buffer> {
  const whole = Buffer.from(html);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 4,
    [constants.BROTLI_PARAM_LGWIN]: 18,
    [constants.BROTLI_PARAM_SIZE_HINT]: whole.length,
  };
  return new Promise((resolve, reject) => {
    brotliCompress(whole, { params }, (error, bytes) => (error ? reject(error) : resolve(bytes)));
  });
}

export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted) return;
  log().error({ err: error, path: new URL(request.url).pathname }, "request failed");
}
