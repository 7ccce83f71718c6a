import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import PdfDocument from "pdfkit";
import { downloadResponse } from "./download.server";
import { remember } from "./remember.server";
import { woffToTtf } from "./woff.server";

const fontFile = "@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff";

/** Noto Sans SC, unpacked once; only the characters that a document has go into it. */
const font = (): Buffer =>
  remember("pdf-font", () =>
    woffToTtf(readFileSync(createRequire(import.meta.url).resolve(fontFile))),
  );

export type PdfBlock =
  | { is: "heading" | "paragraph"; text: string }
  /** What was asked, and the answer beside it. */
  | { is: "answer"; ask: string; text: string }
  /** Moments of a day, in two columns. */
  | { is: "moments"; rows: readonly { at: string; text: string }[] };

export type PdfText = {
  title: string;
  /** Under the title, such as "a preview". */
  note?: string;
  blocks: readonly PdfBlock[];
  /** Set apart at the end: who confirmed, when. */
  closing: readonly string[];
  /** Set smaller, as far as it can be read, until it stands on one page. */
  onOnePage?: boolean;
  /** The line at the foot of each page. */
  foot: (page: number, pages: number) => string;
};

const margin = 64;
const ink = "#1f2a2a";
const pale = "#5c6b6b";

/** From the size of a letter down to the smallest print that can be read on paper. */
const scales = [1, 0.92, 0.84, 0.76, 0.68] as const;

/** A text of headings and paragraphs on A4 pages, in Chinese or English. */
export function makePdf(text: PdfText): Promise<Buffer> {
  const [whole, ...smaller] = scales;
  let pdf = layOut(text, whole);
  for (const scale of text.onOnePage ? smaller : []) {
    if (pdf.bufferedPageRange().count === 1) break;
    pdf = layOut(text, scale);
  }
  writeFeet(pdf, text.foot);
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on("data", (part: Buffer) => parts.push(part));
    pdf.on("end", () => resolve(Buffer.concat(parts)));
    pdf.on("error", reject);
  });
  pdf.end();
  return done;
}

function layOut(text: PdfText, scale: number): PDFKit.PDFDocument {
  const pdf = new PdfDocument({
    ...{ size: "A4", margin, bufferPages: true, lang: "zh-CN", displayTitle: true },
    info: { Title: text.title },
  });
  pdf.registerFont("text", font()).font("text").fillColor(ink);
  pdf.fontSize(20 * scale).text(text.title, { align: "center" });
  if (text.note)
    pdf
      .moveDown(0.3)
      .fontSize(10 * scale)
      .fillColor(pale)
      .text(text.note, { align: "center" });
  pdf.moveDown(1);
  for (const block of text.blocks) writeBlock(pdf, block, scale);
  pdf
    .moveDown(1)
    .fontSize(10.5 * scale)
    .fillColor(ink);
  for (const line of text.closing) pdf.text(line, { lineGap: 4 * scale });
  return pdf;
}

function writeBlock(pdf: PDFKit.PDFDocument, block: PdfBlock, scale: number): void {
  pdf.fillColor(ink);
  switch (block.is) {
    case "heading":
      keepTogether(pdf);
      pdf
        .moveDown(0.5)
        .fontSize(13 * scale)
        .text(block.text)
        .moveDown(0.2);
      return;
    case "paragraph":
      pdf
        .fontSize(10.5 * scale)
        .text(block.text, { lineGap: 4 * scale })
        .moveDown(0.35);
      return;
    case "answer":
      writeRow(
        pdf,
        { head: block.ask, text: block.text },
        { ...wholeWidth(pdf), scale, indent: 78 },
      );
      pdf.moveDown(0.2);
      return;
    case "moments":
      writeMoments(pdf, block.rows, scale);
  }
}

type Place = { left: number; width: number; scale: number; indent: number };

const wholeWidth = (pdf: PDFKit.PDFDocument) => ({
  ...{ left: margin, width: pdf.page.width - 2 * margin },
});

const rowText = ({ width, scale, indent }: Place) => ({
  ...{ width: width - indent * scale, lineGap: 3 * scale },
});

/** The one sign of a day's words that the font has not: it has its parts. */
const legible = (text: string): string => text.replaceAll("\u2103", "°C");

/** A short head, and a text beside it that may go on below itself. */
function writeRow(
  pdf: PDFKit.PDFDocument,
  given: { head: string; text: string },
  place: Place,
): void {
  const row = { head: given.head, text: legible(given.text) };
  const { left, scale, indent } = place;
  pdf.fontSize(10.5 * scale);
  const { y: before } = pdf;
  const isFull = before + pdf.heightOfString(row.text, rowText(place)) > pdf.page.height - margin;
  if (isFull) pdf.addPage();
  const { y } = pdf;
  pdf.fillColor(pale).text(row.head, left, y, { lineBreak: false });
  pdf.fillColor(ink).text(row.text, left + indent * scale, y, rowText(place));
  pdf.x = margin;
}

/** Half of it on the left, half on the right; where a column is longer than the page, one below the other. */
function writeMoments(
  pdf: PDFKit.PDFDocument,
  rows: readonly { at: string; text: string }[],
  scale: number,
): void {
  const gap = 24;
  const { left, width } = wholeWidth(pdf);
  const column = { left, width: (width - gap) / 2, scale, indent: 38 };
  pdf.fontSize(10.5 * scale);
  const heights = rows.map(({ text }) => pdf.heightOfString(legible(text), rowText(column)));
  const total = heights.reduce((sum, height) => sum + height, 0);
  let [half, filled] = [0, 0];
  while (half < rows.length && filled < total / 2) {
    filled += heights[half] ?? 0;
    half += 1;
  }
  const { y: top } = pdf;
  const isFitting = top + Math.max(filled, total - filled) <= pdf.page.height - margin;
  const write = (part: typeof rows, place: Place) => {
    for (const { at, text } of part) writeRow(pdf, { head: at, text }, place);
  };
  if (!isFitting) return write(rows, { ...column, width });
  write(rows.slice(0, half), column);
  const { y: bottom } = pdf;
  pdf.y = top;
  write(rows.slice(half), { ...column, left: left + column.width + gap });
  pdf.y = Math.max(bottom, pdf.y);
}

/** A heading does not stand alone at the foot of a page. */
function keepTogether(pdf: PDFKit.PDFDocument): void {
  if (pdf.y > pdf.page.height - margin - 70) pdf.addPage();
}

function writeFeet(pdf: PDFKit.PDFDocument, foot: PdfText["foot"]): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    const { width, height } = pdf.page;
    // text below the margin would begin another page
    pdf.page.margins.bottom = 0;
    pdf
      .fontSize(8.5)
      .fillColor(pale)
      .text(foot(page + 1, count), margin, height - margin / 2 - 6, {
        ...{ width: width - 2 * margin, align: "center", lineBreak: false },
      });
    pdf.page.margins.bottom = margin;
  }
}

export const pdfResponse = (name: string, bytes: Buffer): Response =>
  downloadResponse(`${name}.pdf`, "application/pdf", bytes);
