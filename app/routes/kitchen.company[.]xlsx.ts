import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { listCompany } from "~/features/kitchen/company/queries.server";
import { monthInput } from "~/features/kitchen/months/schema";
import { companySheet } from "~/features/kitchen/ui/company-table";
import { wordsOf } from "~/i18n/words.server";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

/** Who ate with the children in a month. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "kitchen.day.read");
  const asked = monthInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { month, rows } = await listCompany(ctx, asked);
  const { t } = wordsOf(ctx.locale);
  const name = t("kitchen:company.title");
  const sheet = companySheet(t, rows);
  return xlsxResponse(`${name} ${month}`, await makeXlsx({ sheet: name, ...sheet }));
}
