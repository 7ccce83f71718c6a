import { and, count, desc, eq, isNull, sql } from "drizzle-orm";
import { user } from "~db/schema/accounts";
import { enquiry } from "~db/schema/applications";
import type { Ctx } from "~/lib/context.server";

/** Questions from the public page, those without an answer first, then the newest. */
export const listEnquiries = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        id: enquiry.id,
        name: enquiry.name,
        phone: enquiry.phone,
        question: enquiry.question,
        createdAt: enquiry.createdAt,
        answeredAt: enquiry.answeredAt,
        answeredBy: user.name,
      })
      .from(enquiry)
      .leftJoin(user, eq(user.id, enquiry.answeredBy))
      .where(eq(enquiry.centreId, ctx.centreId))
      .orderBy(sql`${enquiry.answeredAt} is not null`, desc(enquiry.createdAt))
      .limit(200);
    return rows.map(({ createdAt, answeredAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      answeredAt: answeredAt?.toISOString() ?? null,
    }));
  });

export type EnquiryRow = Awaited<ReturnType<typeof listEnquiries>>[number];

/** How many questions wait for an answer. */
export const countQuestions = (ctx: Ctx): Promise<number> =>
  ctx.tx(async (tx) => {
    const [row] = await tx
      .select({ count: count() })
      .from(enquiry)
      .where(and(eq(enquiry.centreId, ctx.centreId), isNull(enquiry.answeredAt)));
    return row?.count ?? 0;
  });
