import Papa from "papaparse";

/** A list of records: its file's name without ending, what it is called, its columns and rows as text. */
export type Sheet = { file: string; title: string; head: string[]; rows: string[][] };

/** What a spreadsheet would take for a formula is shown as the text that it is. */
const defused = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** A sheet as a file: UTF-8 with its mark, so that every spreadsheet reads the signs. */
export const csvOf = ({ head, rows }: Pick<Sheet, "head" | "rows">): string =>
  `\ufeff${Papa.unparse({ fields: head, data: rows.map((row) => row.map(defused)) })}\r\n`;

/** Names of photos by day and time; of several in a minute the later ones are counted. */
export function photoNames(): (day: string, time: string) => string {
  const taken = new Map<string, number>();
  return (day, time) => {
    const name = `${day} ${time.replace(":", "")}`;
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    return count === 1 ? `${name}.jpg` : `${name} (${String(count)}).jpg`;
  };
}

export type PageDay = {
  title: string;
  lines: { at: string; fact: string; detail: string | null }[];
  photos: { href: string; at: string; caption: string }[];
};

type Page = {
  lang: string;
  title: string;
  intro: string;
  daysTitle: string;
  days: readonly PageDay[];
  sheets: readonly Sheet[];
};

const signs: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);

const style = `:root{color-scheme:light dark}
body{font:16px/1.6 system-ui,sans-serif;max-width:46rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem}h2{font-size:1.3rem;margin-top:2rem}h3{font-size:1.1rem;margin:1.5rem 0 .25rem}
ul{list-style:none;padding:0;margin:0}li{padding:.15rem 0;white-space:pre-line}time{display:inline-block;min-width:3.5rem;opacity:.7}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25rem .5rem .25rem 0;border-bottom:1px solid #8886}
section{overflow-x:auto}article{break-inside:avoid}
@media print{body{max-width:none;padding:0;font-size:11pt}a{color:inherit;text-decoration:none}section{overflow:visible}}`;

const lineOf = ({ at, fact, detail }: PageDay["lines"][number]): string =>
  `<li><time>${safe(at)}</time> <b>${safe(fact)}</b>${detail ? ` ${safe(detail)}` : ""}</li>`;

const photoOf = ({ href, at, caption }: PageDay["photos"][number]): string => {
  const place = href.split("/").map(encodeURIComponent).join("/");
  const name = href.split("/").at(-1) ?? href;
  return `<li><time>${safe(at)}</time> <a href="${safe(place)}">${safe(caption || name)}</a></li>`;
};

const dayOf = ({ title, lines, photos }: PageDay): string =>
  `<article><h3>${safe(title)}</h3><ul>${lines.map(lineOf).join("")}${photos.map(photoOf).join("")}</ul></article>`;

const rowOf = (cells: readonly string[], tag: "td" | "th"): string =>
  `<tr>${cells.map((cell) => `<${tag}>${safe(cell)}</${tag}>`).join("")}</tr>`;

const sheetOf = ({ title, head, rows }: Sheet): string =>
  `<section><h2>${safe(title)}</h2><table><thead>${rowOf(head, "th")}</thead><tbody>${rows.map((row) => rowOf(row, "td")).join("")}</tbody></table></section>`;

/** The readable page: the days newest first, then every list; no script, and nothing asked of any network. */
export const pageOf = ({ lang, title, intro, daysTitle, days, sheets }: Page): string =>
  [
    `<!doctype html><html lang="${safe(lang)}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width,initial-scale=1"><title>${safe(title)}</title>`,
    `<style>${style}</style></head><body><h1>${safe(title)}</h1><p>${safe(intro)}</p>`,
    ...sheets.filter(({ rows }) => rows.length > 0).map(sheetOf),
    `<h2>${safe(daysTitle)}</h2>`,
    ...days.map(dayOf),
    "</body></html>\n",
  ].join("\n");
