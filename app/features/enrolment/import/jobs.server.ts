import { and, eq, isNull, lt, ne, sql } from "drizzle-orm";
import { rosterImport, rosterImportRow } from "~db/schema/roster-import";
import { writeAudit } from "~/lib/audit.server";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { keptDays } from "./rules";

/** Daily: previews that nobody imported go, and so do the rows that an import left behind. */
export const erasePreviews = (ctx: Ctx): Promise<void> =>
  ctx.tx(async (tx) => {
    const isOld = lt(rosterImport.createdAt, instantOf(ctx.now.getTime() - keptDays * 86_400_000));
    const own = eq(rosterImport.centreId, ctx.centreId);
    const gone = await tx
      .delete(rosterImport)
      .where(and(own, isOld, eq(rosterImport.state, "previewed")))
      .returning({ id: rosterImport.id });
    const left = await tx
      .delete(rosterImportRow)
      .where(
        and(
          eq(rosterImportRow.centreId, ctx.centreId),
          isNull(rosterImportRow.childId),
          sql`${rosterImportRow.importId} in ${tx
            .select({ id: rosterImport.id })
            .from(rosterImport)
            .where(and(own, isOld, ne(rosterImport.state, "previewed")))}`,
        ),
      )
      .returning({ row: rosterImportRow.rowNumber });
    if (gone.length + left.length === 0) return;
    await writeAudit(ctx, {
      capability: "enrolment.roster.erase",
      before: { imports: String(gone.length), rows: String(left.length) },
    });
  });
