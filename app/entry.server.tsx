import { brotliCompress, constants } from "node:zlib";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { NonceContext } from "~/components/nonce";
import type { PageWords } from "~/i18n/page-words";
import { drawnWith, wordsFile, wordsOf } from "~/i18n/words.server";
import { handoffScript, inScript, withScripts } from "~/lib/handoff.server";
import { log } from "~/lib/log.server";
import { readLocale } from "~/lib/preferences";

/**
 * The whole page as one piece: nothing in it waits (charts are drawn once the page stands), and React's
 * string costs half of its stream of bytes.
 */
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
  const { nonce } = context;
  const { drawn, said } = drawnWith(locale, () =>
    renderToString(
      <NonceContext.Provider value={nonce}>
        <I18nextProvider i18n={wordsOf(locale)}>
          <RemixServer
            context={{ ...remix, serverHandoffStream: undefined }}
            url={request.url}
            nonce={nonce}
          />
        </I18nextProvider>
      </NonceContext.Provider>,
    ),
  );
  const words: PageWords = { locale, said, rest: wordsFile(locale).path };
  const html = withScripts(drawn, { nonce, before: `window.wenrunWords=${inScript(words)};` });
  const page = Buffer.from(`<!DOCTYPE html>${html}${await handoffScript(remix, nonce)}`);
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Language", locale);
  if (!headers.has("ETag")) headers.set("Cache-Control", "private, no-store");
  headers.append("Vary", "Accept-Encoding");
  if (!/\bbr\b/.test(request.headers.get("accept-encoding") ?? "")) {
    return new Response(page, { status, headers });
  }
  headers.set("Content-Encoding", "br");
  return new Response(new Uint8Array(await packed(page)), { status, headers });
}

/** Brotli 3 over the finished page; a compressed stream of the same costs several times as much. */
function packed(page: Buffer): Promise<Buffer> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 3,
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
