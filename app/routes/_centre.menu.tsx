import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { classroomRoles, may, type Capability } from "~/access/policy";
import { listOwnClassIds, requireAccess } from "~/access/require.server";
import { Button } from "~/components/button";
import { RefusalBanner } from "~/components/refusal-banner";
import { Segment } from "~/components/segment";
import { withParams } from "~/components/table-params";
import { copyWeek, planDish, removeDish } from "~/features/meals/commands.server";
import { adoptDishLibrary } from "~/features/meals/dishes/commands.server";
import { getMenuPage } from "~/features/meals/page/queries.server";
import { adoptInput, menuPageInput, menuWeekInput, planDishInput } from "~/features/meals/schema";
import { MenuGrid } from "~/features/meals/ui/menu-grid";
import { MenuHeader } from "~/features/meals/ui/menu-header";
import { MenuSheets } from "~/features/meals/ui/menu-sheets";
import { NutritionCard } from "~/features/meals/ui/nutrition-card";
import { titleIn } from "~/i18n/words.server";
import { AppError } from "~/lib/errors";
import { formArm, type FormArm } from "~/lib/form-arm.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "meals.menu.read");
  const { role } = ctx.actor;
  const input = menuPageInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const teaches = classroomRoles.some((own) => own === role);
  const classIds = teaches ? await listOwnClassIds(ctx) : undefined;
  const mayPlan = may({ role }, "meals.menu.plan");
  return {
    title: titleIn(ctx.locale, "meals:title"),
    ...(await getMenuPage(ctx, { ...input, classIds, mayPlan })),
    mayPlan,
    maySeeNutrition: may({ role }, "meals.nutrition.read"),
  };
}

const arms: Record<string, FormArm<Capability>> = {
  plan: formArm("meals.menu.plan", planDishInput, (ctx, _id, value) => planDish(ctx, value)),
  remove: formArm("meals.menu.plan", planDishInput, (ctx, _id, value) => removeDish(ctx, value)),
  copy: formArm("meals.menu.plan", menuWeekInput, (ctx, _id, value) => copyWeek(ctx, value)),
  adopt: formArm("meals.menu.plan", adoptInput, (ctx) => adoptDishLibrary(ctx)),
};

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const arm = arms[String(form.get("intent"))];
  if (!arm) throw new AppError("invalid");
  const { search } = new URL(request.url);
  const closed = { add: null, day: null, meal: null, dish: null, q: null };
  const home = `/menu${withParams(search, closed)}`;
  return arm.submit(await requireAccess(request, arm.needs), form, { id: "", home });
}

export default function Menu() {
  const { menu, bands, sheet, ...page } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation(["meals", "enums"]);
  const { search } = useLocation();
  const own = bands.find(({ band }) => band === menu.band);
  const isEmpty = menu.mean.length === 0;
  return (
    <>
      <MenuHeader
        menu={menu}
        thisWeek={page.thisWeek}
        classNames={own?.classes.map(({ name }) => name) ?? []}
        mayPlan={page.mayPlan}
        maySeeNutrition={page.maySeeNutrition}
      />
      {sheet ? null : <RefusalBanner actionData={actionData} />}
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <Segment
          label={t("bands")}
          current={menu.band}
          items={bands.map(({ band }) => ({
            key: band,
            label: t(`enums:mealBand.${band}`),
            href: withParams(search, { band, add: null, day: null, meal: null, dish: null }),
          }))}
        />
        {isEmpty && page.mayPlan ? (
          <Form method="post">
            <input type="hidden" name="intent" value="copy" />
            <input type="hidden" name="week" value={menu.week} />
            <input type="hidden" name="band" value={menu.band} />
            <Button type="submit">{t("copy")}</Button>
          </Form>
        ) : null}
      </div>
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_280px]">
        <div>
          <MenuGrid menu={menu} today={page.today} mayPlan={page.mayPlan} />
          <p className="mt-2 text-second text-ink-2">{t("rawGrams")}</p>
        </div>
        <NutritionCard menu={menu} />
      </div>
      <MenuSheets sheet={sheet} state={menu.state} mayPlan={page.mayPlan} actionData={actionData} />
    </>
  );
}
