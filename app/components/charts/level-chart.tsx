import { lazy } from "react";
import type { LevelProps } from "./chart-data";
import { LazyDrawing } from "./lazy-drawing";

const LevelDrawing = lazy(() => import("./level-drawing"));

/** Bars in percent of what they should be, between two lines; their table stands beside it. */
export function LevelChart({ label, ...levels }: LevelProps & { label: string }) {
  return (
    <LazyDrawing label={label} height={40 + levels.rows.length * 30}>
      <LevelDrawing {...levels} />
    </LazyDrawing>
  );
}
