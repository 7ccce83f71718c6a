import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Salad } from "lucide";
import { readFamily, requireAccess } from "~/access/require.server";
import { EmptyState } from "~/components/empty-state";
import { PageHeader } from "~/components/page-header";
import { WeekSwitch } from "~/components/week-switch";
import { getFamily } from "~/features/children/family/queries.server";
import { getFamilyMenuWeek } from "~/features/meals/family/queries.server";
import { menuPageInput } from "~/features/meals/schema";
import { FamilyMenu } from "~/features/meals/ui/family-menu";
import { useMealWords } from "~/features/meals/ui/meal-words";
import { titleIn } from "~/i18n/words.server";
import { dayOf, mondayOf } from "~/lib/dates";
import { pageTitle } from "~/lib/page-title";
import { keepChosenChild } from "~/lib/preferences";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const ctx = await requireAccess(request, "meals.own.read");
  const { asked, wanted, own } = await readFamily(request, ctx, "meals.own.read");
  const today = dayOf(ctx.now, ctx.timeZone);
  const { week } = menuPageInput.parse(Object.fromEntries(searchParams));
  const page = await ctx.tx(async () => {
    const { chosen } = await getFamily(ctx, { own, wanted });
    const monday = mondayOf(week ?? today);
    return {
      title: titleIn(ctx.locale, "meals:title"),
      ...{ chosen, today },
      menu: chosen ? await getFamilyMenuWeek(ctx, chosen, { week: monday }) : null,
    };
  });
  return data(page, { headers: keepChosenChild(asked) });
}

export default function FamilyMenuPage() {
  const { chosen, today, menu } = useLoaderData<typeof loader>();
  const { t, bandWords, rangeWords } = useMealWords();
  if (!chosen || !menu) return <EmptyState icon={Salad}>{t("children:family.noChild")}</EmptyState>;
  return (
    <>
      <PageHeader
        title={t("family.title", { name: menu.name })}
        subtitle={t("family.subtitle", {
          range: rangeWords(menu.days),
          band: bandWords(menu.band),
        })}
        actions={<WeekSwitch monday={menu.week} current={mondayOf(today)} />}
      />
      {menu.isPublished ? (
        <FamilyMenu menu={menu} today={today} />
      ) : (
        <EmptyState icon={Salad}>{t("family.notYet")}</EmptyState>
      )}
    </>
  );
}
