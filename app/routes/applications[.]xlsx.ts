import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { exportApplications } from "~/features/enrolment/applications/queries.server";
import { listApplicationsInput } from "~/features/enrolment/applications/schema";
import { ageInWords } from "~/features/children/ui/age";
import { wordsOf } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

/** The list as it is filtered and sorted on the page, all rows of it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.application.read");
  const { t } = wordsOf(ctx.locale);
  const input = listApplicationsInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const rows = await exportApplications(ctx, input);
  const workbook = await makeXlsx({
    sheet: t("enrolment:applications.title"),
    columns: [
      { header: t("enrolment:applications.number"), width: 8 },
      { header: t("enrolment:applications.line"), width: 8 },
      { header: t("enrolment:applications.points"), width: 8 },
      { header: t("enrolment:application.priority"), width: 36 },
      { header: t("enrolment:applications.child"), width: 12 },
      { header: t("enrolment:application.bornOn"), width: 14 },
      { header: t("enrolment:applications.age"), width: 14 },
      { header: t("enrolment:applications.wantedFrom"), width: 14 },
      { header: t("enrolment:applications.schedule"), width: 12 },
      { header: t("enrolment:applications.guardian"), width: 12 },
      { header: t("enrolment:apply.guardianPhone"), width: 16 },
      { header: t("enrolment:applications.came"), width: 14 },
      { header: t("enrolment:applications.state"), width: 12 },
      { header: t("enrolment:offer.answerBy"), width: 14 },
    ],
    rows: rows.map((row) => [
      row.number,
      row.line,
      row.points,
      row.parts
        .map(({ of, points }) => t(`enrolment:applications.part.${of}`, { points }))
        .join(t("common:listSeparator")),
      row.childName,
      row.bornOn,
      ageInWords(row.bornOn, row.wantedFrom, t),
      row.wantedFrom,
      t(`enums:schedule.${row.schedule}`),
      row.guardianName,
      row.guardianPhone,
      row.cameOn,
      t(`enums:applicationState.${row.state}`),
      row.answerBy,
    ]),
  });
  const name = t("enrolment:applications.file");
  return xlsxResponse(`${name} ${dayOf(ctx.now, ctx.timeZone)}`, workbook);
}
