import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { clsx } from "clsx";
import { CalendarClock, Download } from "lucide";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { HeatCell } from "~/components/heat-cell";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { listUnknownYears } from "~/features/centres/calendar/queries.server";
import { getCentre } from "~/features/centres/queries.server";
import { UnknownYears } from "~/features/centres/ui/unknown-years";
import { countChildren } from "~/features/children/queries.server";
import { listOutgrowing } from "~/features/enrolment/moves/queries.server";
import { getPlacesOfWeek } from "~/features/enrolment/holders/queries.server";
import { getPlacesBoard } from "~/features/enrolment/places/queries.server";
import { boardWeeks, placesPageInput } from "~/features/enrolment/places/schema";
import { Outgrowing } from "~/features/enrolment/ui/outgrowing";
import { PlacesBoardTable } from "~/features/enrolment/ui/places-board";
import { PlacesPanel } from "~/features/enrolment/ui/places-panel";
import { titleIn } from "~/i18n/words.server";
import { mondayOf } from "~/lib/dates";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.board.read");
  const asked = placesPageInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { class: classId, week } = asked;
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "nav:places"),
    board: await getPlacesBoard(ctx, { weeks: Number(asked.weeks) }),
    licensed: (await getCentre(ctx)).licensedPlaces,
    children: await countChildren(ctx),
    unknownYears: await listUnknownYears(ctx, { weeks: Number(asked.weeks) }),
    weeks: asked.weeks,
    outgrowing: await listOutgrowing(ctx, { weeks: 26 }),
    week: classId && week ? await getPlacesOfWeek(ctx, { classId, monday: mondayOf(week) }) : null,
  }));
}

export default function Places() {
  const { board, week, weeks, licensed, children, ...page } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["enrolment", "nav", "common"]);
  const { search } = useLocation();
  const href = (extra: Record<string, string>) =>
    `?${new URLSearchParams({ weeks, ...extra }).toString()}`;
  return (
    <>
      <PageHeader
        title={t("nav:places")}
        subtitle={t("board.subtitle", { licensed, children })}
        actions={
          <>
            <span className="flex gap-1" role="group" aria-label={t("board.howLong")}>
              {boardWeeks.map((each) => (
                <LinkButton
                  key={each}
                  to={`?weeks=${each}`}
                  kind={each === weeks ? undefined : "quiet"}
                >
                  {t("board.weeks", { count: Number(each) })}
                </LinkButton>
              ))}
            </span>
            <LinkButton to="/bookings" icon={CalendarClock}>
              {t("nav:bookings")}
            </LinkButton>
            <LinkButton to="/places/forecast">{t("forecast.open")}</LinkButton>
            <LinkButton to={`/places.xlsx${search}`} download icon={Download}>
              {t("common:exportExcel")}
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      <UnknownYears years={page.unknownYears} />
      <p className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-second text-ink-2">
        {(["plenty", "some", "none"] as const).map((tone) => (
          <span key={tone} className="flex items-center gap-2">
            <span className="inline-block w-6" aria-hidden="true">
              <HeatCell tone={tone}> </HeatCell>
            </span>
            {t(`board.key.${tone}`)}
          </span>
        ))}
      </p>
      <div className={clsx("grid items-start gap-4", week && "lg:grid-cols-[minmax(0,1fr)_20rem]")}>
        <div className="card min-w-0 rounded-card bg-surface shadow-card">
          <PlacesBoardTable
            board={board}
            chosen={{ classId: week?.room.id, monday: week?.monday }}
            cellHref={(classId, monday) => href({ class: classId, week: monday })}
          />
        </div>
        {week ? <PlacesPanel week={week} closeHref={href({})} /> : null}
      </div>
      <Outgrowing rows={page.outgrowing} />
    </>
  );
}
