import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { classroomRoles, may, type Capability } from "~/access/policy";
import { listOwnClassIds, requireAccess } from "~/access/require.server";
import { RefusalBanner } from "~/components/refusal-banner";
import { withParams } from "~/components/table-params";
import { copyWeek, moveDish, planDish, removeDish } from "~/features/meals/commands.server";
import { adoptDishLibrary } from "~/features/meals/dishes/commands.server";
import {
  askFillings,
  dropFilling,
  takeFilling,
  undoFilling,
} from "~/features/meals/fillings/commands.server";
import { askFillingInput, fillingInput } from "~/features/meals/fillings/schema";
import { getMenuPage } from "~/features/meals/page/queries.server";
import { adoptInput, menuPageInput, menuWeekInput, moveDishInput, planDishInput } from "~/features/meals/schema"; // prettier-ignore
import { FillingPanel } from "~/features/meals/ui/filling-panel";
import { MenuGrid } from "~/features/meals/ui/menu-grid";
import { MenuHeader } from "~/features/meals/ui/menu-header";
import { MenuSheets } from "~/features/meals/ui/menu-sheets";
import { MenuToolbar } from "~/features/meals/ui/menu-toolbar";
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

const filling = (run: typeof takeFilling) =>
  formArm("meals.menu.plan", fillingInput, (ctx, _id, value) => run(ctx, value));

const arms: Record<string, FormArm<Capability>> = {
  plan: formArm("meals.menu.plan", planDishInput, (ctx, _id, value) => planDish(ctx, value)),
  remove: formArm("meals.menu.plan", planDishInput, (ctx, _id, value) => removeDish(ctx, value)),
  move: formArm("meals.menu.plan", moveDishInput, (ctx, _id, value) => moveDish(ctx, value)),
  copy: formArm("meals.menu.plan", menuWeekInput, (ctx, _id, value) => copyWeek(ctx, value)),
  adopt: formArm("meals.menu.plan", adoptInput, (ctx) => adoptDishLibrary(ctx)),
  askFillings: formArm("meals.menu.plan", askFillingInput, (ctx, _id, value) =>
    askFillings(ctx, value),
  ),
  takeFilling: filling(takeFilling),
  dropFilling: filling(dropFilling),
  undoFilling: filling(undoFilling),
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
  const { menu, bands, sheet, filling, fillings, ...page } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation(["meals", "enums"]);
  const own = bands.find(({ band }) => band === menu.band);
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
      <MenuToolbar
        {...{ menu, fillings, bands: bands.map(({ band }) => band), mayPlan: page.mayPlan }}
      />
      <FillingPanel {...{ week: menu.week, filling, fillings }} />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_280px]">
        <div>
          <MenuGrid {...{ menu, filling, today: page.today, mayPlan: page.mayPlan }} />
          <p className="mt-2 text-second text-ink-2">{t("rawGrams")}</p>
        </div>
        <NutritionCard menu={menu} />
      </div>
      <MenuSheets {...{ sheet, menu, actionData, mayPlan: page.mayPlan }} />
    </>
  );
}
