import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Download } from "lucide";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { getForecast } from "~/features/enrolment/forecast/queries.server";
import { ForecastCards } from "~/features/enrolment/ui/forecast-cards";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.board.read");
  return {
    title: titleIn(ctx.locale, "enrolment:forecast.title"),
    forecast: await getForecast(ctx),
  };
}

export default function PlacesForecast() {
  const { forecast } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["enrolment", "nav", "common"]);
  return (
    <>
      <PageHeader
        title={t("forecast.title")}
        subtitle={t("forecast.lead")}
        back={<BackLink to="/places">{t("nav:places")}</BackLink>}
        actions={
          <>
            <LinkButton to="/places/forecast.xlsx" download icon={Download}>
              {t("common:exportExcel")}
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      <ForecastCards forecast={forecast} />
    </>
  );
}
