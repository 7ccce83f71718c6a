import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PenLine } from "lucide";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { listActivities } from "~/features/messages/activities/queries.server";
import { listActivitiesInput } from "~/features/messages/activities/schema";
import { ActivitiesTable } from "~/features/messages/ui/activities-table";
import { useLiveMessages } from "~/features/messages/ui/use-live-messages";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "messages.activity.read");
  const input = listActivitiesInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  return {
    title: titleIn(ctx.locale, "messages:activity.title"),
    ...(await listActivities(ctx, input)),
    ...{ page: input.page, isFiltered: Boolean(input.state) },
  };
}

export default function Activities() {
  const list = useLoaderData<typeof loader>();
  const { t } = useTranslation("messages");
  useLiveMessages();
  return (
    <>
      <PageHeader
        title={t("activity.title")}
        subtitle={t("activity.subtitle")}
        actions={
          <LinkButton to="/activities/new" kind="main" icon={PenLine}>
            {t("activity.make")}
          </LinkButton>
        }
      />
      <ActivitiesTable {...list} />
    </>
  );
}
