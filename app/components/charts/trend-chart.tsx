import { lazy } from "react";
import { useTranslation } from "react-i18next";
import type { TrendProps } from "./chart-data";
import { LazyDrawing } from "./lazy-drawing";

const TrendDrawing = lazy(() => import("./trend-drawing"));

/**
 * A run of values as bars or a line, the last one with its figure, and the same in a table that opens
 * below and is printed open. `label` says what is shown, `x` what the places along the axis are.
 */
export function TrendChart({
  label,
  x,
  ...trend
}: TrendProps & {
  label: string;
  x: string;
}) {
  const { t } = useTranslation("common");
  return (
    <>
      <LazyDrawing label={label} height={168}>
        <TrendDrawing {...trend} />
      </LazyDrawing>
      <details className="chart-table">
        <summary>{t("asTable")}</summary>
        <table className="data-table">
          <caption className="sr-only">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{x}</th>
              <th scope="col" className="end">
                {trend.unit}
              </th>
            </tr>
          </thead>
          <tbody>
            {trend.series.map(({ at, value }) => (
              <tr key={at}>
                <th scope="row">{at}</th>
                <td className="end">{value ?? "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
