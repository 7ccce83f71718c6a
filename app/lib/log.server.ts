import pino, { type Logger } from "pino";
import { env } from "./env.server";
import { remember } from "./remember.server";

/** Request ids, routes, statuses and durations; never a name, a number, a body or a query string. */
export const log = (): Logger =>
  remember("log", () =>
    pino({
      level: env().LOG_LEVEL,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ["*.phone", "*.email", "*.name", "*.password", "*.idNumber", "req.headers.cookie"],
    }),
  );
