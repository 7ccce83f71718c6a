import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { RefusalBanner } from "~/components/refusal-banner";
import { getNutritionWeek } from "~/features/meals/analysis/queries.server";
import { menuPageInput } from "~/features/meals/schema";
import { changeMealSetting } from "~/features/meals/settings/commands.server";
import { changeMealSettingInput } from "~/features/meals/settings/schema";
import { NutritionHeader } from "~/features/meals/ui/nutrition-header";
import { NutritionSetting } from "~/features/meals/ui/nutrition-setting";
import { NutritionWeek } from "~/features/meals/ui/nutrition-week";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

const setting = "meals.setting.change";

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "meals.nutrition.read");
  const { week, band } = menuPageInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  return {
    title: titleIn(ctx.locale, "meals:report.title"),
    ...(await getNutritionWeek(ctx, { week, band })),
    mayChange: may({ role: ctx.actor.role }, setting),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, setting);
  const { search } = new URL(request.url);
  return submitForm(
    await request.formData(),
    changeMealSettingInput,
    (value) => changeMealSetting(ctx, value),
    `/menu/nutrition${search}`,
  );
}

export default function MenuNutrition() {
  const page = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation("meals");
  const { search } = useLocation();
  return (
    <>
      <NutritionHeader {...page} search={search} />
      <RefusalBanner actionData={actionData} />
      <NutritionWeek report={page.report} empty={t("report.empty")}>
        <NutritionSetting {...{ setting: page.setting, mayChange: page.mayChange, actionData }} />
      </NutritionWeek>
    </>
  );
}
