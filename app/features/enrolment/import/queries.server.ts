import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import { user } from "~db/schema/accounts";
import { child } from "~db/schema/children";
import { rosterImport, rosterImportRow } from "~db/schema/roster-import";
import type { Ctx } from "~/lib/context.server";
import { notFound } from "~/lib/errors";
import type { RosterCells } from "../columns/rules";
import type { Problem, Unclear } from "./rules";
import type { ImportPageInput, RosterValues } from "./schema";

const summary = {
  id: rosterImport.id,
  fileName: rosterImport.fileName,
  asOf: rosterImport.asOf,
  state: rosterImport.state,
  rowCount: rosterImport.rowCount,
  validCount: rosterImport.validCount,
  unclearCount: rosterImport.unclearCount,
  importedCount: rosterImport.importedCount,
  createdAt: rosterImport.createdAt,
  importedAt: rosterImport.importedAt,
  undoneAt: rosterImport.undoneAt,
  by: user.name,
};

/** Every roll that was brought, the newest first; previews among them. */
export const listRosterImports = (ctx: Ctx) =>
  ctx.tx((tx) =>
    tx
      .select(summary)
      .from(rosterImport)
      .leftJoin(user, eq(user.id, rosterImport.createdBy))
      .where(eq(rosterImport.centreId, ctx.centreId))
      .orderBy(desc(rosterImport.createdAt))
      .limit(50),
  );

export type RosterImportSummary = Awaited<ReturnType<typeof listRosterImports>>[number];

/** One roll with a page of its rows: those that became children by their names, the others by their cells. */
export const getRosterImport = (ctx: Ctx, input: ImportPageInput & { importId: string }) =>
  ctx.tx(async (tx) => {
    const [about] = await tx
      .select(summary)
      .from(rosterImport)
      .leftJoin(user, eq(user.id, rosterImport.createdBy))
      .where(and(eq(rosterImport.centreId, ctx.centreId), eq(rosterImport.id, input.importId)));
    if (!about) throw notFound("roster import");
    const { show } = input;
    const rows = await tx
      .select({
        rowNumber: rosterImportRow.rowNumber,
        // reason: written by the preview, and checked again before anything is made of it
        cells: sql<RosterCells>`${rosterImportRow.cells}`,
        values: sql<Partial<RosterValues>>`${rosterImportRow.values}`, // reason: as above
        problems: sql<Problem[]>`${rosterImportRow.problems}`, // reason: as above
        unclear: sql<Unclear[]>`${rosterImportRow.unclear}`, // reason: as above
        childId: rosterImportRow.childId,
        childName: child.name,
        total: sql<number>`count(*) over ()::int`,
      })
      .from(rosterImportRow)
      .leftJoin(
        child,
        and(eq(child.centreId, rosterImportRow.centreId), eq(child.id, rosterImportRow.childId)),
      )
      .where(
        and(
          eq(rosterImportRow.centreId, ctx.centreId),
          eq(rosterImportRow.importId, input.importId),
          show === "problems" ? gt(rosterImportRow.problemCount, 0) : undefined,
          show === "unclear" ? gt(rosterImportRow.unclearCount, 0) : undefined,
        ),
      )
      .orderBy(asc(rosterImportRow.rowNumber))
      .limit(input.size)
      .offset((input.page - 1) * input.size);
    return {
      about,
      total: rows[0]?.total ?? 0,
      rows: rows.map(({ total: _total, ...row }) => row),
    };
  });

export type RosterImportPage = Awaited<ReturnType<typeof getRosterImport>>;
export type RosterImportRow = RosterImportPage["rows"][number];
