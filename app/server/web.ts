import path from "node:path";
import compression from "compression";
import { constants } from "node:zlib";
import type { ServerBuild } from "@remix-run/node";
import express, { type Express } from "express";
import { withRequestScope } from "~/access/request.server";
import { projectRoot } from "~db/project-root";
import { realNow } from "~/lib/clock";
import { env } from "~/lib/env.server";
import { log } from "~/lib/log.server";
import { unchangedToday } from "./family-today";
import { countRequests, healthz, metrics } from "./health";
import { remixHandler, withMappedErrors } from "./remix";
import { nameRequest, publicAddress, sameOrigin, securityHeaders } from "./security";
import { keepTablet } from "./tablet";
import { serveWords } from "./words";

const clientFolder = path.join(projectRoot, "build", "client");

/** The express application: headers, origin check, static files, then every page. */
export async function makeWeb(): Promise<Express> {
  const web = express();
  web.disable("x-powered-by");
  web.set("trust proxy", env().WENRUN_TRUST_PROXY);
  web.use(nameRequest);
  web.get("/healthz", securityHeaders, healthz);
  web.get("/metrics", securityHeaders, metrics);
  const build = env().NODE_ENV === "development" ? null : withMappedErrors(await loadBuild());
  web.use(publicAddress, countRequests, logRequests, requestScope);
  // ahead of the headers of a page: it leaves those of the page that is held as they are
  if (build) web.use(unchangedToday(build.assets.version));
  web.use(securityHeaders, sameOrigin);
  web.use(compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } }));
  web.get("/words/:locale.json", serveWords);
  if (!build) {
    await serveDevelopment(web);
  } else {
    const year = { immutable: true, maxAge: "1y", index: false } as const;
    web.use("/assets", express.static(path.join(clientFolder, "assets"), year));
    // browsers ask for it at every visit, and an old one would hold on to an old app
    web.get("/worker.js", (_request, response) => {
      response.set("Cache-Control", "no-cache").sendFile(path.join(clientFolder, "worker.js"));
    });
    // a page's address has no ending: it needs no look at the disk
    web.get(/\.\w+$/, express.static(clientFolder, { maxAge: "1h", index: false }));
    web.use(keepTablet, remixHandler(build));
  }
  return web;
}

async function loadBuild(): Promise<ServerBuild> {
  const file = path.join(projectRoot, "build", "server", "index.js");
  return import(/* @vite-ignore */ file);
}

/** Vite in the same process: pages reload as they are edited. */
async function serveDevelopment(web: Express): Promise<void> {
  const { createServer } = await import("vite");
  const vite = await createServer({ root: projectRoot, server: { middlewareMode: true } });
  web.use(vite.middlewares);
  web.use(
    keepTablet,
    remixHandler(async () =>
      // reason: vite answers with a plain record
      withMappedErrors(
        (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild, // reason: as above
      ),
    ),
  );
}

const requestScope: express.RequestHandler = (_request, _response, next) => withRequestScope(next);

/** A calendar's address is a secret that stays good: a log must not hold it. */
const withoutToken = (path: string): string =>
  path.replace(/^\/calendar\/[^/]+\.ics$/, "/calendar/:token.ics");

const logRequests: express.RequestHandler = (request, response, next) => {
  const began = realNow().getTime();
  response.once("finish", () => {
    log().info(
      {
        id: response.locals["requestId"],
        method: request.method,
        // ids are random and stay; query strings may carry a name that was searched for
        path: withoutToken(request.path),
        status: response.statusCode,
        ms: realNow().getTime() - began,
      },
      "request",
    );
  });
  next();
};
