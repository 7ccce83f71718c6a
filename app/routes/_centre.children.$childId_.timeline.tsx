import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { PrintButton } from "~/components/print-button";
import { getChild, todayOf } from "~/features/children/queries.server";
import { ChildHeader } from "~/features/children/ui/child-header";
import { ChildTabs } from "~/features/children/ui/child-tabs";
import { getTimeline } from "~/features/reports/timeline/queries.server";
import { timelineInput, timelineKindsFor } from "~/features/reports/timeline/schema";
import { TimelineTable } from "~/features/reports/ui/timeline-table";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const childId = params.childId ?? "";
  const ctx = await requireAccess(request, "reports.timeline.read", { childId });
  const input = timelineInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { role } = ctx.actor;
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "reports:timeline.title"),
    child: await getChild(ctx, { childId }),
    events: await getTimeline(ctx, { ...input, childId }),
    kinds: timelineKindsFor(may({ role }, "children.custody.read")),
    ...{ role, today: todayOf(ctx), mayList: may({ role }, "children.list.read") },
  }));
}

export default function ChildTimeline() {
  const { child, events, kinds, role, today, mayList } = useLoaderData<typeof loader>();
  const { t } = useTranslation("children");
  return (
    <>
      {mayList ? <BackLink to="/children">{t("title")}</BackLink> : null}
      <ChildHeader child={child} today={today} />
      <ChildTabs childId={child.id} role={role} />
      <div className="no-print mb-3 flex justify-end">
        <PrintButton />
      </div>
      <TimelineTable events={events} kinds={kinds} today={today} />
    </>
  );
}
