import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Download, ShieldCheck } from "lucide";
import { useTranslation } from "react-i18next";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { EmptyState } from "~/components/empty-state";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { Segment } from "~/components/segment";
import { listAllergies } from "~/features/children/care/queries.server";
import { AllergyGroupList } from "~/features/children/ui/allergy-groups";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "children.needs.read");
  const asked = new URL(request.url).searchParams.get("by");
  const by = asked === "class" ? "class" : "allergen";
  return {
    title: titleIn(ctx.locale, "children:needs.allergies"),
    by,
    linked: may({ role: ctx.actor.role }, "children.child.read"),
    ...(await listAllergies(ctx, { by })),
  };
}

export default function Allergies() {
  const { groups, total, severe, unknown, by, linked } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["children", "meals"]);
  const sentence = [
    t("needs.allergiesSummary", { count: total }),
    severe > 0 ? t("needs.severeSummary", { count: severe }) : "",
    unknown > 0 ? t("needs.unknownSummary", { count: unknown }) : "",
  ].filter(Boolean);
  return (
    <>
      <PageHeader
        title={t("needs.allergies")}
        subtitle={total > 0 ? sentence.join(t("common:clauseSeparator")) : undefined}
        actions={
          total > 0 ? (
            <>
              <Segment
                label={t("needs.by")}
                current={by}
                items={[
                  { key: "allergen", label: t("needs.byAllergen"), href: "?by=allergen" },
                  { key: "class", label: t("needs.byClass"), href: "?by=class" },
                ]}
              />
              <LinkButton to="/allergies/words">{t("meals:words.title")}</LinkButton>
              <LinkButton to="/allergies.xlsx" download icon={Download}>
                {t("common:exportExcel")}
              </LinkButton>
              <PrintButton />
            </>
          ) : null
        }
      />
      {total > 0 ? (
        <AllergyGroupList groups={groups} linked={linked} />
      ) : (
        <EmptyState icon={ShieldCheck}>{t("needs.noAllergies")}</EmptyState>
      )}
    </>
  );
}
