import { lazy } from "react";
import type { TrendProps } from "./chart-data";
import { ChartTable } from "./chart-table";
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
  return (
    <>
      <LazyDrawing label={label} height={168}>
        <TrendDrawing {...trend} />
      </LazyDrawing>
      <ChartTable
        {...{ label, x }}
        names={[trend.unit]}
        rows={trend.series.map(({ at, value }) => ({ at, values: [value ?? "–"] }))}
      />
    </>
  );
}
