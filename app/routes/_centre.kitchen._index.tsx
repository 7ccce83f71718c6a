import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { CalendarX2, Download, ShoppingBasket } from "lucide";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { Banner } from "~/components/banner";
import { EmptyState } from "~/components/empty-state";
import { Link } from "~/components/link";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { getKitchenDay } from "~/features/kitchen/day/queries.server";
import { kitchenDayInput } from "~/features/kitchen/schema";
import { BandCard } from "~/features/kitchen/ui/band-card";
import { DayCounts } from "~/features/kitchen/ui/day-counts";
import { DaySteps } from "~/features/kitchen/ui/day-steps";
import { InfantsCard } from "~/features/kitchen/ui/infants-card";
import { KitchenSections } from "~/features/kitchen/ui/kitchen-sections";
import { SpecialCard } from "~/features/kitchen/ui/special-card";
import { titleIn } from "~/i18n/words.server";
import { formatDay } from "~/lib/dates";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "kitchen.day.read");
  const asked = kitchenDayInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  return {
    title: titleIn(ctx.locale, "kitchen:day.title"),
    kitchen: await getKitchenDay(ctx, asked),
  };
}

export default function Kitchen() {
  const { kitchen } = useLoaderData<typeof loader>();
  const { t, i18n } = useTranslation(["kitchen", "common"]);
  const { search } = useLocation();
  const { bands, hasActual, holiday } = kitchen;
  const day = formatDay(kitchen.day, i18n.language);
  const isEmpty = !kitchen.isOpen || bands.length === 0;
  return (
    <>
      <PageHeader
        title={t("day.title")}
        subtitle={kitchen.isOpen ? t("day.subtitle", { day, count: kitchen.children }) : day}
        actions={
          <>
            <DaySteps {...kitchen} />
            <LinkButton to="/kitchen/purchases" icon={ShoppingBasket}>
              {t("day.toPurchases")}
            </LinkButton>
            {isEmpty ? null : (
              <>
                <LinkButton to={`/kitchen.xlsx${search}`} download icon={Download}>
                  {t("common:exportExcel")}
                </LinkButton>
                <PrintButton />
              </>
            )}
          </>
        }
      />
      <KitchenSections />
      {isEmpty ? (
        <EmptyState icon={CalendarX2}>
          {kitchen.isOpen
            ? t("day.nobody")
            : holiday
              ? t("day.closedFor", { day, holiday })
              : t("day.closed", { day })}
        </EmptyState>
      ) : (
        <div className="grid grid-cols-1 gap-4">
          {bands.some(({ isPublished }) => isPublished) ? null : (
            <Banner
              tone="warn"
              inset
              action={
                <Link to={`/menu?day=${kitchen.day}`} className="font-semibold underline">
                  {t("day.toMenu")}
                </Link>
              }
            >
              {t("day.notPublished")}
            </Banner>
          )}
          <DayCounts kitchen={kitchen} />
          <SpecialCard special={kitchen.special} />
          <div className="grid items-start gap-4 lg:grid-cols-2 print:grid-cols-2">
            {bands.map((band) => (
              <BandCard key={band.band} {...{ band, hasActual }} />
            ))}
          </div>
          <p className="text-second text-ink-2">{t("day.rawGrams")}</p>
          {kitchen.infants.length > 0 ? <InfantsCard infants={kitchen.infants} /> : null}
        </div>
      )}
    </>
  );
}
