import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { exportKitchenDay } from "~/features/kitchen/day/queries.server";
import { kitchenDayInput } from "~/features/kitchen/schema";
import { daySheet } from "~/features/kitchen/ui/day-sheet";
import { wordsOf } from "~/i18n/words.server";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

/** A day of the kitchen as the page shows it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "kitchen.day.read");
  const asked = kitchenDayInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const kitchen = await exportKitchenDay(ctx, asked);
  const { t } = wordsOf(ctx.locale);
  const name = t("kitchen:day.file");
  const sheet = daySheet(t, kitchen, ctx.locale);
  return xlsxResponse(`${name} ${kitchen.day}`, await makeXlsx({ sheet: name, ...sheet }));
}
