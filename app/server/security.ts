import { randomBytes, randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import { env } from "~/lib/env.server";

/** A strict policy: own scripts by nonce, own pictures and styles, nothing from anywhere else. */
const contentPolicy = (nonce: string, development: boolean): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    // React writes style attributes; vite's dev server injects style elements
    development ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    development ? "connect-src 'self' ws:" : "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** The id by which a request is found in the log. */
export const nameRequest: RequestHandler = (_request, response, next) => {
  const requestId = randomUUID();
  response.locals["requestId"] = requestId;
  response.setHeader("X-Request-Id", requestId);
  next();
};

export const securityHeaders: RequestHandler = (request, response, next) => {
  const nonce = randomBytes(16).toString("base64");
  response.locals["nonce"] = nonce;
  response.setHeader(
    "Content-Security-Policy",
    contentPolicy(nonce, env().NODE_ENV === "development"),
  );
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("X-Frame-Options", "DENY");
  response.setHeader("Referrer-Policy", "same-origin");
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  response.setHeader(
    "Permissions-Policy",
    "camera=(self), microphone=(), geolocation=(), interest-cohort=()",
  );
  if (request.secure || env().WENRUN_BASE_URL?.startsWith("https:")) {
    response.setHeader("Strict-Transport-Security", "max-age=31536000");
  }
  next();
};

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/** A write must come from a page of this site: browsers name the origin, and a missing one is refused. */
export const sameOrigin: RequestHandler = (request, response, next) => {
  if (reading.has(request.method)) return next();
  const base = env().WENRUN_BASE_URL;
  const own = base ? new URL(base).host : request.get("host");
  const origin = request.get("origin");
  const site = request.get("sec-fetch-site");
  const fromHere = origin ? hostOf(origin) === own : site === "same-origin";
  if (fromHere) return next();
  response.status(403).type("text/plain").send("Cross-site request refused");
};

/** Behind a proxy the public address counts, whatever the proxy passes on: links and Remix's own check go by it. */
export const publicAddress: RequestHandler = (request, _response, next) => {
  const base = env().WENRUN_BASE_URL;
  if (base) {
    const { host, protocol } = new URL(base);
    request.headers.host = host;
    request.headers["x-forwarded-host"] = host;
    Object.defineProperty(request, "protocol", { value: protocol.slice(0, -1) });
  }
  next();
};

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
