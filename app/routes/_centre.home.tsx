import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { countPlaces, listClasses } from "~/features/centres/queries.server";
import { greeting } from "~/features/centres/ui/greeting";
import { PlacesCard } from "~/features/centres/ui/places-card";
import { countGaps } from "~/features/children/gaps/queries.server";
import { todayOf } from "~/features/children/queries.server";
import { GapsCard } from "~/features/children/ui/gaps-card";
import { getStaffOverview } from "~/features/staff/overview/queries.server";
import { CertificatesCard } from "~/features/staff/ui/certificates-card";
import { PeopleCard } from "~/features/staff/ui/people-card";
import { titleIn } from "~/i18n/words.server";
import { formatDay, formatTime } from "~/lib/dates";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "centres.home.read");
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "nav:home"),
    person: { name: ctx.actor.name, role: ctx.actor.role },
    today: todayOf(ctx),
    time: formatTime(ctx.now, ctx.timeZone),
    classes: await listClasses(ctx),
    places: await countPlaces(ctx),
    gaps: await countGaps(ctx),
    staff: await getStaffOverview(ctx),
  }));
}

export default function Home() {
  const { person, today, time, classes, places, gaps, staff } = useLoaderData<typeof loader>();
  const { t, i18n } = useTranslation("centres");
  const hello = greeting(person, time);
  return (
    <>
      <PageHeader
        title={t(hello.form, { ...hello.values, hello: t(hello.part) })}
        subtitle={t("home.subtitle", {
          ...{ day: formatDay(today, i18n.language), time },
          count: places.children,
        })}
        actions={<PrintButton />}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[3fr_2fr]">
        <div className="grid gap-4">
          <PlacesCard classes={classes} places={places} />
          <GapsCard counts={gaps} />
        </div>
        <div className="grid gap-4">
          <CertificatesCard news={staff.news} />
          <PeopleCard staff={staff} />
        </div>
      </div>
    </>
  );
}
