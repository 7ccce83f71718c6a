import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { rosterSheetColumns, templateRow } from "~/features/enrolment/ui/roster-sheet";
import { wordsOf } from "~/i18n/words.server";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

/** An empty roll with every column and one example, in the reader's language. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { locale } = await requireAccess(request, "enrolment.roster.import");
  const { t } = wordsOf(locale);
  const workbook = await makeXlsx({
    sheet: t("enrolment:roster.templateFile"),
    columns: rosterSheetColumns(t),
    rows: [templateRow(t)],
  });
  return xlsxResponse(t("enrolment:roster.templateFile"), workbook);
}
