import type { EntryContext } from "@remix-run/node";

/** A closing script tag or a comment inside the data does not end the script around it. */
export const inScript = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[&<>\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/**
 * The loaders' data as the script that ends a page, in the words that Remix's `RemixServer` would stream
 * after it (@remix-run/react 2.17, `StreamTransfer`), so that the page can be rendered in one go.
 */
export async function handoffScript(
  { serverHandoffStream, renderMeta }: EntryContext,
  nonce: string,
): Promise<string> {
  if (!serverHandoffStream || !renderMeta?.didRenderScripts) return "";
  const controller = "window.__remixContext.streamController";
  const decoder = new TextDecoder();
  const reader = serverHandoffStream.getReader();
  let words = `${startsScripts};`;
  for (let read = await reader.read(); read.value; read = await reader.read()) {
    words += `${controller}.enqueue(${inScript(decoder.decode(read.value, { stream: true }))});`;
  }
  return `<script nonce="${nonce}">${words}${controller}.close();</script>`;
}

/**
 * Starts what Remix put at the end of the page once the browser has drawn it, or at once where nobody looks: until
 * then a slow network has style and text to bring, and a slow phone to lay them out.
 */
export const startsScripts = `(function(){function go(){
document.querySelectorAll("link[rel=later]").forEach(function(link){link.rel="modulepreload"});
var kept=document.getElementById("later"),script=document.createElement("script");
script.type="module";script.nonce=kept.nonce;script.textContent=kept.textContent;document.head.append(script)}
document.hidden?go():requestAnimationFrame(function(){setTimeout(go)})})()`;

/**
 * The page with its scripts held back until it is drawn. `before` runs ahead of all of them. Remix puts them at the end,
 * after the first file it wants to be loaded early.
 */
export function withScripts(html: string, page: { nonce: string; before: string }): string {
  const opening = `<script nonce="${page.nonce}"`;
  const preload = '<link rel="modulepreload"';
  const end = Math.max(html.indexOf(preload), 0);
  const scripts = html
    .slice(end)
    .replaceAll(preload, '<link rel="later"')
    .replace(`${opening} type="module" async=""`, `${opening} type="text/plain" id="later"`)
    .replace(`${opening}>window.__remixContext`, () => `${opening}>${page.before}window.__remixContext`); // prettier-ignore
  return html.slice(0, end) + scripts;
}
