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

/** A route and the layouts above it, itself first. */
function branchOf({ routes }: ServerBuild, id: string): string[] {
  const branch: string[] = [];
  for (let at = routes[id]; at; at = at.parentId ? routes[at.parentId] : undefined) {
    branch.push(at.id);
  }
  return branch;
}

/** A route's whole path, such as `children/:childId`; empty for the home page and what any path may need. */
const pathOf = (build: ServerBuild, id: string): string =>
  branchOf(build, id)
    .flatMap((of) => build.routes[of]?.path || [])
    .reverse()
    .join("/");

/** Its first segment; null for what any path may need (layouts, the last resort). */
function segmentOf(build: ServerBuild, id: string): string | null {
  const [first] = pathOf(build, id).split("/");
  return first && !/^[:*]/.test(first) ? first : null;
}

function withRoutes(build: ServerBuild, keeps: (id: string) => boolean): ServerBuild {
  const kept = <T>(all: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([id]) => keeps(id)));
  const assets = { ...build.assets, routes: kept(build.assets.routes) };
  return { ...build, assets, routes: kept(build.routes) };
}

/**
 * The build once for each first segment, with the routes that lie below it: the router spells out its
 * whole table several times a request.
 */
export function bySegment(build: ServerBuild): Map<string, ServerBuild> {
  const segments = new Map(Object.keys(build.routes).map((id) => [id, segmentOf(build, id)]));
  const below = (segment: string) =>
    withRoutes(build, (id) => [segment, null].includes(segments.get(id) ?? null));
  const found = [...segments.values()].flatMap((segment) => segment ?? []);
  return new Map(found.map((segment) => [segment, below(segment)]));
}

/** The same for each whole path without values in it, with what stands at that path alone and the layouts above. */
export function byPath(build: ServerBuild): Map<string, ServerBuild> {
  const paths = new Map(Object.keys(build.routes).map((id) => [id, pathOf(build, id)]));
  const at = (path: string) => {
    const there = [...paths].flatMap(([id, of]) => (of === path ? branchOf(build, id) : []));
    return withRoutes(build, (id) => there.includes(id));
  };
  const found = [...paths.values()].filter((path) => path && !/[:*]/.test(path));
  return new Map(found.map((path) => [path, at(path)]));
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

const handlersOf = (tables: Map<string, ServerBuild>) =>
  new Map([...tables].map(([of, build]) => [of, handlerOf(build)]));

/** A build that stands has its route tables made once; one that is asked for, with every request. */
export function remixHandler(build: ServerBuild | (() => Promise<ServerBuild>)): RequestHandler {
  const whole = handlerOf(build);
  const isStanding = typeof build !== "function";
  const segments = handlersOf(isStanding ? bySegment(build) : new Map());
  const paths = handlersOf(isStanding ? byPath(build) : new Map());
  return (request, response, next) => {
    const path = request.path.slice(1).replace(/\.data$/, "");
    const [segment = ""] = path.split("/");
    const handle = paths.get(path) ?? segments.get(segment) ?? whole;
    void handle(request, response, next);
  };
}
