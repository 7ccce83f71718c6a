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

export type PdfText = {
  title: string;
  /** Under the title, such as "a preview". */
  note?: string;
  blocks: readonly { is: "heading" | "paragraph"; text: string }[];
  /** Set apart at the end: who confirmed, when. */
  closing: readonly string[];
  /** The line at the foot of each page. */
  foot: (page: number, pages: number) => string;
};

const margin = 64;
const ink = "#1f2a2a";
const pale = "#5c6b6b";

/** A text of headings and paragraphs on A4 pages, in Chinese or English. */
export function makePdf(text: PdfText): Promise<Buffer> {
  const pdf = new PdfDocument({
    ...{ size: "A4", margin, bufferPages: true, lang: "zh-CN", displayTitle: true },
    info: { Title: text.title },
  });
  const parts: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    pdf.on("data", (part: Buffer) => parts.push(part));
    pdf.on("end", () => resolve(Buffer.concat(parts)));
    pdf.on("error", reject);
  });
  pdf.registerFont("text", font()).font("text").fillColor(ink);
  pdf.fontSize(20).text(text.title, { align: "center" });
  if (text.note)
    pdf.moveDown(0.3).fontSize(10).fillColor(pale).text(text.note, { align: "center" });
  pdf.moveDown(1);
  for (const { is, text: words } of text.blocks) {
    if (is === "heading") keepTogether(pdf);
    if (is === "heading") pdf.moveDown(0.5).fillColor(ink).fontSize(13).text(words).moveDown(0.2);
    else pdf.fillColor(ink).fontSize(10.5).text(words, { lineGap: 4 }).moveDown(0.35);
  }
  pdf.moveDown(1).fontSize(10.5).fillColor(ink);
  for (const line of text.closing) pdf.text(line, { lineGap: 4 });
  writeFeet(pdf, text.foot);
  pdf.end();
  return whole;
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
