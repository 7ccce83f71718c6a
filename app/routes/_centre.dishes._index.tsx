import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Plus } from "lucide";
import { useTranslation } from "react-i18next";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { listLibrary } from "~/features/meals/library/queries.server";
import { listLibraryInput } from "~/features/meals/library/schema";
import { DishesTable } from "~/features/meals/ui/dishes-table";
import { KitchenTabs } from "~/features/meals/ui/kitchen-tabs";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "meals.dish.read");
  const input = listLibraryInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { page, size, state } = input;
  return {
    title: titleIn(ctx.locale, "meals:dishes.title"),
    ...{ ...(await listLibrary(ctx, input)), page, size, state },
    mayChange: may({ role: ctx.actor.role }, "meals.dish.change"),
  };
}

export default function Dishes() {
  const { all, archived, mayChange, ...list } = useLoaderData<typeof loader>();
  const { t } = useTranslation("meals");
  const { search } = useLocation();
  return (
    <>
      <PageHeader
        title={t("dishes.title")}
        subtitle={t("dishes.subtitle", { number: all })}
        actions={
          mayChange ? (
            <LinkButton to="/dishes/new" kind="main" icon={Plus}>
              {t("dishes.add")}
            </LinkButton>
          ) : null
        }
      />
      <KitchenTabs />
      <DishesTable {...list} isEmpty={all + archived === 0} exportHref={`/dishes.xlsx${search}`} />
    </>
  );
}
