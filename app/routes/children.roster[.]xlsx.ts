import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { todayOf } from "~/features/children/queries.server";
import { exportRoster } from "~/features/enrolment/export/queries.server";
import { rosterSheetColumns, rosterSheetRow } from "~/features/enrolment/ui/roster-sheet";
import { wordsOf } from "~/i18n/words.server";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

/** The roll in the columns that an import reads, with whole numbers and phones. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.roster.export");
  const { t } = wordsOf(ctx.locale);
  const children = await exportRoster(ctx);
  const workbook = await makeXlsx({
    sheet: t("enrolment:roster.exportFile"),
    columns: rosterSheetColumns(t),
    rows: children.map((child, at) => rosterSheetRow(child, at, t)),
  });
  return xlsxResponse(`${t("enrolment:roster.exportFile")} ${todayOf(ctx)}`, workbook);
}
