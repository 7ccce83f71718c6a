import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Bus } from "lucide";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { EmptyState } from "~/components/empty-state";
import { PageHeader } from "~/components/page-header";
import { listCollectable } from "~/features/children/family/queries.server";
import { CollectList } from "~/features/children/ui/collect-list";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "children.pickUp.read");
  return {
    title: titleIn(ctx.locale, "children:collect.title"),
    children: await listCollectable(ctx),
  };
}

export default function Collecting() {
  const { children } = useLoaderData<typeof loader>();
  const { t } = useTranslation("children");
  return (
    <>
      <PageHeader
        title={t("collect.title")}
        subtitle={
          children.length > 0 ? t("collect.subtitle", { count: children.length }) : undefined
        }
      />
      {children.length > 0 ? (
        <CollectList items={children} />
      ) : (
        <EmptyState icon={Bus}>{t("collect.empty")}</EmptyState>
      )}
    </>
  );
}
