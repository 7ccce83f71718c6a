import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import iconv from "iconv-lite";
import Papa from "papaparse";
import { Open } from "unzipper";
import { ok, refuse, type Refusal, type Result } from "./result";

/** A row of a workbook or a CSV file: its number as a spreadsheet counts, its cells as plain text. */
export type TableRow = { sheet: number; row: number; cells: string[] };

export const tableLimits = {
  bytes: 15 * 1024 * 1024,
  /** What a workbook may unpack to: some fifty thousand rows of a roll. */
  unpackedBytes: 80 * 1024 * 1024,
  parts: 1000,
  rows: 60_000,
  columns: 60,
  cellCharacters: 1000,
} as const;

/** The file began as a table and is broken further in. */
export class UnreadableTable extends Error {}

const startsWith = (bytes: Buffer, ...magic: number[]): boolean =>
  magic.every((byte, at) => bytes[at] === byte);

/**
 * Opens an .xlsx workbook or a CSV file (UTF-8, UTF-16 or GBK) for reading row by row. Refuses what is neither,
 * what is locked and what is too large, packed or unpacked, before a row is read.
 */
export async function openTable(bytes: Buffer): Promise<Result<AsyncIterable<TableRow>>> {
  if (bytes.length === 0) return refuse("file_empty", "file");
  if (bytes.length > tableLimits.bytes) return tooLarge();
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    const isLocked = bytes.includes(Buffer.from("EncryptedPackage", "utf16le"));
    return refuse(isLocked ? "table_locked" : "table_old_workbook", "file");
  }
  if (startsWith(bytes, 0x50, 0x4b)) {
    return (await refuseArchive(bytes)) ?? ok(readWorkbook(bytes));
  }
  const text = decode(bytes);
  return text === null ? refuse("table_unknown", "file") : ok(readCsv(text));
}

const tooLarge = (): Refusal =>
  refuse("file_too_large", "file", { megabytes: tableLimits.bytes / 1024 / 1024 });

/** Unpacks once and keeps nothing: what an archive says about its sizes need not be true. */
async function refuseArchive(bytes: Buffer): Promise<Refusal | null> {
  try {
    const { files } = await Open.buffer(bytes);
    if (!files.some(({ path }) => path === "xl/workbook.xml"))
      return refuse("table_unknown", "file");
    if (files.length > tableLimits.parts) return refuse("table_unpacks_too_large", "file");
    let unpacked = 0;
    for (const file of files) {
      // reason: a part is a stream of buffers
      for await (const chunk of file.stream() as AsyncIterable<Buffer>) {
        unpacked += chunk.length;
        if (unpacked > tableLimits.unpackedBytes) return refuse("table_unpacks_too_large", "file");
      }
    }
    return null;
  } catch {
    return refuse("table_unreadable", "file");
  }
}

/** Slices, so that the parser takes its turns and the event loop those between them. */
function* slicesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 32_768) yield bytes.subarray(at, at + 32_768);
}

async function* readWorkbook(bytes: Buffer): AsyncGenerator<TableRow> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from(slicesOf(bytes)), {
    ...{ worksheets: "emit", sharedStrings: "cache", styles: "cache" },
    ...{ hyperlinks: "ignore", entries: "ignore" },
  });
  let sheet = 0;
  let rows = 0;
  try {
    for await (const worksheet of reader) {
      sheet += 1;
      for await (const row of worksheet) {
        const cells: string[] = [];
        row.eachCell((cell, column) => {
          if (column <= tableLimits.columns) cells[column - 1] = textOf(cell.value);
        });
        if (cells.length > 0 && (rows += 1) <= tableLimits.rows) {
          yield { sheet, row: row.number, cells: Array.from(cells, (cell) => cell ?? "") };
        }
      }
    }
  } catch (cause) {
    throw new UnreadableTable("the workbook is broken", { cause });
  }
}

async function* readCsv(text: string): AsyncGenerator<TableRow> {
  const { data } = Papa.parse<string[]>(text, { preview: tableLimits.rows });
  for (const [at, line] of data.entries()) {
    const cells = line
      .slice(0, tableLimits.columns)
      .map((cell) => cell.slice(0, tableLimits.cellCharacters).trim());
    if (cells.some((cell) => cell !== "")) yield { sheet: 1, row: at + 1, cells };
  }
}

/** Chinese spreadsheets write CSV in UTF-8 with a mark, or in GBK without one; null is no text at all. */
function decode(bytes: Buffer): string | null {
  if (startsWith(bytes, 0xff, 0xfe)) return iconv.decode(bytes, "utf16-le");
  if (startsWith(bytes, 0xfe, 0xff)) return iconv.decode(bytes, "utf16-be");
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const text = iconv.decode(bytes, "gb18030");
    return text.includes("\ufffd") ? null : text;
  }
}

/** A cell as a person reads it; days as `YYYY-MM-DD`, in UTC because a workbook's days have no zone. */
function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  }
  if (typeof value === "object") {
    if ("richText" in value) return textOf(value.richText.map(({ text }) => text).join(""));
    if ("text" in value) return textOf(value.text);
    if ("error" in value) return value.error;
    return "result" in value ? textOf(value.result) : "";
  }
  // more digits than a workbook keeps: shown so that nobody takes the zeros at its end for digits
  if (typeof value === "number" && Math.abs(value) >= 1e15) return value.toExponential();
  return String(value).slice(0, tableLimits.cellCharacters).trim();
}
