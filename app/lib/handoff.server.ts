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
  let words = "";
  for (let read = await reader.read(); read.value; read = await reader.read()) {
    words += `${controller}.enqueue(${inScript(decoder.decode(read.value, { stream: true }))});`;
  }
  return `<script nonce="${nonce}">${words}${controller}.close();</script>`;
}
