import { ChartPie, ClipboardCheck, Download } from "lucide";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { Tag } from "~/components/tag";
import { WeekSwitch } from "~/components/week-switch";
import { addDays, formatDate } from "~/lib/dates";
import type { MenuWeek } from "../weeks/queries.server";
import { isSeen } from "../rules";
import { useMealWords } from "./meal-words";

/** Which week and band, whether families see it, and what may be done with it. */
export function MenuHeader({
  menu,
  thisWeek,
  classNames,
  mayPlan,
  maySeeNutrition,
}: {
  menu: MenuWeek;
  thisWeek: string;
  classNames: readonly string[];
  mayPlan: boolean;
  maySeeNutrition: boolean;
}) {
  const { t, list, bandWords, rangeWords } = useMealWords();
  const dishes = menu.days.flatMap(({ meals }) => meals.flatMap((meal) => meal.dishes));
  const clashes = dishes.filter((dish) => dish.clashes.some(({ isSettled }) => !isSettled)).length;
  const band =
    classNames.length > 0
      ? t("bandOf", { band: bandWords(menu.band), classes: list(classNames) })
      : bandWords(menu.band);
  const stateWords =
    dishes.length === 0
      ? t("emptyWeek")
      : clashes > 0
        ? t("clashes", { count: clashes })
        : t("noClashes");
  return (
    <PageHeader
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <WeekTitle week={menu.week} thisWeek={thisWeek} />
          {dishes.length > 0 ? (
            <Tag tone={isSeen(menu.state) ? "ok" : menu.state === "checked" ? "info" : "warn"}>
              {t(`enums:menuState.${menu.state}`)}
            </Tag>
          ) : null}
        </span>
      }
      subtitle={t("subtitle", { range: rangeWords(menu.days), band, state: stateWords })}
      actions={
        <>
          <WeekSwitch monday={menu.week} current={thisWeek} />
          {maySeeNutrition ? (
            <LinkButton to={`/menu/nutrition?week=${menu.week}&band=${menu.band}`} icon={ChartPie}>
              {t("nutrition.more")}
            </LinkButton>
          ) : null}
          {dishes.length > 0 ? (
            <>
              <LinkButton
                to={`/menu.xlsx?week=${menu.week}&band=${menu.band}`}
                download
                icon={Download}
              >
                {t("common:exportExcel")}
              </LinkButton>
              <PrintButton />
            </>
          ) : null}
          {mayPlan && dishes.length > 0 ? (
            <LinkButton
              to={`/menu/check?week=${menu.week}&band=${menu.band}`}
              icon={ClipboardCheck}
              kind={isSeen(menu.state) ? undefined : "main"}
            >
              {t(isSeen(menu.state) ? "check.title" : "check.go")}
            </LinkButton>
          ) : null}
        </>
      }
    />
  );
}

function WeekTitle({ week, thisWeek }: { week: string; thisWeek: string }) {
  const { t, locale } = useMealWords();
  if (week === thisWeek) return t("week.this");
  if (week === addDays(thisWeek, 7)) return t("week.next");
  if (week === addDays(thisWeek, -7)) return t("week.last");
  return t("week.of", { day: formatDate(week, locale) });
}
