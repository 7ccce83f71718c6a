import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { getForecast } from "~/features/enrolment/forecast/queries.server";
import { wordsOf } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.board.read");
  const { t } = wordsOf(ctx.locale);
  const { whole, bands } = await getForecast(ctx);
  const all = [
    { name: t("enrolment:board.whole"), ...whole },
    ...bands.map(({ type, ...band }) => ({ name: t(`enums:classType.${type}`), ...band })),
  ];
  const workbook = await makeXlsx({
    sheet: t("enrolment:forecast.title"),
    columns: [
      { header: t("enrolment:forecast.band"), width: 16 },
      { header: t("enrolment:forecast.month"), width: 14 },
      { header: t("enrolment:forecast.confirmed"), width: 12 },
      { header: t("enrolment:forecast.agedUp"), width: 16 },
      { header: t("enrolment:forecast.offered"), width: 12 },
      { header: t("enrolment:forecast.places"), width: 10 },
    ],
    rows: all.flatMap(({ name, places, months }) =>
      months.map(({ day, confirmed, agedUp, offered }) => [
        ...[name, day, confirmed, agedUp, offered, places],
      ]),
    ),
  });
  const name = t("enrolment:forecast.title");
  return xlsxResponse(`${name} ${dayOf(ctx.now, ctx.timeZone)}`, workbook);
}
