import { and, eq } from "drizzle-orm";
import { companyMeal } from "~db/schema/kitchen";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { newId } from "~/lib/id";
import { done, ok, refuse, type Result } from "~/lib/result";
import { refuseStale, versionOf, type MaybeVersioned } from "~/lib/stale";
import type { CorrectCompanyInput, RecordCompanyInput } from "./schema";

const capability = "kitchen.record.write";

const guards = {
  "23503": refuse("not_found", "classId"),
  "23505": refuse("company_twice", "eater"),
};

const isToCome = (ctx: Ctx, day: string): boolean => day > dayOf(ctx.now, ctx.timeZone);

/** Who ate with the children. Refuses a day to come, and the same person twice at one meal. */
export const recordCompany = (
  ctx: Ctx,
  input: RecordCompanyInput,
): Promise<Result<{ companyId: string }>> =>
  command(
    ctx,
    async (tx) => {
      if (isToCome(ctx, input.day)) return refuse("day_to_come", "day");
      const { centreId, now } = ctx;
      const companyId = newId(now);
      const row = { ...input, centreId, id: companyId, createdAt: now, updatedAt: now };
      await tx.insert(companyMeal).values(row);
      await writeAudit(ctx, { capability, after: { companyId } });
      return ok({ companyId });
    },
    guards,
  );

const own = (ctx: Ctx, companyId: string) =>
  and(eq(companyMeal.centreId, ctx.centreId), eq(companyMeal.id, companyId));

/** Corrects it. Refuses a stale form, and what `recordCompany` refuses. */
export const correctCompany = (
  ctx: Ctx,
  input: MaybeVersioned<CorrectCompanyInput>,
): Promise<Result> =>
  command(
    ctx,
    async (tx): Promise<Result> => {
      const { companyId, version, ...facts } = input;
      const [held] = await tx.select().from(companyMeal).where(own(ctx, companyId)).for("update");
      if (!held) return refuse("not_found");
      const { day, meal, eater, classId, remark } = held;
      const shown = { day, meal, eater, classId, remark };
      const stale = refuseStale(version, versionOf(held.updatedAt), shown);
      if (stale) return stale;
      if (isToCome(ctx, facts.day)) return refuse("day_to_come", "day");
      await tx
        .update(companyMeal)
        .set({ ...facts, updatedAt: ctx.now })
        .where(own(ctx, companyId));
      await writeAudit(ctx, { capability, before: { companyId } });
      return done;
    },
    guards,
  );
