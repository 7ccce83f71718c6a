import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { ok, refuse, type Result } from "~/lib/result";
import { openClass } from "../commands.server";
import { listClasses } from "../queries.server";
import { getStandardPlan } from "./queries.server";

/** Opens the usual classes at once, all or none. Only where no class is open yet. */
export const openStandardPlan = (ctx: Ctx): Promise<Result<{ classIds: string[] }>> =>
  command(ctx, async () => {
    if ((await listClasses(ctx)).length > 0) return refuse("plan_needs_no_classes");
    const classIds: string[] = [];
    for (const each of await getStandardPlan(ctx)) {
      const opened = await openClass(ctx, each);
      if (!opened.ok) return opened;
      classIds.push(opened.value.classId);
    }
    return ok({ classIds });
  });
