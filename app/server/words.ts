import type { RequestHandler } from "express";
import { locales } from "~db/enums";
import { wordsFile } from "~/i18n/words.server";

/** A language's words, which say nothing about anyone: kept by the browser for as long as their address says. */
export const serveWords: RequestHandler = (request, response, next) => {
  const locale = locales.find((one) => one === request.params["locale"]);
  if (!locale) return next();
  const isNamed = Object.keys(request.query).length > 0;
  response.set("Cache-Control", isNamed ? "public, max-age=31536000, immutable" : "no-cache");
  response.type("json").send(wordsFile(locale).text);
};
