import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { RefusalBanner } from "~/components/refusal-banner";
import { Tag } from "~/components/tag";
import {
  archiveFood,
  changeFood,
  discardFood,
  recordSupply,
  restoreFood,
} from "~/features/meals/foods/commands.server";
import { getFood } from "~/features/meals/foods/queries.server";
import { changeFoodInput, recordSupplyInput } from "~/features/meals/foods/schema";
import { FoodDishes } from "~/features/meals/ui/food-dishes";
import { FoodFacts } from "~/features/meals/ui/food-facts";
import { FoodForm } from "~/features/meals/ui/food-form";
import { FoodSource } from "~/features/meals/ui/food-source";
import { ShelfActs } from "~/features/meals/ui/shelf-acts";
import { SupplyForm } from "~/features/meals/ui/supply-form";
import { titleIn } from "~/i18n/words.server";
import { AppError } from "~/lib/errors";
import { formFailure } from "~/lib/form-failure";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "meals.food.read");
  return {
    title: titleIn(ctx.locale, "meals:foods.title"),
    food: await getFood(ctx, { food: params.food ?? "" }),
    mayChange: may({ role: ctx.actor.role }, "meals.food.change"),
  };
}

const acts = { archive: archiveFood, restore: restoreFood, discard: discardFood } as const;

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "meals.food.change");
  const food = params.food ?? "";
  const form = await request.formData();
  const intent = String(form.get("intent"));
  const home = `/foods/${food}`;
  if (intent === "changeFood") {
    return submitForm(form, changeFoodInput, (value) => changeFood(ctx, food, value), home);
  }
  if (intent === "recordSupply") {
    return submitForm(form, recordSupplyInput, (value) => recordSupply(ctx, food, value), home);
  }
  if (intent !== "archive" && intent !== "restore" && intent !== "discard") {
    throw new AppError("invalid");
  }
  const result = await acts[intent](ctx, food);
  if (!result.ok) return formFailure(result, { intent });
  return redirect(intent === "discard" ? "/foods" : home);
}

export default function FoodDetail() {
  const { food, mayChange } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t, i18n } = useTranslation("meals");
  const name = i18n.language === "en" && food.nameEn ? food.nameEn : food.nameZh;
  const isOwn = food.isOwn && mayChange;
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {name}
            {food.provisional ? <Tag tone="warn">{t("foods.provisional")}</Tag> : null}
            {food.archived ? <Tag>{t("foods.archivedTag")}</Tag> : null}
          </span>
        }
        subtitle={food.isOwn ? t("foods.ownSource") : undefined}
        back={<BackLink to="/foods">{t("foods.title")}</BackLink>}
        actions={
          isOwn ? (
            <ShelfActs
              of="foods"
              {...{ name, archived: food.archived, unused: food.dishes.length === 0 }}
            />
          ) : null
        }
      />
      {isOwn ? null : <RefusalBanner actionData={actionData} />}
      <div className="grid items-start gap-4 lg:grid-cols-[2fr_1fr]">
        <Card title={t("foods.figures")}>
          {isOwn ? <FoodForm stored={food} actionData={actionData} /> : <FoodFacts food={food} />}
        </Card>
        <div className="grid gap-4">
          <Card title={t("foods.supply")}>
            <SupplyForm food={food} actionData={actionData} />
          </Card>
          <FoodDishes dishes={food.dishes} />
        </div>
      </div>
      {food.isOwn ? null : <FoodSource source={food.source} />}
    </>
  );
}
