import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { listPurchases } from "~/features/kitchen/records/queries.server";
import { recordsPageInput } from "~/features/kitchen/records/schema";
import { recordsSheet } from "~/features/kitchen/ui/records-table";
import { wordsOf } from "~/i18n/words.server";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

/** What came in a month, as the page shows it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "kitchen.day.read");
  const asked = recordsPageInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { month, records } = await listPurchases(ctx, asked);
  const { t } = wordsOf(ctx.locale);
  const name = t("kitchen:records.title");
  const sheet = recordsSheet(t, records);
  return xlsxResponse(`${name} ${month}`, await makeXlsx({ sheet: name, ...sheet }));
}
