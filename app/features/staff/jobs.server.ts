import { and, eq, isNotNull, lt } from "drizzle-orm";
import { staffMember } from "~db/schema/staff";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { endStaffRoles } from "./commands.server";

/** Daily: who left yesterday or before has no role of the work any more. */
export const closeLeavers = (ctx: Ctx): Promise<void> =>
  ctx.tx(async (tx) => {
    const leavers = await tx
      .select({ userId: staffMember.userId })
      .from(staffMember)
      .where(
        and(
          eq(staffMember.centreId, ctx.centreId),
          lt(staffMember.leftOn, dayOf(ctx.now, ctx.timeZone)),
          isNotNull(staffMember.userId),
        ),
      );
    const userIds = leavers.flatMap(({ userId }) => userId ?? []);
    if (userIds.length === 0) return;
    const ended = await endStaffRoles(tx, ctx, userIds);
    for (const userId of new Set(ended.map((row) => row.userId))) {
      await writeAudit(ctx, { capability: "staff.roles.end", before: { userId } });
    }
  });
