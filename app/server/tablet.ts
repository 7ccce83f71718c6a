import type { RequestHandler } from "express";
import { isStaleDevice, renewDevice } from "~/access/device.server";
import { withRequestScope } from "~/access/request.server";
import { log } from "~/lib/log.server";

/** Any answer renews the cookie of a class's tablet; what the page itself says about it comes after and stands. */
export const keepTablet: RequestHandler = async (request, response, next) => {
  const { cookie } = request.headers;
  if (!cookie || !isStaleDevice(cookie)) return next();
  const asked = new Request("http://tablet/", { headers: { cookie } });
  try {
    const renewed = await withRequestScope(() => renewDevice(asked));
    if (renewed) response.append("Set-Cookie", renewed);
  } catch (error) {
    // the page that follows says what is wrong; tomorrow is early enough for the cookie
    log().warn({ err: error }, "tablet cookie not renewed");
  }
  next();
};
