import { env } from "./env.server";

/** A page's whole address, for what leaves the house: the public one, or this machine's. */
export function publicUrl(path: string): string {
  const { WENRUN_BASE_URL: base, PORT: port, TLS_CERT: cert } = env();
  return new URL(path, base ?? `${cert ? "https" : "http"}://localhost:${port}`).href;
}
