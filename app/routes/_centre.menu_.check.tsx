import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { may, type Capability } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { RefusalBanner } from "~/components/refusal-banner";
import { Tag } from "~/components/tag";
import { checkWeek, publishWeek } from "~/features/meals/publishing/commands.server";
import { getMenuCheckPage } from "~/features/meals/publishing/queries.server";
import { menuWeekInput } from "~/features/meals/schema";
import { chooseForAll, chooseSubstitute, dropDecision, signClash } from "~/features/meals/substitutes/commands.server"; // prettier-ignore
import { chooseForAllInput, chooseSubstituteInput, clashPlaceInput, signClashInput } from "~/features/meals/substitutes/schema"; // prettier-ignore
import { ChangesCard, ClashesCard, FindingsCard, IntakesCard, UnclearCard } from "~/features/meals/ui/check-cards"; // prettier-ignore
import { useMealWords } from "~/features/meals/ui/meal-words";
import { titleIn } from "~/i18n/words.server";
import { addDays } from "~/lib/dates";
import { AppError, notFound } from "~/lib/errors";
import { formArm, type FormArm } from "~/lib/form-arm.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "meals.menu.check");
  const { role } = ctx.actor;
  const asked = menuWeekInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) throw notFound("menu");
  return {
    title: titleIn(ctx.locale, "meals:check.title"),
    check: await getMenuCheckPage(ctx, asked.data),
    mayPlan: may({ role }, "meals.menu.plan"),
    maySign: may({ role }, "meals.clash.sign"),
    mayExplain: may({ role }, "meals.allergy.explain"),
    maySeeNutrition: may({ role }, "meals.nutrition.read"),
  };
}

const arms: Record<string, FormArm<Capability>> = {
  check: formArm("meals.menu.plan", menuWeekInput, (ctx, _id, value) => checkWeek(ctx, value)),
  publish: formArm("meals.menu.publish", menuWeekInput, (ctx, _id, value) =>
    publishWeek(ctx, value),
  ),
  substitute: formArm("meals.menu.plan", chooseSubstituteInput, (ctx, _id, value) =>
    chooseSubstitute(ctx, value),
  ),
  substituteAll: formArm("meals.menu.plan", chooseForAllInput, (ctx, _id, value) =>
    chooseForAll(ctx, value),
  ),
  sign: formArm("meals.clash.sign", signClashInput, (ctx, _id, value) => signClash(ctx, value)),
  drop: formArm("meals.menu.plan", clashPlaceInput, (ctx, _id, value) => dropDecision(ctx, value)),
};

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const arm = arms[String(form.get("intent"))];
  if (!arm) throw new AppError("invalid");
  const home = `/menu/check${new URL(request.url).search}`;
  return arm.submit(await requireAccess(request, arm.needs), form, { id: "", home });
}

export default function MenuCheck() {
  const { check, mayPlan, maySign, mayExplain, maySeeNutrition } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t, bandWords, rangeWords } = useMealWords();
  const { week, band, state, isSeen, stops, dishes, suitable, unclear } = check;
  const range = rangeWords([{ day: week }, { day: addDays(week, 4) }]);
  const next = state === "checked" ? "publish" : "check";
  const canGo = mayPlan && dishes > 0 && !isSeen && stops === 0;
  return (
    <>
      <BackLink to={`/menu?week=${week}&band=${band}`}>{t("title")}</BackLink>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {t("check.title")}
            <Tag tone={isSeen ? "ok" : "warn"}>{t(`enums:menuState.${state}`)}</Tag>
          </span>
        }
        subtitle={t("check.subtitle", { range, band: bandWords(band), count: stops })}
        actions={
          <>
            <PrintButton />
            {canGo ? (
              <Form method="post">
                <input type="hidden" name="week" value={week} />
                <input type="hidden" name="band" value={band} />
                <Button type="submit" name="intent" value={next} kind="main">
                  {t(`check.${next}`)}
                </Button>
              </Form>
            ) : null}
          </>
        }
      />
      <RefusalBanner actionData={actionData} />
      <div className="grid gap-4">
        <UnclearCard {...{ unclear, mayExplain }} />
        {dishes === 0 ? (
          <Banner tone="info" inset>
            {t("emptyWeek")}
          </Banner>
        ) : null}
        <ClashesCard
          {...{ places: check.places, band, suitable, mayPlan, maySign }}
          mayDrop={!isSeen}
        />
        <FindingsCard findings={check.findings} />
        <IntakesCard check={check} maySeeMore={maySeeNutrition} />
        <ChangesCard title={t("check.changes")} changes={check.changes} />
      </div>
    </>
  );
}
