import { and, asc, eq, inArray } from "drizzle-orm";
import type { MealBand } from "~db/enums";
import { child } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { listClassIdsOfBand } from "../queries.server";

/** Whoever writes down what a child must not eat holds the child: nothing of that is under way once these are held. */
export async function holdEaters(tx: Transaction, ctx: Ctx, band: MealBand): Promise<void> {
  const classIds = await listClassIdsOfBand(ctx, { band });
  if (classIds.length === 0) return;
  const placed = tx
    .select({ childId: enrolment.childId })
    .from(enrolment)
    .where(and(eq(enrolment.centreId, ctx.centreId), inArray(enrolment.classId, classIds)));
  await tx
    .select({ id: child.id })
    .from(child)
    .where(and(eq(child.centreId, ctx.centreId), inArray(child.id, placed)))
    .orderBy(asc(child.id))
    .for("no key update");
}
