import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Bell, Settings2 } from "lucide";
import { useTranslation } from "react-i18next";
import { listOwnChildIds, requireAccess } from "~/access/require.server";
import { EmptyState } from "~/components/empty-state";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { markAlertsRead } from "~/features/families/alerts/commands.server";
import { listOwnAlerts } from "~/features/families/alerts/queries.server";
import { AlertList } from "~/features/families/ui/alert-list";
import { titleIn } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "families.alert.read");
  const own = await listOwnChildIds(ctx);
  return ctx.tx(async () => {
    const alerts = await listOwnAlerts(ctx, { own });
    await markAlertsRead(ctx);
    return {
      title: titleIn(ctx.locale, "families:alert.title"),
      ...{ alerts, today: dayOf(ctx.now, ctx.timeZone) },
    };
  });
}

export default function FamilyAlerts() {
  const { alerts, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation("families");
  return (
    <>
      <PageHeader
        title={t("alert.title")}
        subtitle={t("alert.subtitle")}
        actions={
          <LinkButton to="/family/settings/notifications" icon={Settings2}>
            {t("alert.settings")}
          </LinkButton>
        }
      />
      {alerts.length === 0 ? (
        <EmptyState icon={Bell}>{t("alert.empty")}</EmptyState>
      ) : (
        <AlertList {...{ alerts, today }} />
      )}
    </>
  );
}
