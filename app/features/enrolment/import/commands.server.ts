import { and, asc, eq, sql } from "drizzle-orm";
import { rosterImport, rosterImportRow } from "~db/schema/roster-import";
import { recordAllergy, recordDiet } from "~/features/children/care/commands.server";
import { registerChild } from "~/features/children/commands.server";
import { addGuardian } from "~/features/children/family/commands.server";
import { writeAudit } from "~/lib/audit.server";
import { command, commandPart } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { announce } from "~/lib/outbox.server";
import { ok, refuse, type Refusal, type Result } from "~/lib/result";
import { unseal } from "~/lib/vault.server";
import type { Tell } from "~/lib/work-stream.server";
import type { RosterColumn } from "../columns/rules";
import { admitChild } from "../commands.server";
import { startOf, type Problem } from "./rules";
import { rosterValues, type ImportRosterInput, type RosterValues } from "./schema";

const capability = "enrolment.roster.import";

type Refused = Map<number, Problem>;
type Outcome = { imported: number; left: number };

/**
 * Makes the children of a preview, through the commands that make them anywhere else and in one transaction.
 * `valid` leaves behind the rows that are not right, also those that became so since the preview; `all` is
 * refused as soon as one is. Refuses a preview that is used already.
 */
export async function importRoster(
  ctx: Ctx,
  input: ImportRosterInput,
  tell: Tell = () => Promise.resolve(),
): Promise<Result<Outcome>> {
  const refused: Refused = new Map();
  const result = await command(ctx, (tx) => importInto(tx, ctx, input, refused, tell));
  // nothing was made: what has changed since the preview is shown in it
  if (!result.ok && refused.size > 0) {
    await ctx.tx((tx) => noteRefused(tx, ctx, input.importId, refused), "alone");
  }
  return result;
}

async function importInto(
  tx: Transaction,
  ctx: Ctx,
  { importId, choice }: ImportRosterInput,
  refused: Refused,
  tell: Tell,
): Promise<Result<Outcome>> {
  const held = await holdImport(tx, ctx, importId);
  if (held.state !== "previewed") return refuse("roster_not_open");
  const rows = await tx
    .select({
      rowNumber: rosterImportRow.rowNumber,
      values: rosterImportRow.values,
      idCipher: rosterImportRow.idCipher,
      problemCount: rosterImportRow.problemCount,
    })
    .from(rosterImportRow)
    .where(ofImport(ctx, importId))
    .orderBy(asc(rosterImportRow.rowNumber));
  const sound = rows.filter(({ problemCount }) => problemCount === 0);
  if (sound.length < rows.length && choice === "all") {
    return refuse("roster_has_problems", undefined, { rows: rows.length - sound.length });
  }
  const made: { row: number; child: string }[] = [];
  for (const [at, row] of sound.entries()) {
    const idNumber = row.idCipher ? unseal(row.idCipher, `${importId}/${row.rowNumber}`) : "";
    const values = { ...rosterValues.parse(row.values), idNumber };
    const result = await commandPart(ctx, () => importRow(ctx, values, held.asOf));
    if (result.ok) made.push({ row: row.rowNumber, child: result.value.childId });
    else refused.set(row.rowNumber, asProblem(result, values));
    if (at % 5 === 0) await tell({ step: "importing", done: at, total: sound.length });
  }
  if (refused.size > 0 && choice === "all") {
    return refuse("roster_has_problems", undefined, { rows: refused.size });
  }
  if (made.length === 0) return refuse("roster_nothing_to_import");
  await noteRefused(tx, ctx, importId, refused);
  // reason: the rule wants a where right after the set, and a from stands between them
  // eslint-disable-next-line drizzle/enforce-update-with-where
  await tx
    .update(rosterImportRow)
    .set({ childId: sql`made.child`, cells: {}, values: {}, unclear: [], idCipher: null })
    .from(sql`json_to_recordset(${JSON.stringify(made)}::json) as made(row integer, child uuid)`)
    .where(and(ofImport(ctx, importId), eq(rosterImportRow.rowNumber, sql`made.row`)));
  await tx
    .update(rosterImport)
    .set({ state: "imported", importedCount: made.length, importedAt: ctx.now })
    .where(and(eq(rosterImport.centreId, ctx.centreId), eq(rosterImport.id, importId)));
  await writeAudit(ctx, { capability, after: { importId, step: "imported" } });
  await announce(ctx, "roster.imported", { importId });
  return ok({ imported: made.length, left: rows.length - made.length });
}

const ofImport = (ctx: Ctx, importId: string) =>
  and(eq(rosterImportRow.centreId, ctx.centreId), eq(rosterImportRow.importId, importId));

/** The import, held against a second press until the command is over. */
export async function holdImport(tx: Transaction, ctx: Ctx, importId: string) {
  const [held] = await tx
    .select({
      state: rosterImport.state,
      asOf: rosterImport.asOf,
      importedAt: rosterImport.importedAt,
    })
    .from(rosterImport)
    .where(and(eq(rosterImport.centreId, ctx.centreId), eq(rosterImport.id, importId)))
    .for("update");
  if (!held) throw notFound("roster import");
  return held;
}

/** A refusal, and the column whose cell it is about. */
type RowRefusal = Refusal & { column?: RosterColumn };

const about = (column: RosterColumn, refusal: Refusal): RowRefusal => ({ ...refusal, column });

async function importRow(
  ctx: Ctx,
  values: RosterValues,
  asOf: string,
): Promise<Result<{ childId: string }>> {
  const { name, sex, bornOn, idKind, classId, schedule, guardians } = values;
  const [first, ...others] = guardians;
  if (!sex || !bornOn || !idKind || !classId || !schedule || !first) return refuse("required");
  const registered = await registerChild(ctx, {
    ...{ name, sex, bornOn, idKind, idNumber: values.idNumber, note: values.note },
    ...{ pastIllness: values.pastIllness, vaccinationCheckedOn: values.vaccinationCheckedOn },
    ...{ enteredOn: values.enteredOn, toClarify: values.toClarify },
    ...{ guardianName: first.name, guardianPhone: first.phone, guardianRelation: first.relation },
  });
  if (!registered.ok) return registered;
  const { childId } = registered.value;
  for (const { place, ...person } of others) {
    const link = { ...person, grade: "secondary", mayPickUp: true } as const;
    const added = await addGuardian(ctx, childId, link);
    if (!added.ok) return about(`${place}Phone`, added);
  }
  for (const allergy of values.allergies) {
    const recorded = await recordAllergy(ctx, childId, { ...allergy, severity: "unknown" });
    if (!recorded.ok) return about("allergies", recorded);
  }
  for (const diet of values.diets) {
    const recorded = await recordDiet(ctx, childId, diet);
    if (!recorded.ok) return about("diets", recorded);
  }
  const startsOn = startOf(values, asOf);
  const admitted = await admitChild(ctx, { childId, classId, schedule, startsOn });
  return admitted.ok ? ok({ childId }) : about("className", admitted);
}

/** The fields of registration by the cells they came from. */
function asProblem({ reason, field, detail, column }: RowRefusal, values: RosterValues): Problem {
  const ofField: Record<string, RosterColumn> = {
    ...{ idNumber: "idNumber", bornOn: "bornOn" },
    guardianPhone: `${values.guardians[0]?.place ?? "guardian1"}Phone`,
  };
  const cell = column ?? ofField[field ?? ""] ?? "name";
  return { column: cell, reason, ...(detail && { detail }) };
}

async function noteRefused(
  tx: Transaction,
  ctx: Ctx,
  importId: string,
  refused: Refused,
): Promise<void> {
  if (refused.size === 0) return;
  const found = [...refused].map(([row, problem]) => ({ row, problems: [problem] }));
  // reason: as above
  // eslint-disable-next-line drizzle/enforce-update-with-where
  await tx
    .update(rosterImportRow)
    .set({ problems: sql`found.problems`, problemCount: 1 })
    .from(
      sql`json_to_recordset(${JSON.stringify(found)}::json) as found(row integer, problems jsonb)`,
    )
    .where(and(ofImport(ctx, importId), eq(rosterImportRow.rowNumber, sql`found.row`)));
  await tx
    .update(rosterImport)
    .set({ validCount: sql`${rosterImport.validCount} - ${refused.size}` })
    .where(and(eq(rosterImport.centreId, ctx.centreId), eq(rosterImport.id, importId)));
}
