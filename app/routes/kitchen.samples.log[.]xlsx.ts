import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { monthInput } from "~/features/kitchen/months/schema";
import { listSampleLog } from "~/features/kitchen/samples/queries.server";
import { sampleLogSheet } from "~/features/kitchen/ui/sample-log";
import { wordsOf } from "~/i18n/words.server";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

/** A month's samples. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "kitchen.sample.record");
  const asked = monthInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { month, samples } = await listSampleLog(ctx, asked);
  const { t } = wordsOf(ctx.locale);
  const name = t("kitchen:samples.log");
  const sheet = sampleLogSheet(t, samples, ctx.locale);
  return xlsxResponse(`${name} ${month}`, await makeXlsx({ sheet: name, ...sheet }));
}
