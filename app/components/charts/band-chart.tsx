import { lazy } from "react";
import type { BandChartProps } from "./chart-data";
import { LazyDrawing } from "./lazy-drawing";

const BandDrawing = lazy(() => import("./band-drawing"));

/** What was measured as a line of ink over the bands of a norm; its table stands beside it. */
export function BandChart({ label, ...chart }: BandChartProps & { label: string }) {
  return (
    <LazyDrawing label={label} height={320}>
      <BandDrawing {...chart} />
    </LazyDrawing>
  );
}
