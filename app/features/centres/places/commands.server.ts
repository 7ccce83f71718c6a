import { eq } from "drizzle-orm";
import { centre } from "~db/schema/centres";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";

/** Whoever gives or takes places in a centre waits here, before anything is read that the answer rests on. */
export async function holdPlaces(tx: Transaction, ctx: Ctx): Promise<void> {
  const [held] = await tx
    .select({ id: centre.id })
    .from(centre)
    .where(eq(centre.id, ctx.centreId))
    .for("update");
  if (!held) throw notFound("centre");
}
