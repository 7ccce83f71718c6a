import type { LoaderFunctionArgs } from "@remix-run/node";
import { consentKinds } from "~db/enums";
import { requireAccess } from "~/access/require.server";
import { listConsentsInput } from "~/features/children/consents/schema";
import { exportConsentStandings } from "~/features/children/ledger/queries.server";
import { wordsOf } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "children.consents.read");
  const input = listConsentsInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { t } = wordsOf(ctx.locale);
  const children = await exportConsentStandings(ctx, input);
  const columns = [
    { header: t("children:class"), width: 14 },
    { header: t("children:name"), width: 14 },
    ...consentKinds.map((kind) => ({ header: t(`enums:consentKind.${kind}`), width: 16 })),
  ];
  const rows = children.map(({ className, name, standings }) => [
    ...[className, name],
    ...consentKinds.map((kind) => t(`children:ledger.standing.${standings[kind]}`)),
  ]);
  const name = t("children:ledger.title");
  const workbook = await makeXlsx({ sheet: name, columns, rows });
  return xlsxResponse(`${name} ${dayOf(ctx.now, ctx.timeZone)}`, workbook);
}
