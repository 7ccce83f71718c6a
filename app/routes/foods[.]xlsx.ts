import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { listFoods } from "~/features/meals/foods/queries.server";
import { listFoodsInput } from "~/features/meals/foods/schema";
import { foodColumns } from "~/features/meals/ui/food-sheet";
import { wordsOf } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

/**
 * The foods as they are filtered and sorted on the page, all rows of them; blank is not measured. `?template` is
 * the empty table that a centre fills in and brings back.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "meals.food.read");
  const { t } = wordsOf(ctx.locale);
  const { searchParams } = new URL(request.url);
  const isTemplate = searchParams.has("template");
  const input = listFoodsInput.parse(Object.fromEntries(searchParams));
  const { rows } = isTemplate
    ? { rows: [] }
    : await listFoods(ctx, { ...input, page: 1, size: 5000 });
  const columns = foodColumns(t);
  const workbook = await makeXlsx({
    sheet: t("meals:foods.title"),
    columns: columns.map(({ header, width }) => ({ header, width })),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
  });
  const of = isTemplate ? t("meals:foods.template") : dayOf(ctx.now, ctx.timeZone);
  return xlsxResponse(`${t("meals:foods.file")} ${of}`, workbook);
}
