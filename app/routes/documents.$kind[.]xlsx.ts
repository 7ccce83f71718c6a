import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { exportDocumentStanding } from "~/features/families/documents/queries.server";
import { kindOf, listAcceptancesInput } from "~/features/families/documents/schema";
import { wordsOf } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "families.document.read");
  const input = listAcceptancesInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const page = await exportDocumentStanding(ctx, { ...input, kind: kindOf(params.kind) });
  const { t } = wordsOf(ctx.locale);
  const columns = [
    { header: t("families:document.class"), width: 14 },
    { header: t("families:document.child"), width: 14 },
    { header: t("families:document.state"), width: 12 },
    { header: t("families:document.exportVersion"), width: 12 },
    { header: t("families:document.exportBy"), width: 14 },
    { header: t("families:document.exportAt"), width: 18 },
    { header: t("families:document.exportHow"), width: 10 },
    { header: t("families:document.exportNoAccount"), width: 24 },
  ];
  const rows = page.rows.flatMap((row) => {
    const without = row.signers.filter(({ hasAccount }) => !hasAccount).map(({ name }) => name);
    const last = without.join(t("common:listSeparator"));
    const head = [row.className, row.name];
    if (row.accepted.length === 0) {
      const state = t(`families:document.${row.isOpen ? "notAccepted" : "notAsked"}`);
      return [[...head, state, row.earlier, "", "", "", last]];
    }
    return row.accepted.map(({ name, at, isPaper }) => [
      ...[...head, t("families:document.accepted"), page.version, name, `${at.day} ${at.time}`],
      ...[t(`families:document.${isPaper ? "exportPaper" : "exportOnline"}`), last],
    ]);
  });
  const name = `${t("families:document.exportName")} ${t(`enums:documentKind.${page.kind}`)}`;
  return xlsxResponse(
    `${name} ${dayOf(ctx.now, ctx.timeZone)}`,
    await makeXlsx({ sheet: t("families:document.exportName"), columns, rows }),
  );
}
