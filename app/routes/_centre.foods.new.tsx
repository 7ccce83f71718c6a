import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { addFood } from "~/features/meals/foods/commands.server";
import { addFoodInput } from "~/features/meals/foods/schema";
import { FoodForm } from "~/features/meals/ui/food-form";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "meals.food.change");
  return { title: titleIn(ctx.locale, "meals:foods.new") };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "meals.food.change");
  const form = await request.formData();
  const goTo = ({ foodId }: { foodId: string }) => `/foods/${foodId}`;
  return submitForm(form, addFoodInput, (value) => addFood(ctx, value), goTo);
}

export default function NewFood() {
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation("meals");
  return (
    <>
      <PageHeader
        title={t("foods.new")}
        subtitle={t("foods.newLead")}
        back={<BackLink to="/foods">{t("foods.title")}</BackLink>}
      />
      <Card className="max-w-[900px]">
        <FoodForm actionData={actionData} />
      </Card>
    </>
  );
}
