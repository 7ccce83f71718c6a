import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { TrendChart } from "~/components/charts/trend-chart";
import { formatDate } from "~/lib/dates";

/** How many observations each of the last weeks brought: a week without any is seen at once. */
export function WeeksCard({ weeks }: { weeks: readonly { startsOn: string; written: number }[] }) {
  const { t, i18n } = useTranslation("learning");
  return (
    <Card title={t("weeks.title")}>
      <TrendChart
        label={t("weeks.label", { count: weeks.length })}
        x={t("weeks.from")}
        unit={t("weeks.unit")}
        series={weeks.map(({ startsOn, written }) => ({
          at: formatDate(startsOn, i18n.language),
          value: written,
        }))}
      />
    </Card>
  );
}
