import { sql } from "drizzle-orm";
import { enrolmentSetting, priorityRule } from "~db/schema/applications";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { done, refuse, type Result } from "~/lib/result";
import { usualSetting } from "./rules";
import type { ChangeSettingInput, SetPriorityInput } from "./schema";

const capability = "enrolment.setting.change";

export const changeEnrolmentSetting = (ctx: Ctx, input: ChangeSettingInput): Promise<Result> =>
  command(ctx, async (tx) => {
    await tx
      .insert(enrolmentSetting)
      .values({ centreId: ctx.centreId, ...input, updatedAt: ctx.now })
      .onConflictDoUpdate({
        target: enrolmentSetting.centreId,
        set: { ...input, updatedAt: ctx.now },
      });
    await writeAudit(ctx, {
      capability,
      after: Object.fromEntries(Object.entries(input).map(([key, value]) => [key, String(value)])),
    });
    return done;
  });

/** A priority rule from a day on. What was ranked by is not rewritten: refused for a day that is past. */
export const setPriority = (ctx: Ctx, input: SetPriorityInput): Promise<Result> =>
  command(ctx, async (tx) => {
    if (input.fromDay < dayOf(ctx.now, ctx.timeZone)) return refuse("day_is_past", "fromDay");
    const { fromDay, ...points } = input;
    await tx
      .insert(priorityRule)
      .values({ centreId: ctx.centreId, ...input, createdAt: ctx.now })
      .onConflictDoUpdate({ target: [priorityRule.centreId, priorityRule.fromDay], set: points });
    await writeAudit(ctx, { capability, after: { priorityFrom: fromDay } });
    return done;
  });

/** The next number of an application in this centre; two that come at once wait for one another. */
export async function nextApplicationNumber(tx: Transaction, ctx: Ctx): Promise<number> {
  const [row] = await tx
    .insert(enrolmentSetting)
    .values({ centreId: ctx.centreId, ...usualSetting, applications: 1, updatedAt: ctx.now })
    .onConflictDoUpdate({
      target: enrolmentSetting.centreId,
      set: { applications: sql`${enrolmentSetting.applications} + 1` },
    })
    .returning({ number: enrolmentSetting.applications });
  return row?.number ?? 1;
}
