import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Download, Soup } from "lucide";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { Banner } from "~/components/banner";
import { EmptyState } from "~/components/empty-state";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { listDiets } from "~/features/children/care/queries.server";
import { DietCards, DietCounts } from "~/features/children/ui/diet-cards";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "children.needs.read");
  return {
    title: titleIn(ctx.locale, "children:needs.dietsTitle"),
    ...(await listDiets(ctx)),
  };
}

export default function Diets() {
  const { counts, meals, special, classes, isOpen } = useLoaderData<typeof loader>();
  const { t } = useTranslation("children");
  return (
    <>
      <PageHeader
        title={t("needs.dietsTitle")}
        subtitle={
          classes.length > 0 ? t("needs.dietsSummary", { count: counts.all, special }) : undefined
        }
        actions={
          classes.length > 0 ? (
            <>
              <LinkButton to="/diets.xlsx" download icon={Download}>
                {t("common:exportExcel")}
              </LinkButton>
              <PrintButton />
            </>
          ) : null
        }
      />
      {classes.length > 0 ? (
        <>
          {isOpen ? null : (
            <div className="mb-4">
              <Banner inset>{t("needs.closedToday")}</Banner>
            </div>
          )}
          <DietCounts counts={counts} meals={meals} />
          <DietCards classes={classes} />
        </>
      ) : (
        <EmptyState icon={Soup}>{t("needs.noChildren")}</EmptyState>
      )}
    </>
  );
}
