import type { RequestHandler } from "express";
import { glanceAhead } from "~/access/glance.server";
import { requireAccess } from "~/access/require.server";
import { weekShown } from "~/access/shown.server";
import { getTodayTag } from "~/features/families/shown/queries.server";
import { now } from "~/lib/clock";
import { log } from "~/lib/log.server";
import { keepChosenChild, shownHeaders } from "~/lib/preferences";

const pages = new Set(["/family", "/family.data"]);
/** What the page's address may ask for; with anything else it is drawn. */
const known = new Set(["child", "day", "_routes"]);

/** Where nearly all centres are; one elsewhere is asked about once more. */
const usualZone = "Asia/Shanghai";

/**
 * Asks ahead what a family's Today is held to be, and answers 304 where that is what the browser holds: behind the same
 * gate as the page, and without drawing it. Whoever may not, or holds another page, goes on to the page, which says so.
 */
export const unchangedToday = (build: string): RequestHandler => {
  const answer: RequestHandler = async (request, response, next) => {
    const url = new URL(request.originalUrl, "http://family/");
    if ([...url.searchParams.keys()].some((name) => !known.has(name))) return next();
    try {
      const { cookie = "" } = request.headers;
      const asked = { url: url.href, method: "GET", headers: new Headers({ cookie }) };
      await glanceAhead(asked, weekShown(now(), usualZone, url.searchParams.get("day")));
      const held = request.headers["if-none-match"];
      if (!held) return next();
      const ctx = await requireAccess(asked, "families.today.read");
      const child = url.searchParams.get("child");
      const { own, tag } = await getTodayTag(ctx, { request: asked, build });
      const isOwn = child === null || own.some((id) => id === child);
      if (!isOwn || tag !== held) return next();
      for (const [name, value] of Object.entries({
        ...shownHeaders(tag),
        ...keepChosenChild(child),
      })) {
        response.setHeader(name, value);
      }
      response.status(304).end();
    } catch (error) {
      if (error instanceof Error && error.name !== "AppError") log().warn({ err: error }, "today");
      next();
    }
  };
  return (request, response, next) => {
    if (request.method !== "GET" || !pages.has(request.path)) return next();
    return answer(request, response, next);
  };
};
