import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Download } from "lucide";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { MonthSwitch } from "~/features/attendance/ui/month-switch";
import { monthInput } from "~/features/kitchen/months/schema";
import { listSampleLog } from "~/features/kitchen/samples/queries.server";
import { useKitchenWords } from "~/features/kitchen/ui/kitchen-words";
import { SampleLogTable } from "~/features/kitchen/ui/sample-log";
import { titleIn } from "~/i18n/words.server";
import { formatYearMonth } from "~/lib/dates";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "kitchen.sample.record");
  const asked = monthInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  return {
    title: titleIn(ctx.locale, "kitchen:samples.log"),
    log: await listSampleLog(ctx, asked),
  };
}

export default function SampleLogPage() {
  const { log } = useLoaderData<typeof loader>();
  const { t, locale } = useKitchenWords();
  const { search } = useLocation();
  return (
    <>
      <PageHeader
        title={t("samples.log")}
        back={<BackLink to="/kitchen/samples">{t("samples.title")}</BackLink>}
        subtitle={t("samples.logSubtitle", {
          ...{ month: formatYearMonth(`${log.month}-01`, locale), count: log.samples.length },
        })}
        actions={
          <>
            <MonthSwitch month={log.month} today={log.today} />
            <LinkButton to={`/kitchen/samples/log.xlsx${search}`} download icon={Download}>
              {t("common:exportExcel")}
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      <SampleLogTable log={log} />
      <p className="mt-2 text-second text-ink-2">{t("samples.lead")}</p>
    </>
  );
}
