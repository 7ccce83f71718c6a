import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PenLine } from "lucide";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { listNotices, listNoticeTargets } from "~/features/messages/notices/queries.server";
import { listNoticesInput } from "~/features/messages/notices/schema";
import { NoticesTable } from "~/features/messages/ui/notices-table";
import { useLiveMessages } from "~/features/messages/ui/use-live-messages";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "messages.notice.read");
  const input = listNoticesInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  return ctx.tx(async () => {
    const { classes } = await listNoticeTargets(ctx);
    return {
      title: titleIn(ctx.locale, "messages:notice.title"),
      ...(await listNotices(ctx, input)),
      classes: classes.map(({ id, name }) => ({ id, name })),
      page: input.page,
      isFiltered: Boolean(input.q || input.state || input.level || input.class),
    };
  });
}

export default function Notices() {
  const list = useLoaderData<typeof loader>();
  const { t } = useTranslation("messages");
  useLiveMessages();
  return (
    <>
      <PageHeader
        title={t("notice.title")}
        subtitle={t("notice.subtitle")}
        actions={
          <LinkButton to="/notices/new" kind="main" icon={PenLine}>
            {t("notice.write")}
          </LinkButton>
        }
      />
      <NoticesTable {...list} />
    </>
  );
}
