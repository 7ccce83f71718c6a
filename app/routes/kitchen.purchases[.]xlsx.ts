import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { getPurchases } from "~/features/kitchen/purchases/queries.server";
import { purchasesInput } from "~/features/kitchen/purchases/schema";
import { purchasesSheet } from "~/features/kitchen/ui/purchases-sheet";
import { wordsOf } from "~/i18n/words.server";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

/** What is to be bought, a column a day. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "kitchen.day.read");
  const asked = purchasesInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const purchases = await getPurchases(ctx, asked);
  const { t } = wordsOf(ctx.locale);
  const name = t("kitchen:purchases.title");
  const workbook = await makeXlsx({ sheet: name, ...purchasesSheet(t, purchases) });
  return xlsxResponse(`${name} ${purchases.from} ${purchases.through}`, workbook);
}
