import { and, eq } from "drizzle-orm";
import { child, childAllergy, childDiet } from "~db/schema/children";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { newId } from "~/lib/id";
import { done, ok, refuse, type Result } from "~/lib/result";
import type { RecordAllergyInput, RecordDietInput } from "./schema";

const capability = "children.health.change";

/** A child of this centre, held against a parallel removal until the command is over. */
export async function holdChild(tx: Transaction, ctx: Ctx, childId: string): Promise<void> {
  const [found] = await tx
    .select({ id: child.id })
    .from(child)
    .where(and(eq(child.centreId, ctx.centreId), eq(child.id, childId)))
    .for("share");
  if (!found) throw notFound("child");
}

export const recordAllergy = (
  ctx: Ctx,
  childId: string,
  input: RecordAllergyInput,
): Promise<Result<{ id: string }>> =>
  command(
    ctx,
    async (tx) => {
      await holdChild(tx, ctx, childId);
      const row = { centreId: ctx.centreId, id: newId(ctx.now), childId };
      await tx.insert(childAllergy).values({ ...row, ...input, createdAt: ctx.now });
      await writeAudit(ctx, { capability, childId, after: { allergyId: row.id } });
      return ok({ id: row.id });
    },
    { "23505": refuse("already_recorded", "allergen") },
  );

export const removeAllergy = (ctx: Ctx, childId: string, rowId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    const gone = await tx
      .delete(childAllergy)
      .where(
        and(
          eq(childAllergy.centreId, ctx.centreId),
          eq(childAllergy.childId, childId),
          eq(childAllergy.id, rowId),
        ),
      )
      .returning({ allergen: childAllergy.allergen });
    if (!gone[0]) return refuse("not_found");
    await writeAudit(ctx, { capability, childId, before: { allergyId: rowId, ...gone[0] } });
    return done;
  });

export const recordDiet = (
  ctx: Ctx,
  childId: string,
  input: RecordDietInput,
): Promise<Result<{ id: string }>> =>
  command(
    ctx,
    async (tx) => {
      await holdChild(tx, ctx, childId);
      const row = { centreId: ctx.centreId, id: newId(ctx.now), childId };
      await tx.insert(childDiet).values({ ...row, ...input, createdAt: ctx.now });
      await writeAudit(ctx, { capability, childId, after: { dietId: row.id } });
      return ok({ id: row.id });
    },
    { "23505": refuse("already_recorded", "diet") },
  );

export const removeDiet = (ctx: Ctx, childId: string, rowId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    const gone = await tx
      .delete(childDiet)
      .where(
        and(
          eq(childDiet.centreId, ctx.centreId),
          eq(childDiet.childId, childId),
          eq(childDiet.id, rowId),
        ),
      )
      .returning({ diet: childDiet.diet });
    if (!gone[0]) return refuse("not_found");
    await writeAudit(ctx, { capability, childId, before: { dietId: rowId, ...gone[0] } });
    return done;
  });
