import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CalendarDays } from "lucide";
import { useTranslation } from "react-i18next";
import { listOwnChildIds, requireAccess } from "~/access/require.server";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { listOwnActivities } from "~/features/messages/own-activities/queries.server";
import { OwnActivityList } from "~/features/messages/ui/own-activity-list";
import { titleIn } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "messages.activity.own");
  const childIds = await listOwnChildIds(ctx);
  return {
    title: titleIn(ctx.locale, "messages:activity.title"),
    activities: await listOwnActivities(ctx, { childIds, from: dayOf(ctx.now, ctx.timeZone) }),
  };
}

export default function FamilyActivities() {
  const { activities } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["messages", "families"]);
  return (
    <>
      <PageHeader
        title={t("activity.title")}
        subtitle={t("activity.ownSubtitle")}
        actions={
          <LinkButton to="/family/calendar" kind="quiet" icon={CalendarDays}>
            {t("families:calendar.title")}
          </LinkButton>
        }
      />
      <OwnActivityList activities={activities} />
    </>
  );
}
