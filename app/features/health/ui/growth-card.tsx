import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { BandChart } from "~/components/charts/band-chart";
import { Segment } from "~/components/segment";
import type { GrowthPage } from "../queries.server";

const indicators = ["height", "weight"] as const;
const units = { height: "cm", weight: "kg" } as const;

/** The child's own line over the standard's bands, height and weight as two views; the norm is named below. */
export function GrowthCard({ growth }: { growth: GrowthPage }) {
  const { t } = useTranslation(["health", "enums"]);
  const [shown, setShown] = useState<(typeof indicators)[number]>("height");
  const { rows, ticks } = growth.curves[shown];
  const age = (months: number) => {
    if (months < 24 || months % 6 !== 0) return t("months", { n: months });
    return t(months % 12 === 0 ? "years" : "yearsHalf", { n: Math.floor(months / 12) });
  };
  return (
    <Card
      title={t(`chart.${shown}`)}
      aside={
        <Segment
          label={t("chart.choose")}
          current={shown}
          onChange={(key) => setShown(key === "weight" ? "weight" : "height")}
          items={indicators.map((key) => ({ key, label: t(key) }))}
        />
      }
    >
      <BandChart
        label={t("chart.label", { what: t(shown), standard: growth.standard })}
        rows={rows}
        limitNames={["−3", "−2", "−1", t("chart.median"), "+1", "+2", "+3"]}
        ticks={ticks.map((at) => ({ at, label: age(at) }))}
        unit={units[shown]}
      />
      <p className="mt-2 text-second text-ink-2">
        {t("chart.standard", {
          standard: growth.standard,
          sex: t(`enums:sex.${growth.sex}`),
        })}{" "}
        {shown === "height" ? t("chart.heightNote") : null}
      </p>
    </Card>
  );
}
