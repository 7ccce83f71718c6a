import { rosterHeads } from "~/standards/roster-columns";

export type RosterColumn = keyof typeof rosterHeads;

// reason: the keys of the table are its columns
export const rosterColumns = Object.keys(rosterHeads) as RosterColumn[];

/** The word an export writes over a column, whatever the reader's language. */
export const headOf = (column: RosterColumn): string => rosterHeads[column][0];

/** Words are compared without width, case, spaces, brackets and the stars of a form. */
export const wordKey = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s()[\]{}<>*:'"’‘“”_]/g, "");

/** Which of the lists holds the word: a table of words, read backwards once. */
export function wordFinder<K extends string>(
  words: Record<K, readonly string[]>,
): (text: string) => K | undefined {
  // reason: the keys of the table are its words' meanings
  const meanings = Object.keys(words) as K[];
  const found = new Map(
    meanings.flatMap((key) => words[key].map((word) => [wordKey(word), key] as const)),
  );
  return (text) => found.get(wordKey(text));
}

export const columnNamed = wordFinder<RosterColumn>(rosterHeads);

/** A head may explain itself in brackets: those are read first with, then without what they hold. */
const columnOf = (cell: string): RosterColumn | undefined =>
  columnNamed(cell) ?? columnNamed(cell.normalize("NFKC").replace(/[([].*?[)\]]/g, ""));

export type Head = ReadonlyMap<RosterColumn, number>;

/** A roll without these is none. */
export const wantedColumns = ["name", "bornOn"] as const satisfies readonly RosterColumn[];

/**
 * The columns of a header row by their position, or null for a row of titles or data. A head that stands
 * twice counts where it stands first.
 */
export function findHead(cells: readonly string[]): Head | null {
  const head = new Map<RosterColumn, number>();
  cells.forEach((cell, at) => {
    const column = cell === "" ? undefined : columnOf(cell);
    if (column && !head.has(column)) head.set(column, at);
  });
  return head.size >= 3 && wantedColumns.every((column) => head.has(column)) ? head : null;
}

/** The cells of a row by column. */
export const cellsBy = (head: Head, cells: readonly string[]): RosterCells =>
  Object.fromEntries([...head].map(([column, at]) => [column, cells[at] ?? ""]));

export type RosterCells = Partial<Record<RosterColumn, string>>;
