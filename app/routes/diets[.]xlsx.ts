import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { exportNeeds } from "~/features/children/care/queries.server";
import { allergyInWords, dietInWords } from "~/features/children/ui/need-words";
import { wordsOf } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "children.needs.read");
  const { t } = wordsOf(ctx.locale);
  const children = await exportNeeds(ctx, { list: "diets" });
  const list = (words: string[]) => words.join(t("common:listSeparator"));
  const columns = [
    { header: t("children:needs.column.class"), width: 14 },
    { header: t("children:needs.column.name"), width: 14 },
    { header: t("children:needs.column.schedule"), width: 10 },
    { header: t("children:needs.column.allergies"), width: 30 },
    { header: t("children:needs.column.diets"), width: 24 },
  ];
  const rows = children.map((child) => [
    child.className,
    child.name,
    t(`enums:schedule.${child.schedule}`),
    list(child.allergies.map((allergy) => allergyInWords(t, allergy))),
    list(child.diets.map((diet) => dietInWords(t, diet))),
  ]);
  const name = t("children:needs.dietsFile");
  const workbook = await makeXlsx({ sheet: name, columns, rows });
  return xlsxResponse(`${name} ${dayOf(ctx.now, ctx.timeZone)}`, workbook);
}
