import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Plus } from "lucide";
import { useTranslation } from "react-i18next";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { Card } from "~/components/card";
import { EmptyState } from "~/components/empty-state";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { Progress } from "~/components/progress";
import { RefusalBanner } from "~/components/refusal-banner";
import { openStandardPlan } from "~/features/centres/plan/commands.server";
import { getStandardPlan } from "~/features/centres/plan/queries.server";
import { countPlaces, listClasses } from "~/features/centres/queries.server";
import { ClassesTable } from "~/features/centres/ui/classes-table";
import { FirstClasses } from "~/features/centres/ui/first-classes";
import { getStaffOverview } from "~/features/staff/overview/queries.server";
import { titleIn } from "~/i18n/words.server";
import { formFailure } from "~/lib/form-failure";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "centres.class.read");
  return ctx.tx(async () => {
    const classes = await listClasses(ctx, { closed: true });
    const mayChange = may({ role: ctx.actor.role }, "centres.class.change");
    const isFirst = mayChange && classes.every(({ closed }) => closed);
    return {
      title: titleIn(ctx.locale, "centres:title"),
      ...{ classes, mayChange },
      places: await countPlaces(ctx),
      plan: isFirst ? await getStandardPlan(ctx) : [],
      leads: (await getStaffOverview(ctx)).teams,
    };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "centres.class.change");
  const opened = await openStandardPlan(ctx);
  return opened.ok ? redirect("/classes") : formFailure(opened);
}

export default function Classes() {
  const { classes, mayChange, places, plan, leads } = useLoaderData<typeof loader>();
  const { t } = useTranslation("centres");
  return (
    <>
      <PageHeader
        title={t("title")}
        subtitle={t("subtitle", {
          ...{ planned: places.planned, licensed: places.licensed },
          count: places.children,
        })}
        actions={
          mayChange && classes.length > 0 ? (
            <LinkButton to="/classes/new" kind="main" icon={Plus}>
              {t("open")}
            </LinkButton>
          ) : null
        }
      />
      <RefusalBanner actionData={useActionData<typeof action>()} />
      <div className="grid gap-4">
        {plan.length > 0 ? <FirstClasses plan={plan} licensed={places.licensed} /> : null}
        {places.children > 0 ? (
          <Card>
            <Progress
              label={t("home.whole")}
              value={Math.max(places.morning, places.afternoon)}
              total={places.licensed}
            />
          </Card>
        ) : null}
        {classes.length > 0 ? <ClassesTable rows={classes} leads={leads} /> : null}
        {classes.length === 0 && plan.length === 0 ? <EmptyState>{t("none")}</EmptyState> : null}
      </div>
    </>
  );
}
