import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { addDish } from "~/features/meals/library/commands.server";
import { listFoodNames } from "~/features/meals/library/queries.server";
import { addDishInput } from "~/features/meals/library/schema";
import { DishForm } from "~/features/meals/ui/dish-form";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "meals.dish.change");
  return { title: titleIn(ctx.locale, "meals:dishes.new"), foods: await listFoodNames(ctx) };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "meals.dish.change");
  const form = await request.formData();
  const goTo = ({ dishId }: { dishId: string }) => `/dishes/${dishId}`;
  return submitForm(form, addDishInput, (value) => addDish(ctx, value), goTo);
}

export default function NewDish() {
  const { foods } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation("meals");
  return (
    <>
      <PageHeader
        title={t("dishes.new")}
        subtitle={t("dishes.newLead")}
        back={<BackLink to="/dishes">{t("dishes.title")}</BackLink>}
      />
      <Card>
        <DishForm foods={foods} actionData={actionData} />
      </Card>
    </>
  );
}
