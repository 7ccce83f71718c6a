import { and, asc, eq, inArray } from "drizzle-orm";
import { activitySignUp } from "~db/schema/activities";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";

/** Who is on some activities' lists, in the order in which they came. */
export const listLines = (tx: Transaction, ctx: Ctx, activityIds: readonly string[]) =>
  tx
    .select({
      activityId: activitySignUp.activityId,
      childId: activitySignUp.childId,
      state: activitySignUp.state,
      number: activitySignUp.number,
    })
    .from(activitySignUp)
    .where(
      and(
        eq(activitySignUp.centreId, ctx.centreId),
        inArray(activitySignUp.activityId, [...activityIds]),
      ),
    )
    .orderBy(asc(activitySignUp.number));
