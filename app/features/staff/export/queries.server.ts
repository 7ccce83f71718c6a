import { writeAudit } from "~/lib/audit.server";
import type { Ctx } from "~/lib/context.server";
import { listStaff } from "../queries.server";
import type { ListStaffInput } from "../schema";

/** The list as it is filtered and sorted, all of it; that it left the house is written down. */
export const exportStaff = (ctx: Ctx, input: ListStaffInput) =>
  ctx.tx(async () => {
    const { rows } = await listStaff(ctx, { ...input, page: 1, size: 500 });
    await writeAudit(ctx, { capability: "staff.list.read", after: { export: "xlsx" } });
    return rows;
  });
