import ExcelJS from "exceljs";
import { now } from "./clock";
import { downloadResponse } from "./download.server";

export type XlsxSheet = {
  sheet: string;
  columns: readonly { header: string; width: number }[];
  /** Numbers stay numbers; everything else is written as text and never as a formula. */
  rows: readonly (readonly (string | number | null)[])[];
};

/** One sheet with a frozen, filterable head, laid out to print one page wide. */
export async function makeXlsx({ sheet, columns, rows }: XlsxSheet): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "Wenrun";
  workbook.lastModifiedBy = "Wenrun";
  workbook.created = now();
  workbook.modified = workbook.created;
  const page = workbook.addWorksheet(sheetName(sheet), {
    views: [{ state: "frozen", ySplit: 1 }],
    pageSetup: { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  page.columns = columns.map(({ header, width }) => ({ header, width }));
  page.addRows(rows.map((row) => row.map((cell) => cell ?? "")));
  const head = page.getRow(1);
  head.font = { bold: true };
  head.alignment = { vertical: "middle" };
  page.pageSetup.printTitlesRow = "1:1";
  page.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: 1, column: Math.max(1, columns.length) },
  };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Excel refuses these characters in a sheet's name, and more than 31 of any. */
const sheetName = (wanted: string): string => wanted.replace(/[\\/?*[\]:]/g, " ").slice(0, 31);

/** The workbook as a download: an ASCII name for old readers, the real one after RFC 5987. */
export const xlsxResponse = (name: string, workbook: Buffer): Response =>
  downloadResponse(
    `${name}.xlsx`,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    workbook,
  );
