import { eq } from "drizzle-orm";
import { centre } from "~db/schema/centres";
import type { Ctx } from "~/lib/context.server";
import { notFound } from "~/lib/errors";
import { keptRead } from "~/lib/kept-read.server";
import type { AgeSettings } from "./rules";

export const keptAges = keptRead(async (tx, ctx): Promise<AgeSettings> => {
  const [found] = await tx
    .select({ graceDays: centre.graceDays, keepsThreeYearOlds: centre.keepsThreeYearOlds })
    .from(centre)
    .where(eq(centre.id, ctx.centreId));
  if (!found) throw notFound("centre");
  return found;
});

export const getAges = (ctx: Ctx): Promise<AgeSettings> => keptAges.read(ctx);
