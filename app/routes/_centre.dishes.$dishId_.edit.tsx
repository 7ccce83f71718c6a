import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { changeDish } from "~/features/meals/library/commands.server";
import { getLibraryDish, listFoodNames } from "~/features/meals/library/queries.server";
import { changeDishInput } from "~/features/meals/library/schema";
import { DishForm } from "~/features/meals/ui/dish-form";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "meals.dish.change");
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "meals:dishes.edit"),
    dish: await getLibraryDish(ctx, { dishId: params.dishId ?? "" }),
    foods: await listFoodNames(ctx),
  }));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "meals.dish.change");
  const dishId = params.dishId ?? "";
  const form = await request.formData();
  const save = (value: Parameters<typeof changeDish>[2]) => changeDish(ctx, dishId, value);
  return submitForm(form, changeDishInput, save, `/dishes/${dishId}`);
}

export default function EditDish() {
  const { dish, foods } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t, i18n } = useTranslation("meals");
  return (
    <>
      <PageHeader
        title={t("dishes.edit")}
        subtitle={t("dishes.newLead")}
        back={
          <BackLink to={`/dishes/${dish.id}`}>
            {i18n.language === "en" ? dish.nameEn : dish.nameZh}
          </BackLink>
        }
      />
      <Card>
        <DishForm stored={dish} foods={foods} actionData={actionData} />
      </Card>
    </>
  );
}
