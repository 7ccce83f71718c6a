import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { EmptyState } from "~/components/empty-state";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { listUnknownYears } from "~/features/centres/calendar/queries.server";
import { countPlaces } from "~/features/centres/queries.server";
import { UnknownYears } from "~/features/centres/ui/unknown-years";
import { greeting } from "~/features/centres/ui/greeting";
import { getHome } from "~/features/reports/home/queries.server";
import { HomeBoard } from "~/features/reports/ui/home-board";
import {
  AttendanceCard,
  LeaveCard,
  OverdueCard,
  ShortageCard,
} from "~/features/reports/ui/home-cards";
import { titleIn } from "~/i18n/words.server";
import { formatDay } from "~/lib/dates";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

/** How far ahead the holidays should be known. */
const weeksAhead = 9;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "centres.home.read");
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "nav:home"),
    person: { name: ctx.actor.name, role: ctx.actor.role },
    enrolled: (await countPlaces(ctx)).children,
    home: await getHome(ctx),
    unknownYears: await listUnknownYears(ctx, { weeks: weeksAhead }),
  }));
}

export default function HomePage() {
  const { person, enrolled, home, unknownYears } = useLoaderData<typeof loader>();
  const { t, i18n } = useTranslation(["centres", "reports"]);
  const hello = greeting(person, home.time);
  return (
    <>
      <PageHeader
        title={t(hello.form, { ...hello.values, hello: t(hello.part) })}
        subtitle={
          <>
            {t("home.subtitle", {
              ...{ day: formatDay(home.day, i18n.language), time: home.time },
              count: enrolled,
            })}
            {t("reports:home.absentToday", { count: home.whole.absent })}
          </>
        }
        actions={<PrintButton />}
      />
      <UnknownYears years={unknownYears} />
      {home.rooms.length === 0 ? (
        <EmptyState
          action={
            <LinkButton to="/classes" kind="main">
              {t("toClasses")}
            </LinkButton>
          }
        >
          {t("none")}
        </EmptyState>
      ) : (
        <div className="grid grid-cols-1 gap-4">
          <HomeBoard home={home} />
          <div className="grid grid-cols-[repeat(auto-fit,minmax(min(300px,100%),1fr))] items-start gap-4">
            <ShortageCard home={home} />
            <OverdueCard overdue={home.overdue} />
            <LeaveCard home={home} />
          </div>
          <AttendanceCard trend={home.trend} />
        </div>
      )}
    </>
  );
}
