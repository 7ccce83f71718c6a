import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Sprout } from "lucide";
import { useTranslation } from "react-i18next";
import { readFamily, requireAccess } from "~/access/require.server";
import { EmptyState } from "~/components/empty-state";
import { PageHeader } from "~/components/page-header";
import { getFamily } from "~/features/children/family/queries.server";
import { getOwnGrowth } from "~/features/health/queries.server";
import { GrowthCard } from "~/features/health/ui/growth-card";
import { GrowthTable } from "~/features/health/ui/growth-table";
import { listOwnObservations } from "~/features/learning/queries.server";
import { OwnObservations } from "~/features/learning/ui/own-observations";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { keepChosenChild } from "~/lib/preferences";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "children.own.read");
  const { asked, wanted, own } = await readFamily(request, ctx, "health.growth.read");
  const page = await ctx.tx(async () => {
    const { siblings, chosen } = await getFamily(ctx, { own, wanted });
    return {
      title: titleIn(ctx.locale, "nav:growth"),
      siblings,
      found: chosen
        ? {
            id: chosen,
            growth: await getOwnGrowth(ctx, chosen),
            observations: await listOwnObservations(ctx, chosen),
          }
        : null,
    };
  });
  return data(page, { headers: keepChosenChild(asked) });
}

export default function FamilyGrowth() {
  const { siblings, found } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["health", "children"]);
  const child = siblings.find((one) => one.id === found?.id);
  if (!found || !child)
    return <EmptyState icon={Sprout}>{t("children:family.noChild")}</EmptyState>;
  const { growth, observations } = found;
  const isMeasured = growth.points.length > 0;
  return (
    <>
      <PageHeader title={t("ownTitle", { name: child.name })} />
      <div className="grid gap-4">
        {observations.length > 0 ? <OwnObservations rows={observations} /> : null}
        {isMeasured ? (
          <>
            <GrowthCard growth={growth} />
            <GrowthTable points={growth.points} />
            <p className="text-second text-ink-2">{t("ownNote")}</p>
          </>
        ) : null}
        {observations.length > 0 || isMeasured ? null : (
          <EmptyState icon={Sprout}>{t("ownNone")}</EmptyState>
        )}
      </div>
    </>
  );
}
