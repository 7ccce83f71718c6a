import { demoClasses } from "~db/seed/demo-centre";
import { bookPlace } from "~/features/enrolment/bookings/commands.server";
import type { BookPlaceInput } from "~/features/enrolment/bookings/schema";
import { admitChild } from "~/features/enrolment/commands.server";
import { headOf, rosterColumns, type RosterCells, type RosterColumn } from "~/features/enrolment/columns/rules"; // prettier-ignore
import { getRosterImport } from "~/features/enrolment/import/queries.server";
import { previewRoster } from "~/features/enrolment/preview/commands.server";
import type { AdmitChildInput } from "~/features/enrolment/schema";
import type { Ctx } from "~/lib/context.server";
import { aCentre, aClass } from "./centres";
import { aChild } from "./children";
import { aPhone, done, nextNumber } from "./sequence";

/** A child (a new one unless given) in a class, full days from some weeks before the test's day. */
export async function anEnrolment(
  ctx: Ctx,
  given: Pick<AdmitChildInput, "classId"> & Partial<AdmitChildInput>,
): Promise<{ enrolmentId: string; childId: string }> {
  const childId = given.childId ?? (await aChild(ctx)).childId;
  const input = { schedule: "full", startsOn: "2026-10-08" } as const;
  return { ...done(await admitChild(ctx, { ...input, ...given, childId })), childId };
}

/** Hours of a day in a class, the morning of the Monday after the test's day unless said otherwise. */
export async function aBooking(
  ctx: Ctx,
  given: Pick<BookPlaceInput, "classId"> & Partial<BookPlaceInput>,
): Promise<{ bookingId: string; childId: string }> {
  const childId = given.childId ?? (await aChild(ctx)).childId;
  const hours = { day: "2026-11-16", fromTime: "08:00", untilTime: "11:30" };
  return { ...done(await bookPlace(ctx, { ...hours, ...given, childId })), childId };
}

/** A centre with the demo's classes and no child yet. */
export async function aCentreToFill(): Promise<{ ctx: Ctx; centreId: string }> {
  const { ctx, centreId } = await aCentre();
  for (const { name, type, places } of demoClasses) await aClass(ctx, { name, type, places });
  return { ctx, centreId };
}

/** A row of a roll that is right in itself: a child of two and a half years for 托大一班. */
export const aRosterRow = (given: RosterCells = {}): RosterCells => ({
  ...{ name: `花名${nextNumber()}`, sex: "女", bornOn: "2024-05-12", className: "托大一班" },
  ...{ enteredOn: "2026-09-01", schedule: "全日" },
  ...{ guardian1Name: `家长${nextNumber()}`, guardian1Relation: "妈妈", guardian1Phone: aPhone() },
  ...given,
});

/** The rows as a CSV file, with the columns that any of them has, in the order of the standard or the given one. */
export function aRosterCsv(rows: readonly RosterCells[], order?: readonly RosterColumn[]): string {
  const columns = order ?? rosterColumns.filter((column) => rows.some((row) => column in row));
  const quote = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = [columns.map(headOf), ...rows.map((row) => columns.map((one) => row[one] ?? ""))];
  return lines.map((line) => line.map(quote).join(",")).join("\r\n");
}

/** The preview of a file, as it is posted. */
export const aPreview = (ctx: Ctx, bytes: Buffer | string, asOf = "2026-11-12") =>
  previewRoster(ctx, { fileName: "花名册.csv", bytes: Buffer.from(bytes), asOf });

export const rowsOfImport = (ctx: Ctx, importId: string) =>
  getRosterImport(ctx, { importId, show: undefined, page: 1, size: 200 });

/** The preview of some rows: `row column reason` of each problem. */
export async function problemsOf(ctx: Ctx, rows: readonly RosterCells[]) {
  const { importId } = done(await aPreview(ctx, aRosterCsv(rows)));
  const page = await rowsOfImport(ctx, importId);
  const problems = page.rows.flatMap(({ rowNumber, problems }) =>
    problems.map(({ column, reason }) => `${rowNumber} ${column} ${reason}`),
  );
  return { importId, problems, ...page };
}
