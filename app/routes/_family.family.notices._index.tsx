import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CalendarDays } from "lucide";
import { useTranslation } from "react-i18next";
import { listOwnChildIds, requireAccess } from "~/access/require.server";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { listNoticesInput } from "~/features/messages/notices/schema";
import { countUnreadNotices, listOwnNotices } from "~/features/messages/own-notices/queries.server";
import { FamilyTabs } from "~/features/messages/ui/family-tabs";
import { OwnNoticeList } from "~/features/messages/ui/own-notice-list";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "messages.notice.own");
  const { page } = listNoticesInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const childIds = await listOwnChildIds(ctx);
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "messages:notice.title"),
    unread: await countUnreadNotices(ctx, { childIds }),
    ...(await listOwnNotices(ctx, { childIds, page })),
    ...{ page, hasSiblings: childIds.length > 1 },
  }));
}

export default function FamilyNotices() {
  const { unread, ...list } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["messages", "families"]);
  return (
    <>
      <FamilyTabs unreadNotices={unread} />
      <PageHeader
        title={t("notice.title")}
        subtitle={t("notice.ownSubtitle")}
        actions={
          <LinkButton to="/family/calendar" kind="quiet" icon={CalendarDays}>
            {t("families:calendar.link")}
          </LinkButton>
        }
      />
      <OwnNoticeList {...list} />
    </>
  );
}
