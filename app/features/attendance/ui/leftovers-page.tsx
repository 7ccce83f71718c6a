import { Soup } from "lucide";
import type { MealBand } from "~db/enums";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { TrendChart } from "~/components/charts/trend-chart";
import { EmptyState } from "~/components/empty-state";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { Segment } from "~/components/segment";
import { useMealWords } from "~/features/meals/ui/meal-words";
import { ReportTable } from "~/features/meals/ui/report-table";
import { formatDate } from "~/lib/dates";
import type { Leftovers } from "../eaten/queries.server";

/** What a band leaves on its plates: all of it week by week, and dish by dish. */
export function LeftoversPage(props: { bands: readonly MealBand[]; leftovers: Leftovers }) {
  const { t, bandWords, nameOf, locale } = useMealWords();
  const { band, weeks, dishes } = props.leftovers;
  const percent = (left: number | null) => (left === null ? "–" : t("percent", { percent: left }));
  return (
    <>
      <PageHeader
        title={t("waste.title")}
        subtitle={t("waste.subtitle", { band: bandWords(band) })}
        back={<BackLink to={`/menu/nutrition?band=${band}`}>{t("report.title")}</BackLink>}
        actions={dishes.length > 0 ? <PrintButton /> : null}
      />
      <div className="mb-4">
        <Segment
          label={t("bands")}
          current={band}
          items={props.bands.map((key) => ({ key, label: bandWords(key), href: `?band=${key}` }))}
        />
      </div>
      {dishes.length === 0 ? (
        <Card flush>
          <EmptyState icon={Soup}>{t("waste.empty")}</EmptyState>
        </Card>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Card title={t("waste.trend")}>
            <TrendChart
              label={t("waste.trendLabel")}
              x={t("waste.week")}
              unit="%"
              series={weeks.map(({ week, left }) => ({
                at: formatDate(week, locale),
                value: left,
              }))}
            />
          </Card>
          <Card title={t("waste.dishes")} flush>
            <div className="table-wide" tabIndex={0} role="group" aria-label={t("waste.dishes")}>
              <ReportTable
                title={t("waste.dishes")}
                head={[
                  ...[t("waste.dish"), t("waste.served"), t("waste.left")],
                  ...weeks.map(({ week }) => t("waste.leftIn", { day: formatDate(week, locale) })),
                ]}
                rows={dishes.map((dish) => ({
                  name: nameOf(dish),
                  cells: [
                    dish.served,
                    <b key="left">{percent(dish.left)}</b>,
                    ...dish.weeks.map(percent),
                  ],
                }))}
              />
            </div>
          </Card>
          <p className="text-second text-ink-2">{t("waste.note")}</p>
        </div>
      )}
    </>
  );
}
