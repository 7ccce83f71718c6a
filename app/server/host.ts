import { readFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { Socket } from "node:net";
import { env } from "~/lib/env.server";

export type Host = {
  server: Server;
  address: string;
  serve: (handler: RequestListener) => void;
  /** Stops taking connections, lets running requests end, then cuts what is left after `graceMs`. */
  drain: (graceMs: number) => Promise<void>;
};

/** Opens the port before anything else stands, so that a browser has something to show from the first second. */
export async function openHost(first: RequestListener): Promise<Host> {
  const { HOST, PORT, TLS_CERT, TLS_KEY } = env();
  let handler = first;
  let draining = false;
  const sockets = new Set<Socket>();
  const listener: RequestListener = (request, response) => {
    if (draining) response.setHeader("Connection", "close");
    handler(request, response);
  };
  const server: Server =
    TLS_CERT && TLS_KEY
      ? createSecureServer({ cert: readFileSync(TLS_CERT), key: readFileSync(TLS_KEY) }, listener)
      : createServer(listener);
  server.keepAliveTimeout = 65_000;
  server.requestTimeout = 120_000;
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(PORT, HOST, resolve);
  });
  const shown = HOST === "0.0.0.0" || HOST === "::" ? "localhost" : HOST;
  return {
    server,
    address: `${TLS_CERT ? "https" : "http"}://${shown}:${PORT}`,
    serve: (next) => {
      handler = next;
    },
    drain: (graceMs) =>
      new Promise((resolve) => {
        draining = true;
        const cut = setTimeout(() => sockets.forEach((socket) => socket.destroy()), graceMs);
        // a browser keeps its connection open: it goes as soon as its last request has its answer
        const sweep = setInterval(() => server.closeIdleConnections(), 100);
        server.close(() => {
          clearTimeout(cut);
          clearInterval(sweep);
          resolve();
        });
      }),
  };
}
