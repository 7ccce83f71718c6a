import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { exportChildren, todayOf } from "~/features/children/queries.server";
import { listChildrenInput } from "~/features/children/schema";
import { ageInWords } from "~/features/children/ui/age";
import { wordsOf } from "~/i18n/words.server";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

/** The children list as it is filtered and sorted on the page, all rows of it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "children.list.read");
  const { t } = wordsOf(ctx.locale);
  const input = listChildrenInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { rows } = await exportChildren(ctx, input);
  const today = todayOf(ctx);
  const workbook = await makeXlsx({
    sheet: t("children:title"),
    columns: [
      { header: t("children:name"), width: 12 },
      { header: t("children:class"), width: 12 },
      { header: t("children:sex"), width: 8 },
      { header: t("children:bornOn"), width: 14 },
      { header: t("children:age"), width: 14 },
      { header: t("children:schedule"), width: 10 },
      { header: t("children:guardian"), width: 12 },
      { header: t("children:guardianPhone"), width: 16 },
      { header: t("children:startsOn"), width: 14 },
    ],
    rows: rows.map((row) => [
      row.name,
      row.className,
      t(`enums:sex.${row.sex}`),
      row.bornOn,
      ageInWords(row.bornOn, today, t),
      row.schedule && t(`enums:schedule.${row.schedule}`),
      row.guardianName,
      row.guardianPhone,
      row.startsOn,
    ]),
  });
  return xlsxResponse(`${t("children:title")} ${today}`, workbook);
}
