import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { StackChart } from "~/components/charts/stack-chart";
import { formatMonth } from "~/lib/dates";
import type { Forecast } from "../forecast/queries.server";

/** How full the centre and each of its bands will be, month by month. */
export function ForecastCards({ forecast }: { forecast: Forecast }) {
  const { t } = useTranslation(["enrolment", "enums"]);
  const { whole, bands } = forecast;
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <div className="lg:col-span-2">
        <ForecastCard name={t("board.whole")} {...whole} />
      </div>
      {bands.map(({ type, ...band }) => (
        <ForecastCard key={type} name={t(`enums:classType.${type}`)} {...band} />
      ))}
    </div>
  );
}

function ForecastCard({ name, places, months }: { name: string } & Forecast["whole"]) {
  const { t, i18n } = useTranslation("enrolment");
  return (
    <Card title={name}>
      <StackChart
        label={t("forecast.label", { name })}
        x={t("forecast.month")}
        parts={[
          { name: t("forecast.confirmed"), tone: "brand" },
          { name: t("forecast.agedUp"), tone: "warn" },
          { name: t("forecast.offered"), tone: "info" },
        ]}
        rows={months.map(({ day, confirmed, agedUp, offered }) => ({
          at: formatMonth(day, i18n.language),
          parts: [confirmed, agedUp, offered],
        }))}
        limit={{ name: t("forecast.places"), value: places }}
      />
    </Card>
  );
}
