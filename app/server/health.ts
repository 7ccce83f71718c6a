import { timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { sql } from "drizzle-orm";
import type { RequestHandler } from "express";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { countMigrations } from "~db/migrate";
import { projectRoot } from "~db/project-root";
import { countDeliveries } from "~/jobs/deliveries.server";
import { appDatabase } from "~/lib/db.server";
import { env } from "~/lib/env.server";
import { countLiveStreams } from "~/lib/live.server";
import { remember } from "~/lib/remember.server";

const manifest: { version: string } = JSON.parse(
  readFileSync(path.join(projectRoot, "package.json"), "utf8"),
);

async function databaseState() {
  try {
    const [row] = await appDatabase().execute<{ n: number }>(
      sql`select count(*)::int as n from drizzle.__drizzle_migrations`,
    );
    return { database: "up", applied: Number(row?.n ?? 0) } as const;
  } catch {
    return { database: "down", applied: null } as const;
  }
}

/** Process, database, migrations, version. 200 only when all of it stands. */
export const healthz: RequestHandler = (_request, response, next) => {
  databaseState()
    .then(({ database, applied }) => {
      const expected = countMigrations();
      const healthy = database === "up" && applied === expected;
      response
        .status(healthy ? 200 : 503)
        .set("Cache-Control", "no-store")
        .json({
          status: healthy ? "ok" : "failing",
          process: { uptimeSeconds: Math.round(process.uptime()) },
          database,
          migrations: { applied, expected },
          version: manifest.version,
        });
    })
    .catch(next);
};

const meters = () =>
  remember("metrics", () => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const requests = new Histogram({
      name: "wenrun_http_request_seconds",
      help: "Duration of answered requests by method and status class",
      labelNames: ["method", "status"],
      buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
      registers: [registry],
    });
    new Gauge({
      name: "wenrun_outbox_deliveries",
      help: "Deliveries that wait for their handler, and those given up",
      labelNames: ["state"],
      registers: [registry],
      async collect() {
        const { waiting, dead } = await countDeliveries();
        this.set({ state: "waiting" }, waiting);
        this.set({ state: "dead" }, dead);
      },
    });
    new Gauge({
      name: "wenrun_live_streams",
      help: "Open streams of server-sent events",
      registers: [registry],
      collect() {
        this.set(countLiveStreams());
      },
    });
    return { registry, requests };
  });

export const countRequests: RequestHandler = (request, response, next) => {
  // a stream lasts as long as somebody looks at it
  if (request.path === "/live") return next();
  const stop = meters().requests.startTimer({ method: request.method });
  response.once("finish", () => stop({ status: `${Math.floor(response.statusCode / 100)}xx` }));
  next();
};

/** Closed without `WENRUN_METRICS_TOKEN`; with it, a bearer token opens it. */
export const metrics: RequestHandler = (request, response, next) => {
  const expected = env().WENRUN_METRICS_TOKEN;
  const given = request.get("authorization")?.replace(/^Bearer /, "") ?? "";
  const open =
    expected !== undefined &&
    given.length === expected.length &&
    timingSafeEqual(Buffer.from(given), Buffer.from(expected));
  if (!open) {
    response.status(404).end();
    return;
  }
  meters()
    .registry.metrics()
    .then((text) => response.type("text/plain").send(text))
    .catch(next);
};
