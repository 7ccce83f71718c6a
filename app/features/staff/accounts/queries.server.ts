import { and, eq } from "drizzle-orm";
import { membership, user } from "~db/schema/accounts";
import { staffMember } from "~db/schema/staff";
import type { Ctx } from "~/lib/context.server";

/** The account of this centre with the person's own phone, while nobody has tied the two together. */
export const findLooseAccount = (ctx: Ctx, input: { staffId: string }) =>
  ctx.tx(async (tx) => {
    const [found] = await tx
      .selectDistinct({ userId: user.id, name: user.name })
      .from(staffMember)
      .innerJoin(user, eq(user.phone, staffMember.phone))
      .innerJoin(
        membership,
        and(eq(membership.userId, user.id), eq(membership.centreId, staffMember.centreId)),
      )
      .where(and(eq(staffMember.centreId, ctx.centreId), eq(staffMember.id, input.staffId)));
    return found ?? null;
  });
