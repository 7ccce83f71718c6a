import { allergens, dietTags, foodGroups, locales, supplierGroups } from "~db/enums";
import { wordsOf } from "~/i18n/words.server";
import type { Ctx } from "~/lib/context.server";
import { ok, refuse, type Result } from "~/lib/result";
import { openTable, tableLimits, UnreadableTable } from "~/lib/table-file.server";
import type { Upload } from "~/lib/upload.server";
import { figures } from "../figures/rules";
import { listAllFoods } from "../foods/queries.server";
import {
  findTableHead,
  maxFoodRows,
  plain,
  readFoods,
  type ReadFoods,
  type TableColumn,
  type TableLine,
  type TableWords,
} from "./rules";

/** Titles may stand above the head. */
const headWithin = 10;

let known: TableWords | undefined;

/** What the product's own sheets say, in both languages. */
function tableWords(): TableWords {
  if (known) return known;
  const said = (key: string) => locales.map((locale) => plain(wordsOf(locale).t(key)));
  const heads: [TableColumn, string][] = [
    ...(["nameZh", "nameEn", "group", "edible", "allergens", "tags", "price"] as const).map(
      (column): [TableColumn, string] => [column, `meals:foods.${column}`],
    ),
    ["nameZh", "meals:foods.name"],
    ["edible", "meals:foods.ediblePercent"],
    ["supplierGroup", "meals:foods.supplier"],
    ...figures.map((figure): [TableColumn, string] => [figure, `meals:foods.figure.${figure}`]),
  ];
  const choices = (group: string, values: readonly string[]) =>
    new Map(
      values.flatMap((value) =>
        said(`enums:${group}.${value}`).map((word) => [word, value] as const),
      ),
    );
  known = {
    heads: new Map(
      heads.flatMap(([column, key]) =>
        said(key).flatMap((word) => {
          // a figure's word is its name and its unit
          const name = figures.some((figure) => figure === column)
            ? word.replace(/ (µg rae|μg rae|µgrae|μgrae|\S+)$/, "")
            : word;
          return [[word, column] as const, [name, column] as const];
        }),
      ),
    ),
    choices: {
      group: choices("foodGroup", foodGroups),
      allergens: choices("allergen", allergens),
      tags: choices("dietTag", dietTags),
      supplierGroup: choices("supplierGroup", supplierGroups),
    },
  };
  return known;
}

/** What a table would become, and what is wrong with it; nothing is kept. */
export async function readFoodTable(
  ctx: Ctx,
  file: Upload | undefined,
): Promise<Result<ReadFoods>> {
  if (!file) return refuse("choose_file", "file");
  if (!file.bytes) {
    return refuse("file_too_large", "file", { megabytes: tableLimits.bytes / 1024 / 1024 });
  }
  const opened = await openTable(file.bytes);
  if (!opened.ok) return opened;
  const words = tableWords();
  let head: ReturnType<typeof findTableHead> = null;
  let [headRow, headSheet] = [0, 0];
  const lines: TableLine[] = [];
  try {
    for await (const { sheet, row, cells } of opened.value) {
      if (!head) {
        head = row <= headWithin ? findTableHead(cells, words) : null;
        [headRow, headSheet] = [row, sheet];
      } else if (sheet === headSheet && cells.some((cell) => cell.trim() !== "")) {
        if (lines.length <= maxFoodRows) lines.push({ row, cells });
      }
    }
  } catch (error) {
    if (error instanceof UnreadableTable) return refuse("table_unreadable", "file");
    throw error;
  }
  if (!head) return refuse("food_table_no_head", "file");
  if (lines.length === 0) return refuse("food_table_no_rows", "file");
  if (lines.length > maxFoodRows) {
    return refuse("food_table_too_long", "file", { most: maxFoodRows });
  }
  const names = new Set((await listAllFoods(ctx)).map(({ nameZh }) => nameZh));
  return ok(readFoods(head, headRow, lines, words, (name) => names.has(name)));
}
