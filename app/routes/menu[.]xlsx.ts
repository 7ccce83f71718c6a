import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { exportMenuWeek } from "~/features/meals/export/queries.server";
import { menuPageInput } from "~/features/meals/schema";
import { wordsOf } from "~/i18n/words.server";
import { dayOf, formatDay, mondayOf } from "~/lib/dates";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "meals.menu.read");
  const { t } = wordsOf(ctx.locale);
  const asked = menuPageInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const week = mondayOf(asked.week ?? dayOf(ctx.now, ctx.timeZone));
  const band = asked.band ?? "m24to35";
  const lines = await exportMenuWeek(ctx, { week, band });
  const columns = [
    { header: t("meals:column.day"), width: 16 },
    { header: t("meals:column.meal"), width: 10 },
    { header: t("meals:column.dish"), width: 24 },
    { header: t("meals:column.food"), width: 24 },
    { header: t("meals:column.grams"), width: 10 },
    { header: t("meals:column.allergens"), width: 24 },
  ];
  const rows = lines.map((line) => [
    formatDay(line.day, ctx.locale),
    t(`enums:meal.${line.meal}`),
    line.dish,
    line.food,
    line.grams,
    line.allergens
      .map((allergen) => t(`enums:allergen.${allergen}`))
      .join(t("common:listSeparator")),
  ]);
  const name = t("meals:file");
  const workbook = await makeXlsx({ sheet: t(`enums:mealBand.${band}`), columns, rows });
  return xlsxResponse(`${name} ${t(`enums:mealBand.${band}`)} ${week}`, workbook);
}
