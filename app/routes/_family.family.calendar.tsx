import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ChevronLeft, ChevronRight, PartyPopper, Rss } from "lucide";
import { useTranslation } from "react-i18next";
import { listOwnChildIds, requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { getFamilyMonth } from "~/features/families/calendar/queries.server";
import { FamilyAgenda } from "~/features/families/ui/family-agenda";
import { FamilyMonth } from "~/features/families/ui/family-month";
import { titleIn } from "~/i18n/words.server";
import { formatYearMonth } from "~/lib/dates";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "families.calendar.read");
  const month = new URL(request.url).searchParams.get("month");
  const childIds = await listOwnChildIds(ctx);
  return {
    title: titleIn(ctx.locale, "families:calendar.title"),
    month: await getFamilyMonth(ctx, { childIds, month }),
  };
}

export default function FamilyCalendar() {
  const { month } = useLoaderData<typeof loader>();
  const { t, i18n } = useTranslation(["families", "messages"]);
  const isNow = month.today.startsWith(month.month);
  return (
    <>
      <PageHeader
        title={formatYearMonth(month.from, i18n.language)}
        back={<BackLink to="/family">{t("title")}</BackLink>}
        actions={
          <>
            <LinkButton
              to={`?month=${month.previous}`}
              icon={ChevronLeft}
              label={t("calendar.previous")}
            />
            {isNow ? null : <LinkButton to="/family/calendar">{t("calendar.now")}</LinkButton>}
            <LinkButton
              to={`?month=${month.next}`}
              icon={ChevronRight}
              label={t("calendar.next")}
            />
            <LinkButton to="/family/activities" kind="quiet" icon={PartyPopper}>
              {t("messages:activity.title")}
            </LinkButton>
            <LinkButton to="/family/calendar/feed" kind="quiet" icon={Rss}>
              {t("feed.title")}
            </LinkButton>
          </>
        }
      />
      <div className="family-calendar-wide">
        <FamilyMonth month={month} />
      </div>
      <div className="family-calendar-narrow">
        <FamilyAgenda month={month} />
      </div>
    </>
  );
}
