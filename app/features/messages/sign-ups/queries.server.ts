import { and, asc, eq } from "drizzle-orm";
import { activitySignUp } from "~db/schema/activities";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";

/** Who is on an activity's list, in the order in which they came. */
export const listLines = (tx: Transaction, ctx: Ctx, activityId: string) =>
  tx
    .select({
      childId: activitySignUp.childId,
      state: activitySignUp.state,
      number: activitySignUp.number,
    })
    .from(activitySignUp)
    .where(
      and(eq(activitySignUp.centreId, ctx.centreId), eq(activitySignUp.activityId, activityId)),
    )
    .orderBy(asc(activitySignUp.number));
