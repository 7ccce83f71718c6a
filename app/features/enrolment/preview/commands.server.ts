import { child } from "~db/schema/children";
import { rosterImport, rosterImportRow } from "~db/schema/roster-import";
import { listClassNames } from "~/features/centres/queries.server";
import { maskIdNumber } from "~/features/children/rules";
import { wordsOf } from "~/i18n/words.server";
import { writeAudit } from "~/lib/audit.server";
import { command, rehearse } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf, type Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { ok, refuse, type Result } from "~/lib/result";
import { rowsOf } from "~/lib/rows.server";
import { openTable, tableLimits } from "~/lib/table-file.server";
import { seal } from "~/lib/vault.server";
import type { Tell } from "~/lib/work-stream.server";
import { wordKey } from "../columns/rules";
import { admitChild } from "../commands.server";
import { markTwins, readRow, startOf, type Problem, type RosterRow } from "../import/rules";
import { collectRoster, markKnown } from "./queries.server";

/** Further away than this a day is a slip of the pen. */
const asOfWithinDays = 366;

/**
 * Reads a roll and keeps what it would become, row by row, with what is wrong; no child is made. Every row
 * that is right in itself is admitted in rehearsal, in the order of the file, so that ages and places are
 * judged by the command that judges them everywhere else.
 */
export async function previewRoster(
  ctx: Ctx,
  input: { fileName: string; bytes: Buffer | null; asOf: Day },
  tell: Tell = () => Promise.resolve(),
): Promise<Result<{ importId: string }>> {
  const today = dayOf(ctx.now, ctx.timeZone);
  const isFar =
    input.asOf < addDays(today, -asOfWithinDays) || input.asOf > addDays(today, asOfWithinDays);
  if (isFar) return refuse("roster_as_of_far", "asOf");
  if (!input.bytes) {
    return refuse("file_too_large", "file", { megabytes: tableLimits.bytes / 1024 / 1024 });
  }
  const opened = await openTable(input.bytes);
  if (!opened.ok) return opened;
  const collected = await collectRoster(opened.value, tell);
  if (!collected.ok) return collected;
  const lines = collected.value;
  return command(ctx, async (tx) => {
    const names = await listClassNames(ctx);
    const classes = new Map(names.map((each) => [wordKey(each.name), each] as const));
    const { t } = wordsOf(ctx.locale);
    const heads = {
      allergies: t("enrolment:roster.column.allergies"),
      diets: t("enrolment:roster.column.diets"),
    };
    const rows = lines.map(({ row, cells }) => readRow(row, cells, { classes, today, heads }));
    markTwins(rows);
    await markKnown(ctx, rows);
    await rehearseAdmissions(ctx, rows, input.asOf, tell);
    const importId = newId(ctx.now);
    await keepPreview(tx, ctx, { ...input, importId, rows });
    const capability = "enrolment.roster.import";
    await writeAudit(ctx, { capability, after: { importId, step: "previewed" } });
    return ok({ importId });
  });
}

async function rehearseAdmissions(
  ctx: Ctx,
  rows: readonly RosterRow[],
  asOf: Day,
  tell: Tell,
): Promise<void> {
  const sound = rows.filter(({ problems }) => problems.length === 0);
  const refusals = await rehearse(ctx, async (tx) => {
    const made = sound.map((row) => ({ row, childId: newId(ctx.now) }));
    if (made.length > 0) {
      const rehearsed = made.map(({ row, childId }) => asChild(ctx, childId, row));
      await tx.insert(child).select(rowsOf(child, rehearsed));
    }
    const found = new Map<RosterRow, Problem>();
    // a place that is not there for one is not there for the next who asks for the same
    const known = new Map<string, Problem>();
    for (const [at, { row, childId }] of made.entries()) {
      const { classId, schedule, bornOn } = row.values;
      if (!classId || !schedule) continue;
      const startsOn = startOf(row.values, asOf);
      const keys: Record<string, string> = {
        class_full: `full ${classId} ${schedule} ${startsOn}`,
        centre_full: `centre ${schedule} ${startsOn}`,
        wrong_age: `age ${classId} ${bornOn} ${startsOn}`,
      };
      const before = Object.values(keys).flatMap((key) => known.get(key) ?? [])[0];
      if (before) found.set(row, before);
      else {
        const admitted = await admitChild(ctx, { childId, classId, schedule, startsOn });
        if (!admitted.ok) {
          const { reason, detail } = admitted;
          const problem: Problem = { column: "className", reason, ...(detail && { detail }) };
          found.set(row, problem);
          const key = keys[reason];
          if (key) known.set(key, problem);
        }
      }
      if (at % 20 === 0) await tell({ step: "checking", done: at, total: made.length });
    }
    return found;
  });
  for (const [row, problem] of refusals) row.problems.push(problem);
}

/** As much of a child as its admission looks at. */
const asChild = (ctx: Ctx, id: string, { values }: RosterRow): typeof child.$inferSelect => ({
  ...{ centreId: ctx.centreId, id, name: values.name, pinyin: "", initials: "" },
  ...{ sex: values.sex ?? "female", bornOn: values.bornOn ?? "" },
  ...{ idKind: "pending", idCipher: null, idHmac: null, idMasked: null },
  ...{ pastIllness: "", vaccinationCheckedOn: null, note: "", enteredOn: null, toClarify: "" },
  ...{ faceFileId: null, createdAt: ctx.now, updatedAt: ctx.now },
});

type Kept = { importId: string; fileName: string; asOf: Day; rows: readonly RosterRow[] };

/** Identity numbers are kept sealed, and shown masked. */
async function keepPreview(tx: Transaction, ctx: Ctx, kept: Kept): Promise<void> {
  const { centreId } = ctx;
  const { importId, rows } = kept;
  const having = (holds: (row: RosterRow) => boolean) => rows.filter(holds).length;
  await tx.insert(rosterImport).values({
    ...{ centreId, id: importId, asOf: kept.asOf, fileName: kept.fileName.slice(-120) },
    rowCount: rows.length,
    validCount: having(({ problems }) => problems.length === 0),
    unclearCount: having(({ unclear }) => unclear.length > 0),
    ...{ createdBy: ctx.actor.id, createdAt: ctx.now },
  });
  const stored = rows.map((row): typeof rosterImportRow.$inferSelect => {
    const { idNumber } = row.values;
    const masked = maskIdNumber(row.cells.idNumber ?? "");
    return {
      ...{ centreId, importId, rowNumber: row.rowNumber, childId: null },
      cells: row.cells.idNumber ? { ...row.cells, idNumber: masked } : row.cells,
      values: { ...row.values, idNumber: maskIdNumber(idNumber) },
      idCipher: idNumber ? seal(idNumber, `${importId}/${row.rowNumber}`) : null,
      ...{ problems: row.problems, problemCount: row.problems.length },
      ...{ unclear: row.unclear, unclearCount: row.unclear.length },
    };
  });
  for (let at = 0; at < stored.length; at += 500) {
    await tx.insert(rosterImportRow).select(rowsOf(rosterImportRow, stored.slice(at, at + 500)));
  }
}
