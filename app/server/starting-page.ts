import type { RequestListener } from "node:http";
import { randomBytes } from "node:crypto";
import { realNow } from "~/lib/clock";
import { readLocale } from "~/lib/preferences";
import { wordsOf } from "~/i18n/words.server";

export type StartingStage = "database" | "migrations" | "demo" | "waiting";

let stage: StartingStage = "database";
let progress: { done: number; of: number } | null = null;
const begun = realNow().getTime();

export function showStage(next: StartingStage, count: { done: number; of: number } | null = null) {
  stage = next;
  progress = count;
}

/** Answers every request while the house is being opened; the page looks again by itself. */
export const startingPage: RequestListener = (request, response) => {
  const healthy = request.url?.startsWith("/healthz");
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("Retry-After", "2");
  response.statusCode = 503;
  if (healthy) {
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify({ status: "starting", stage }));
    return;
  }
  const locale = readLocale(request.headers.cookie ?? null);
  const t = wordsOf(locale).getFixedT(locale, "common");
  const seconds = Math.round((realNow().getTime() - begun) / 1000);
  const share = progress ? Math.round((100 * progress.done) / Math.max(1, progress.of)) : null;
  const nonce = randomBytes(16).toString("base64");
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.setHeader(
    "Content-Security-Policy",
    `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`,
  );
  response.end(`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${t("starting.title")}</title>
<style nonce="${nonce}">
:root{color-scheme:light dark;--bg:#f9f6f2;--ink:#29241f;--soft:#57514a;--track:#e8e3dd;--jade:#28755f}
@media (prefers-color-scheme:dark){:root{--bg:#161411;--ink:#ece9e4;--soft:#bebab3;--track:#322e2a;--jade:#75c1a7}}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--bg);color:var(--ink);
font:16px/26px "PingFang SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif}
main{width:min(360px,84vw)}h1{font-size:24px;line-height:34px;margin:0 0 4px}p{margin:0 0 16px;color:var(--soft)}
progress{width:100%;height:8px;accent-color:var(--jade)}
</style></head><body><main><h1>${t("starting.title")}</h1>
<p>${t(`starting.${stage}`)}${progress ? ` ${progress.done} / ${progress.of}` : ""}</p>
<progress aria-label="${t("starting.title")}" ${share === null ? "" : `value="${share}" max="100"`}></progress>
<p>${t("starting.seconds", { seconds })}</p></main></body></html>`);
};
