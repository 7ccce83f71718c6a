import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { listLibrary } from "~/features/meals/library/queries.server";
import { listLibraryInput } from "~/features/meals/library/schema";
import { wordsOf } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

/** The dishes as they are filtered and sorted on the page, all rows of them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "meals.dish.read");
  const { t } = wordsOf(ctx.locale);
  const input = listLibraryInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { rows } = await listLibrary(ctx, { ...input, page: 1, size: 5000 });
  const list = (words: readonly string[]) => words.join(t("common:listSeparator"));
  const words = (group: string, values: readonly string[]) =>
    list(values.map((value) => t(`enums:${group}.${value}`)));
  const workbook = await makeXlsx({
    sheet: t("meals:dishes.title"),
    columns: [
      { header: t("meals:dishes.nameZh"), width: 22 },
      { header: t("meals:dishes.nameEn"), width: 28 },
      { header: t("meals:dishes.kind"), width: 14 },
      { header: t("meals:dishes.meals"), width: 20 },
      { header: t("meals:dishes.bands"), width: 32 },
      { header: t("meals:dishes.texture"), width: 10 },
      { header: t("meals:dishes.months"), width: 20 },
      { header: t("meals:dishes.allergens"), width: 24 },
      { header: t("meals:dishes.broken"), width: 24 },
      { header: t("meals:dishes.cost"), width: 12 },
      { header: t("meals:dishes.foods"), width: 48 },
    ],
    rows: rows.map((row) => [
      ...[row.nameZh, row.nameEn, words("dishKind", [row.kind]), words("meal", row.meals)],
      ...[words("mealBand", row.bands), words("dishTexture", [row.texture])],
      list(row.months.map(String)) || t("meals:dishes.allYear"),
      ...[words("allergen", row.allergens), words("diet", row.broken)],
      row.cost.fen === null ? null : Math.round(row.cost.fen) / 100,
      list(row.foods),
    ]),
  });
  const day = dayOf(ctx.now, ctx.timeZone);
  return xlsxResponse(`${t("meals:dishes.file")} ${day}`, workbook);
}
