import { eq } from "drizzle-orm";
import { alertHook } from "~db/schema/families";
import type { Ctx } from "~/lib/context.server";
import { formatMoment } from "~/lib/dates";

/** The centre's gateway, its secret left out; null where there is none. */
export const getHook = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const [found] = await tx.select().from(alertHook).where(eq(alertHook.centreId, ctx.centreId));
    if (!found) return null;
    const { url, withPhone, testedAt, testedStatus } = found;
    return {
      ...{ url, withPhone, testedStatus },
      testedAt: testedAt && formatMoment(testedAt, ctx.timeZone, ctx.locale),
    };
  });

export type Hook = NonNullable<Awaited<ReturnType<typeof getHook>>>;
