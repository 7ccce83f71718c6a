import { Form } from "@remix-run/react";
import { ChartPie, Download } from "lucide";
import type { MealBand } from "~db/enums";
import { Button } from "~/components/button";
import { ConfirmButton } from "~/components/confirm-button";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { Tag } from "~/components/tag";
import { WeekSwitch } from "~/components/week-switch";
import { addDays, formatDate } from "~/lib/dates";
import type { MenuWeek } from "../queries.server";
import { useMealWords } from "./meal-words";

/** Which week and band, whether families see it, and what may be done with it. */
export function MenuHeader({
  menu,
  thisWeek,
  classNames,
  mayPublish,
  maySeeNutrition,
}: {
  menu: MenuWeek;
  thisWeek: string;
  classNames: readonly string[];
  mayPublish: boolean;
  maySeeNutrition: boolean;
}) {
  const { t, list, bandWords, rangeWords } = useMealWords();
  const dishes = menu.days.flatMap(({ meals }) => meals.flatMap((meal) => meal.dishes));
  const clashes = dishes.filter((dish) => dish.clashes.length > 0).length;
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
  const canPublish = mayPublish && menu.state === "draft" && dishes.length > 0;
  return (
    <PageHeader
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <WeekTitle week={menu.week} thisWeek={thisWeek} />
          {dishes.length > 0 ? (
            <Tag tone={menu.state === "published" ? "ok" : "warn"}>
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
          {canPublish ? <PublishForm {...menu} hasClashes={clashes > 0} /> : null}
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

/** With a clash on the menu it asks first, so that another dish is made ready. */
function PublishForm(props: { week: string; band: MealBand; hasClashes: boolean }) {
  const { t } = useMealWords();
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="publish" />
      <input type="hidden" name="week" value={props.week} />
      <input type="hidden" name="band" value={props.band} />
      {props.hasClashes ? (
        <ConfirmButton
          kind="main"
          danger={false}
          question={t("publishAsk")}
          detail={t("publishDetail")}
          confirmLabel={t("publish")}
        >
          {t("publish")}
        </ConfirmButton>
      ) : (
        <Button type="submit" kind="main">
          {t("publish")}
        </Button>
      )}
    </Form>
  );
}
