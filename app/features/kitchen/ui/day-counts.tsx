import { Card } from "~/components/card";
import { Stat } from "~/components/stat";
import type { KitchenDay } from "../day/queries.server";
import { useKitchenWords } from "./kitchen-words";

/** How many eat each meal of the whole centre: as planned, and as they came. */
export function DayCounts({ kitchen }: { kitchen: KitchenDay }) {
  const { t } = useKitchenWords();
  const { totals, hasActual } = kitchen;
  return (
    <Card title={t("day.counts")}>
      <div className="flex flex-wrap gap-x-10 gap-y-3">
        {totals.map(({ meal, forecast, actual }) => (
          <div key={meal}>
            <Stat label={t(`enums:meal.${meal}`)} value={forecast} unit={t("day.forecast")} />
            {hasActual ? (
              <p className="text-second text-ink-2">{t("day.came", { n: actual })}</p>
            ) : null}
          </div>
        ))}
      </div>
      <p className="mt-2 text-second text-ink-2">{t("day.countsLead")}</p>
    </Card>
  );
}
