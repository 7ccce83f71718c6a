import { and, desc, eq, gte, lt } from "drizzle-orm";
import { classTable } from "~db/schema/centres";
import { companyMeal } from "~db/schema/kitchen";
import { inOrderOfDay } from "~/features/meals/rules";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { versionOf } from "~/lib/stale";
import { monthSpan } from "../months/rules";
import type { MonthInput } from "../months/schema";

/** Who ate with the children in a month, day by day and meal by meal. */
export const listCompany = (ctx: Ctx, input: MonthInput) =>
  ctx.tx(async (tx) => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const month = input.month ?? today.slice(0, 7);
    const { from, before } = monthSpan(month);
    const rows = await tx
      .select({
        ...{ id: companyMeal.id, day: companyMeal.day, meal: companyMeal.meal },
        ...{ eater: companyMeal.eater, classId: companyMeal.classId, className: classTable.name },
        ...{ remark: companyMeal.remark, updatedAt: companyMeal.updatedAt },
      })
      .from(companyMeal)
      .leftJoin(
        classTable,
        and(eq(classTable.centreId, companyMeal.centreId), eq(classTable.id, companyMeal.classId)),
      )
      .where(
        and(
          eq(companyMeal.centreId, ctx.centreId),
          gte(companyMeal.day, from),
          lt(companyMeal.day, before),
        ),
      )
      .orderBy(desc(companyMeal.day), companyMeal.eater);
    return {
      ...{ month, today, by: ctx.actor.name },
      rows: rows
        .map(({ updatedAt, ...row }) => ({ ...row, version: versionOf(updatedAt) }))
        .sort(inOrderOfDay),
    };
  });

export type Company = Awaited<ReturnType<typeof listCompany>>;
export type CompanyRow = Company["rows"][number];
