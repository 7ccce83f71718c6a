import { and, asc, eq, inArray } from "drizzle-orm";
import type { Locale } from "~db/enums";
import { membership, user } from "~db/schema/accounts";
import { childGuardian, guardian } from "~db/schema/children";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { familyRoles, seeingGrades } from "./policy";

export type FamilyMember = {
  userId: string;
  childId: OwnChildId;
  /** The number that the centre has on its list. */
  phone: string;
  email: string | null;
  locale: Locale | null;
};

/** Whom news of a child may go to: who sees its pages, and may still sign in as its family here. */
export const listFamily = (ctx: Ctx, childId: string): Promise<FamilyMember[]> =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .selectDistinct({
        ...{ userId: user.id, phone: guardian.phone, email: user.email, locale: user.locale },
      })
      .from(childGuardian)
      .innerJoin(
        guardian,
        and(
          eq(guardian.centreId, childGuardian.centreId),
          eq(guardian.id, childGuardian.guardianId),
        ),
      )
      .innerJoin(user, eq(user.id, guardian.userId))
      .innerJoin(
        membership,
        and(eq(membership.userId, user.id), eq(membership.centreId, guardian.centreId)),
      )
      .where(
        and(
          eq(childGuardian.centreId, ctx.centreId),
          eq(childGuardian.childId, childId),
          inArray(childGuardian.grade, [...seeingGrades]),
          inArray(membership.role, [...familyRoles]),
          eq(user.state, "active"),
        ),
      )
      .orderBy(asc(user.id));
    // reason: each of them sees this child's pages, by the rows just read
    return rows.map((row) => ({ ...row, childId: childId as OwnChildId }));
  });
