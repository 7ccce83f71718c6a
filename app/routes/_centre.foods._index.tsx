import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { FileSpreadsheet, Plus } from "lucide";
import { useTranslation } from "react-i18next";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { listFoods } from "~/features/meals/foods/queries.server";
import { listFoodsInput } from "~/features/meals/foods/schema";
import { FoodSource } from "~/features/meals/ui/food-source";
import { FoodsTable } from "~/features/meals/ui/foods-table";
import { KitchenTabs } from "~/features/meals/ui/kitchen-tabs";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "meals.food.read");
  const input = listFoodsInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { page, size, state } = input;
  return {
    title: titleIn(ctx.locale, "meals:foods.title"),
    ...{ ...(await listFoods(ctx, input)), page, size, state },
    mayChange: may({ role: ctx.actor.role }, "meals.food.change"),
  };
}

export default function Foods() {
  const { own, reference, source, mayChange, ...list } = useLoaderData<typeof loader>();
  const { t } = useTranslation("meals");
  const { search } = useLocation();
  return (
    <>
      <PageHeader
        title={t("foods.title")}
        subtitle={t("foods.subtitle", { own, reference })}
        actions={
          mayChange ? (
            <>
              <LinkButton to="/foods/import" icon={FileSpreadsheet}>
                {t("foods.import")}
              </LinkButton>
              <LinkButton to="/foods/new" kind="main" icon={Plus}>
                {t("foods.add")}
              </LinkButton>
            </>
          ) : null
        }
      />
      <KitchenTabs />
      <FoodsTable {...list} exportHref={`/foods.xlsx${search}`} />
      <FoodSource source={source} />
    </>
  );
}
