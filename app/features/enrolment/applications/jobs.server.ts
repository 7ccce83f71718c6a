import { and, eq, inArray, lt, or, sql } from "drizzle-orm";
import { application, enquiry } from "~db/schema/applications";
import type { Ctx } from "~/lib/context.server";
import { getEnrolmentSetting } from "../settings/queries.server";
import { endedStates } from "./rules";

/**
 * Erases what came to nothing (个人信息保护法 art. 47): applications so many months after they ended, with
 * their steps, links and offers, and questions so many months after they were asked.
 */
export const eraseApplications = (ctx: Ctx): Promise<void> =>
  ctx.tx(async (tx) => {
    const { keepMonths } = await getEnrolmentSetting(ctx);
    const before = sql`${ctx.now.toISOString()}::timestamptz - make_interval(months => ${keepMonths})`;
    await tx
      .delete(application)
      .where(
        and(
          eq(application.centreId, ctx.centreId),
          inArray(application.state, [...endedStates]),
          lt(application.closedAt, before),
        ),
      );
    await tx
      .delete(enquiry)
      .where(
        and(
          eq(enquiry.centreId, ctx.centreId),
          or(
            lt(enquiry.answeredAt, before),
            and(sql`${enquiry.answeredAt} is null`, lt(enquiry.createdAt, before)),
          ),
        ),
      );
  });
