import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { exportCorrections } from "~/features/families/corrections/queries.server";
import { listCorrectionsInput } from "~/features/families/corrections/schema";
import { wordsOf } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "families.correction.read");
  const input = listCorrectionsInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const asked = await exportCorrections(ctx, input);
  const { t } = wordsOf(ctx.locale);
  const columns = [
    { header: t("families:document.class"), width: 14 },
    { header: t("families:correction.child"), width: 14 },
    { header: t("families:correction.fact"), width: 14 },
    { header: t("families:correction.words"), width: 40 },
    { header: t("families:correction.asked"), width: 14 },
    { header: t("families:correction.when"), width: 18 },
    { header: t("families:correction.state"), width: 10 },
    { header: t("families:correction.answer"), width: 40 },
    { header: t("families:correction.exportBy"), width: 14 },
    { header: t("families:correction.exportAt"), width: 18 },
  ];
  const at = (moment: { day: string; time: string } | null) =>
    moment && `${moment.day} ${moment.time}`;
  const rows = asked.map((row) => [
    ...[row.className, row.childName, t(`enums:correctionFact.${row.fact}`), row.words],
    ...[row.askedBy, at(row.askedAt), t(`enums:correctionState.${row.state}`), row.answer],
    ...[row.settledBy, at(row.settledAt)],
  ]);
  const sheet = t("families:correction.staffTitle");
  return xlsxResponse(
    `${sheet} ${dayOf(ctx.now, ctx.timeZone)}`,
    await makeXlsx({ sheet, columns, rows }),
  );
}
