import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import { sqlState } from "~/lib/db.server";
import { type AppError, errorStatus, type ErrorCode } from "~/lib/errors";

const connectionCodes = /^(ECONN|ETIMEDOUT|ENOTFOUND|CONNECTION_|CONNECT_)/;

function codeOf(error: unknown): ErrorCode | null {
  if (error instanceof Error && error.name === "AppError" && "code" in error) {
    // reason: only AppError carries that name, and the two bundles have a class each
    return (error as AppError).code;
  }
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; depth += 1) {
    if ("code" in at && typeof at.code === "string" && connectionCodes.test(at.code)) {
      return "unavailable";
    }
    at = at.cause;
  }
  // class 08 connection exceptions, 57P0x shutdown, 53300 too many connections, 57014 statement timeout
  return /^(08|57P0|53300|57014)/.test(sqlState(error) ?? "") ? "unavailable" : null;
}

/** The one place where an AppError, or a database that is away, becomes an HTTP status. */
const mapErrors =
  <A, R>(handler: (args: A) => R) =>
  async (args: A): Promise<Awaited<R>> => {
    try {
      return await handler(args);
    } catch (error) {
      const code = codeOf(error);
      if (!code) throw error;
      throw new Response(code, { status: errorStatus[code], statusText: code });
    }
  };

/** The build with every loader and action behind `mapErrors`. */
export function withMappedErrors(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route] as const;
    const { loader, action } = route.module;
    const module = {
      ...route.module,
      ...(loader && { loader: mapErrors(loader) }),
      ...(action && { action: mapErrors(action) }),
    };
    return [id, { ...route, module }] as const;
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

/** The first segment of a route's whole path; null for what any path may need (layouts, the last resort). */
function segmentOf({ routes }: ServerBuild, id: string): string | null {
  const parts: string[] = [];
  for (let at = routes[id]; at; at = at.parentId ? routes[at.parentId] : undefined) {
    if (at.path) parts.unshift(at.path);
  }
  const [first] = parts.join("/").split("/");
  return first && !/^[:*]/.test(first) ? first : null;
}

/**
 * The build once for each first segment, with the routes that lie below it: the router spells out its
 * whole table several times a request.
 */
export function bySegment(build: ServerBuild): Map<string, ServerBuild> {
  const segments = new Map(Object.keys(build.routes).map((id) => [id, segmentOf(build, id)]));
  const below = (segment: string): ServerBuild => {
    const kept = <T>(all: Record<string, T>): Record<string, T> =>
      Object.fromEntries(
        Object.entries(all).filter(([id]) => [segment, null].includes(segments.get(id) ?? null)),
      );
    const assets = { ...build.assets, routes: kept(build.assets.routes) };
    return { ...build, assets, routes: kept(build.routes) };
  };
  const found = [...segments.values()].flatMap((segment) => segment ?? []);
  return new Map(found.map((segment) => [segment, below(segment)]));
}

const handlerOf = (build: ServerBuild | (() => Promise<ServerBuild>)) =>
  createRequestHandler({
    build,
    getLoadContext: (request, response) => ({
      nonce: String(response.locals["nonce"]),
      requestId: String(response.locals["requestId"]),
      address: request.ip ?? "",
      build: typeof build === "function" ? "" : build.assets.version,
    }),
  });

/** A build that stands has its route tables made once; one that is asked for, with every request. */
export function remixHandler(build: ServerBuild | (() => Promise<ServerBuild>)): RequestHandler {
  const whole = handlerOf(build);
  const tables = typeof build === "function" ? [] : [...bySegment(build)];
  const handlers = new Map(tables.map(([segment, part]) => [segment, handlerOf(part)]));
  return (request, response, next) => {
    const segment = request.path.split("/")[1]?.replace(/\.data$/, "") ?? "";
    const handle = handlers.get(segment) ?? whole;
    void handle(request, response, next);
  };
}
