import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { exportNeeds } from "~/features/children/care/queries.server";
import { wordsOf } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "children.needs.read");
  const { t } = wordsOf(ctx.locale);
  const children = await exportNeeds(ctx, { list: "allergies" });
  const columns = [
    { header: t("children:needs.column.class"), width: 14 },
    { header: t("children:needs.column.name"), width: 14 },
    { header: t("children:needs.column.schedule"), width: 10 },
    { header: t("children:needs.column.allergen"), width: 16 },
    { header: t("children:needs.column.detail"), width: 24 },
    { header: t("children:needs.column.severity"), width: 12 },
  ];
  const rows = children.flatMap((child) =>
    child.allergies.map((allergy) => [
      child.className,
      child.name,
      t(`enums:schedule.${child.schedule}`),
      t(`enums:allergen.${allergy.allergen}`),
      allergy.detail,
      t(`enums:severity.${allergy.severity}`),
    ]),
  );
  const name = t("children:needs.allergiesFile");
  const workbook = await makeXlsx({ sheet: name, columns, rows });
  return xlsxResponse(`${name} ${dayOf(ctx.now, ctx.timeZone)}`, workbook);
}
