import { and, eq, inArray, isNotNull, ne, notExists, or, sql, type SQL } from "drizzle-orm";
import type { PgTable, PgColumn } from "drizzle-orm/pg-core";
import { agreement, application } from "~db/schema/applications";
import {
  absence,
  absenceFollowUp,
  dayEntry,
  headCountChild,
  headCountFind,
  logEvent,
} from "~db/schema/attendance";
import { child, childAllergy, childConsent, childDiet, childGuardian, custodyNote, fileChild, guardian, pickUpPerson } from "~db/schema/children"; // prettier-ignore
import { booking, enrolment } from "~db/schema/enrolment";
import { alert, correction, dayDigest, documentAcceptance, familyArchive, familyTodo, homeNote } from "~db/schema/families"; // prettier-ignore
import { pickUpApproval, timeChange } from "~db/schema/handover";
import { growthMeasurement } from "~db/schema/health";
import { observation } from "~db/schema/learning";
import { menuSubstitute } from "~db/schema/meals";
import { activitySignUp } from "~db/schema/activities";
import { message, noticeChild, noticeRecipient } from "~db/schema/messages";
import { rosterImport, rosterImportRow } from "~db/schema/roster-import";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { announce } from "~/lib/outbox.server";
import { done, refuse, type Result } from "~/lib/result";
import { isOneOf } from "~/lib/rows.server";
import { holdImport } from "../import/commands.server";

type OfChild = PgTable & { centreId: PgColumn; childId: PgColumn };

/** What an import never makes: one row about a child, and its import stays. */
export const builtTables: readonly OfChild[] = [
  ...[
    logEvent,
    dayEntry,
    headCountChild,
    headCountFind,
    absence,
    absenceFollowUp,
    familyTodo,
    homeNote,
    growthMeasurement,
    observation,
    message,
    dayDigest,
  ],
  alert,
  ...[fileChild, childConsent, pickUpPerson, custodyNote, application, agreement],
  booking,
  ...[pickUpApproval, timeChange],
  ...[menuSubstitute, familyArchive, documentAcceptance, correction],
  ...[noticeChild, noticeRecipient, activitySignUp],
];

/** What an import makes: a row of another moment was made or changed by somebody since. */
export const importedTables = [childGuardian, childAllergy, childDiet, enrolment] as const;

/**
 * Takes back a whole import: its children, their places, and the guardians it brought. Refused once anything
 * was recorded about one of the children, a fact of one was changed, or a guardian has an account.
 */
export const undoImport = (ctx: Ctx, { importId }: { importId: string }): Promise<Result> =>
  command(ctx, async (tx) => {
    const { state, importedAt } = await holdImport(tx, ctx, importId);
    if (state !== "imported" || !importedAt) return refuse("roster_not_imported");
    const children = await holdChildren(tx, ctx, importId);
    const ids = children.map(({ id }) => id);
    const built = await findBuiltOn(tx, ctx, ids, importedAt);
    if (built.size > 0) {
      const name = children.find(({ id }) => built.has(id))?.name ?? "";
      return refuse("roster_built_on", undefined, { children: built.size, name });
    }
    const brought = await tx
      .selectDistinct({ id: guardian.id })
      .from(guardian)
      .innerJoin(
        childGuardian,
        and(
          eq(childGuardian.centreId, guardian.centreId),
          eq(childGuardian.guardianId, guardian.id),
        ),
      )
      .where(
        and(
          eq(guardian.centreId, ctx.centreId),
          eq(guardian.createdAt, importedAt),
          isOneOf(childGuardian.childId, ids),
        ),
      );
    await tx
      .update(rosterImportRow)
      .set({ childId: null })
      .where(
        and(eq(rosterImportRow.centreId, ctx.centreId), eq(rosterImportRow.importId, importId)),
      );
    await tx.delete(child).where(and(eq(child.centreId, ctx.centreId), isOneOf(child.id, ids)));
    await removeStrangers(
      tx,
      ctx,
      brought.map(({ id }) => id),
    );
    await tx
      .update(rosterImport)
      .set({ state: "undone", undoneAt: ctx.now })
      .where(and(eq(rosterImport.centreId, ctx.centreId), eq(rosterImport.id, importId)));
    const capability = "enrolment.roster.undo";
    await writeAudit(ctx, { capability, before: { importId, step: "imported" } });
    for (const childId of ids) {
      await writeAudit(ctx, { capability, childId, before: { childId } });
      await announce(ctx, "child.removed", { childId });
    }
    return done;
  });

/** Locked so that nobody records anything about a child while it is looked at. */
const holdChildren = (tx: Transaction, ctx: Ctx, importId: string) =>
  tx
    .select({ id: child.id, name: child.name })
    .from(child)
    .where(
      and(
        eq(child.centreId, ctx.centreId),
        inArray(
          child.id,
          tx
            .select({ id: rosterImportRow.childId })
            .from(rosterImportRow)
            .where(
              and(
                eq(rosterImportRow.centreId, ctx.centreId),
                eq(rosterImportRow.importId, importId),
                isNotNull(rosterImportRow.childId),
              ),
            ),
        ),
      ),
    )
    .orderBy(child.id)
    .for("update");

/** The children on whom something was built since the import. */
async function findBuiltOn(
  tx: Transaction,
  ctx: Ctx,
  ids: readonly string[],
  importedAt: Date,
): Promise<Set<string>> {
  const found = new Set<string>();
  const look = async (table: OfChild, where?: SQL) => {
    const rows: { childId: unknown }[] = await tx
      .selectDistinct({ childId: table.childId })
      .from(table)
      .where(and(eq(table.centreId, ctx.centreId), isOneOf(table.childId, ids), where));
    for (const { childId } of rows) found.add(String(childId));
  };
  for (const table of builtTables) await look(table);
  for (const table of importedTables) await look(table, ne(table.createdAt, importedAt));
  await look(enrolment, ne(enrolment.updatedAt, importedAt));
  const changed = await tx
    .select({ id: child.id })
    .from(child)
    .where(
      and(
        eq(child.centreId, ctx.centreId),
        isOneOf(child.id, ids),
        or(ne(child.updatedAt, importedAt), isNotNull(child.faceFileId)),
      ),
    );
  for (const { id } of changed) found.add(id);
  const withAccount = await tx
    .select({ childId: childGuardian.childId })
    .from(childGuardian)
    .innerJoin(
      guardian,
      and(eq(guardian.centreId, childGuardian.centreId), eq(guardian.id, childGuardian.guardianId)),
    )
    .where(
      and(
        eq(childGuardian.centreId, ctx.centreId),
        isOneOf(childGuardian.childId, ids),
        eq(guardian.createdAt, importedAt),
        or(isNotNull(guardian.userId), ne(guardian.updatedAt, importedAt)),
      ),
    );
  for (const { childId } of withAccount) found.add(childId);
  return found;
}

/** Guardians whom the import brought and no child has any more. */
async function removeStrangers(tx: Transaction, ctx: Ctx, ids: readonly string[]): Promise<void> {
  await tx.delete(guardian).where(
    and(
      eq(guardian.centreId, ctx.centreId),
      isOneOf(guardian.id, ids),
      notExists(
        tx
          .select({ one: sql`1` })
          .from(childGuardian)
          .where(
            and(
              eq(childGuardian.centreId, guardian.centreId),
              eq(childGuardian.guardianId, guardian.id),
            ),
          ),
      ),
    ),
  );
}
