import { figures } from "../figures/rules";
import { addFoodInput } from "../foods/schema";

export const maxFoodRows = 1000;

export const tableColumns = [
  ...(["nameZh", "nameEn", "group", "edible"] as const),
  ...figures,
  ...(["allergens", "tags", "price", "supplierGroup"] as const),
] as const;
export type TableColumn = (typeof tableColumns)[number];

/** The words of heads and cells in every language, by what they mean; compared in small letters. */
export type TableWords = {
  heads: ReadonlyMap<string, TableColumn>;
  choices: Record<"group" | "allergens" | "tags" | "supplierGroup", ReadonlyMap<string, string>>;
};

/** `reason` is a key of errors.json; `cell` is what stands there. */
export type TableProblem = { row: number; column: TableColumn; cell: string; reason: string };
export type TableLine = { row: number; cells: readonly string[] };
/** `foods` as the form for one posts them: they are judged again when they are taken. */
export type ReadFoods = { foods: Record<string, string | string[]>[]; problems: TableProblem[] };

export const plain = (text: string): string => text.normalize("NFKC").trim().toLowerCase();

/** Grams of a unit of weight; of energy kcal. */
const sizes: Record<string, number> = {
  ...{ g: 1, 克: 1, mg: 1e-3, 毫克: 1e-3, µg: 1e-6, μg: 1e-6, ug: 1e-6, mcg: 1e-6, 微克: 1e-6 },
};
const energies: Record<string, number> = { kcal: 1, 千卡: 1, kj: 1 / 4.184, 千焦: 1 / 4.184 };

const grams = new Set<TableColumn>(["protein", "fat", "carbohydrate", "fibre"]);
const unitOf = (column: TableColumn): string =>
  column === "vitaminA" ? "ug" : grams.has(column) ? "g" : "mg";

/** What a figure in this unit is multiplied by; null is a unit that the column cannot have. */
export function factorOf(column: TableColumn, unit: string): number | null {
  const bare = plain(unit)
    .replace(/[/每].*$/, "")
    .replace(/\s*(rae|re)$/, "")
    .trim();
  if (bare === "") return 1;
  if (column === "energy") return energies[bare] ?? null;
  const [given, wanted] = [sizes[bare], sizes[unitOf(column)]];
  return given === undefined || wanted === undefined ? null : given / wanted;
}

type Head = { at: number; column: TableColumn; unit: string; cell: string };

const isFigure = (column: TableColumn): boolean => figures.some((figure) => figure === column);

/** A head is its column's word, and of a figure its unit, in brackets or after it. */
function headOf(cell: string, at: number, words: TableWords): Head | null {
  const text = plain(cell)
    .replace(/[[\](){}*]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const known = words.heads.get(text);
  if (known) return { at, column: known, unit: "", cell };
  const parts = text.split(" ");
  for (let end = parts.length - 1; end > 0; end -= 1) {
    const column = words.heads.get(parts.slice(0, end).join(" "));
    if (column) return { at, column, unit: parts.slice(end).join(" "), cell };
  }
  return null;
}

export function findTableHead(cells: readonly string[], words: TableWords): Head[] | null {
  const heads = cells.flatMap((cell, at) => headOf(cell, at, words) ?? []);
  const has = (column: TableColumn) => heads.some((head) => head.column === column);
  return has("nameZh") && has("group") ? heads : null;
}

const blanks = new Set(["", "-", "--", "—", "――", "…", "/", "na", "n/a"]);
const traces = { tr: 0, 微量: 0, trace: 0 };

/** A figure with the unit of its head or of its own, as the form would have it typed. */
function figureCell(column: TableColumn, cell: string, headFactor: number) {
  const text = plain(cell);
  if (blanks.has(text)) return { value: "" };
  if (Object.hasOwn(traces, text)) return { value: "0" };
  const [, amount, unit = ""] = /^(-?[\d.]+)\s*(\D*)$/.exec(text.replace(/,(?=\d{3})/g, "")) ?? [];
  if (amount === undefined || Number.isNaN(Number(amount))) return { reason: "not_a_figure" };
  const factor = unit === "" ? headFactor : factorOf(column, unit);
  if (factor === null) return { reason: "food_unit_unknown" };
  return { value: String(Number((Number(amount) * factor).toFixed(3))) };
}

/**
 * The foods of a table, or what is wrong at which cell: an unknown unit or group, a figure that cannot be, a name
 * that is taken or stands twice. All of it is right, or none of it is taken.
 */
export function readFoods(
  heads: readonly Head[],
  headRow: number,
  lines: readonly TableLine[],
  words: TableWords,
  isTaken: (nameZh: string) => boolean,
): ReadFoods {
  const problems: TableProblem[] = [];
  const factors = new Map<number, number>();
  for (const { at, column, unit, cell } of heads.filter((head) => isFigure(head.column))) {
    const factor = factorOf(column, unit);
    if (factor === null) problems.push({ row: headRow, column, cell, reason: "food_unit_unknown" });
    factors.set(at, factor ?? 1);
  }
  const seen = new Set<string>();
  const foods = lines.flatMap(({ row, cells }) => {
    const given: Record<string, string | string[]> = { edible: "100" };
    const wrong = (column: TableColumn, reason: string): void => {
      const at = heads.find((head) => head.column === column)?.at ?? -1;
      if (problems.some((one) => one.row === row && one.column === column)) return;
      problems.push({ row, column, cell: cells[at] ?? "", reason });
    };
    for (const { at, column } of heads) {
      const cell = (cells[at] ?? "").trim();
      if (isFigure(column)) {
        const read = figureCell(column, cell, factors.get(at) ?? 1);
        if (read.reason) wrong(column, read.reason);
        given[column] = read.value ?? "";
      } else if (column === "group" || column === "supplierGroup") {
        const meant = words.choices[column].get(plain(cell));
        if (cell !== "" && meant === undefined) wrong(column, "food_word_unknown");
        given[column] = meant ?? "";
      } else if (column === "allergens" || column === "tags") {
        const several = cell.split(/[、，,;；]+/).map(plain);
        const meant = several.filter((one) => one !== "" && !blanks.has(one));
        const known = meant.map((one) => words.choices[column].get(one));
        if (known.includes(undefined)) wrong(column, "food_word_unknown");
        given[column] = known.filter((one) => one !== undefined);
      } else given[column] = cell.replace(/%$/, "");
    }
    const parsed = addFoodInput.safeParse(given);
    for (const { path, message } of parsed.error?.issues ?? []) {
      wrong(path[0] as TableColumn, message.replace(/^errors:/, "")); // reason: the form's fields are the columns
    }
    const name = typeof given.nameZh === "string" ? given.nameZh : "";
    if (name !== "" && (seen.has(name) || isTaken(name))) wrong("nameZh", "food_name_taken");
    seen.add(name);
    return parsed.success ? [given] : [];
  });
  return { foods, problems };
}
