import { and, eq, sql } from "drizzle-orm";
import { child, guardian } from "~db/schema/children";
import type { Ctx } from "~/lib/context.server";
import { formFailure, type FormFailure } from "~/lib/form-failure";
import { ok, refuse, type Result } from "~/lib/result";
import { parseForm } from "~/lib/parse-form.server";
import { tableLimits, UnreadableTable, type TableRow } from "~/lib/table-file.server";
import type { Tell } from "~/lib/work-stream.server";
import { readUpload } from "~/lib/upload.server";
import { fingerprint } from "~/lib/vault.server";
import { cellsBy, findHead, wordKey, type Head, type RosterCells } from "../columns/rules";
import { isNothing } from "../cells/rules";
import { maxRosterRows, type RosterRow } from "../import/rules";
import { previewRosterInput } from "../import/schema";

type Line = { row: number; cells: RosterCells };

/** Titles may stand above the head, and not a whole page of them. */
const headWithin = 30;

/**
 * The rows below the first header row that is found, on the sheet where it stands. The table is read to its
 * end in any case: what lies behind it is let go of there.
 */
export async function collectRoster(
  table: AsyncIterable<TableRow>,
  tell: Tell,
): Promise<Result<Line[]>> {
  let head: Head | null = null;
  let headSheet = 0;
  let count = 0;
  const lines: Line[] = [];
  try {
    for await (const { sheet, row, cells } of table) {
      if (!head) {
        head = row <= headWithin ? findHead(cells) : null;
        headSheet = sheet;
      } else if (sheet === headSheet && !findHead(cells)) {
        const line = { row, cells: cellsBy(head, cells) };
        if (isChild(line.cells)) count += 1;
        if (isChild(line.cells) && count <= maxRosterRows) lines.push(line);
        if (count % 200 === 0) await tell({ step: "reading", done: count, total: 0 });
      }
    }
  } catch (error) {
    if (error instanceof UnreadableTable) return refuse("table_unreadable", "file");
    throw error;
  }
  if (!head) return refuse("roster_no_head", "file");
  if (count > maxRosterRows) {
    return refuse("roster_too_many_rows", "file", { rows: count, most: maxRosterRows });
  }
  return lines.length === 0 ? refuse("roster_no_rows", "file") : ok(lines);
}

/** Not an empty line, nor the line of signatures below the table. */
function isChild({ no: _no, ...cells }: RosterCells): boolean {
  const filled = Object.values(cells).filter((cell) => cell.trim() !== "").length;
  const isNamed = !isNothing(cells.name ?? "") || !isNothing(cells.bornOn ?? "");
  return filled > 0 && (isNamed || filled > 2);
}

const listOf = (texts: readonly string[]) =>
  sql`(select json_array_elements_text(${JSON.stringify([...new Set(texts)])}::json))`;

/** Marks what the centre already has: a number, a child of one name and birthday, a phone of somebody else. */
export async function markKnown(ctx: Ctx, rows: readonly RosterRow[]): Promise<void> {
  const numbers = new Map(
    rows.flatMap(({ values }) =>
      values.idNumber ? [[values.idNumber, fingerprint(values.idNumber)] as const] : [],
    ),
  );
  const own = eq(child.centreId, ctx.centreId);
  const [children, people] = await ctx.tx(async (tx) => [
    await tx
      .select({ name: child.name, bornOn: child.bornOn, idHmac: child.idHmac })
      .from(child)
      .where(
        and(
          own,
          sql`(${child.bornOn}::text in ${listOf(rows.map(({ values }) => values.bornOn ?? ""))}
            or ${child.idHmac} in ${listOf([...numbers.values()])})`,
        ),
      ),
    await tx
      .select({ name: guardian.name, phone: guardian.phone })
      .from(guardian)
      .where(
        and(
          eq(guardian.centreId, ctx.centreId),
          sql`${guardian.phone} in ${listOf(rows.flatMap(({ values }) => values.guardians.map(({ phone }) => phone)))}`,
        ),
      ),
  ]);
  const papers = new Set(children.flatMap(({ idHmac }) => idHmac ?? []));
  const known = new Map(
    children.map((each) => [`${wordKey(each.name)} ${each.bornOn}`, each] as const),
  );
  const names = new Map(people.map(({ name, phone }) => [phone, name] as const));
  for (const { values, problems } of rows) {
    const number = numbers.get(values.idNumber);
    const twin = known.get(`${wordKey(values.name)} ${values.bornOn}`);
    // two of one name and birthday are two children only where their papers say so
    const isTwin = twin && !(number && twin.idHmac && number !== twin.idHmac);
    if (number && papers.has(number)) problems.push({ column: "idNumber", reason: "id_taken" });
    else if (isTwin) problems.push({ column: "name", reason: "roster_child_known" });
    for (const { place, name, phone } of values.guardians) {
      const holder = names.get(phone);
      if (holder !== undefined && holder !== name) {
        problems.push({ column: `${place}Phone`, reason: "phone_of_other_person" });
      }
    }
  }
}

type Brought = { fileName: string; bytes: Buffer | null; asOf: string };

/** The posted file with its day, or what the form lacks. A file above the limit comes without its bytes. */
export async function readRosterForm(
  request: Request,
): Promise<{ ok: true; value: Brought } | FormFailure> {
  const { form, files } = await readUpload(request, { maxBytes: tableLimits.bytes, maxFiles: 1 });
  const parsed = await parseForm(form, previewRosterInput);
  if (!parsed.ok) return parsed;
  const [file] = files;
  if (!file) return formFailure(refuse("choose_file", "file"), parsed.values);
  return ok({ fileName: file.name, bytes: file.bytes, asOf: parsed.value.asOf });
}
