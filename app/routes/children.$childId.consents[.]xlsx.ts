import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { exportConsents } from "~/features/children/consents/queries.server";
import { wordsOf } from "~/i18n/words.server";
import { instantOf } from "~/lib/clock";
import { dayOf, formatTime } from "~/lib/dates";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const childId = params.childId ?? "";
  const ctx = await requireAccess(request, "children.consents.read", { childId });
  const { t } = wordsOf(ctx.locale);
  const { name, answers } = await exportConsents(ctx, { childId });
  const columns = [
    { header: t("children:ledger.column.day"), width: 12 },
    { header: t("children:ledger.column.time"), width: 8 },
    { header: t("children:consentKind"), width: 18 },
    { header: t("children:answer"), width: 10 },
    { header: t("children:ledger.column.version"), width: 8 },
    { header: t("children:signedBy"), width: 14 },
    { header: t("children:ledger.column.recordedBy"), width: 14 },
    { header: t("children:ledger.column.wording"), width: 60 },
  ];
  const rows = answers.map((answer) => [
    ...[answer.decidedOn, formatTime(instantOf(answer.decidedAt), ctx.timeZone)],
    t(`enums:consentKind.${answer.kind}`),
    t(`enums:consentState.${answer.state}`),
    answer.version,
    ...[answer.guardianName, answer.recordedBy],
    t(`children:family.purpose.${answer.kind}.v${answer.version}`),
  ]);
  const title = t("children:ledger.file", { name });
  const workbook = await makeXlsx({ sheet: title, columns, rows });
  return xlsxResponse(`${title} ${dayOf(ctx.now, ctx.timeZone)}`, workbook);
}
