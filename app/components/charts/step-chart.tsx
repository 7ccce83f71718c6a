import { lazy } from "react";
import type { StepProps } from "./chart-data";
import { ChartTable } from "./chart-table";
import { LazyDrawing } from "./lazy-drawing";
import { stepLine } from "./step-line";

const StepDrawing = lazy(() => import("./step-drawing"));

/**
 * Several counts over a day, each standing until it changes, their names above, and every change in a table
 * that opens below and is printed open.
 */
export function StepChart({ label, x, ...steps }: StepProps & { label: string; x: string }) {
  return (
    <>
      <ul className="mb-1 flex flex-wrap gap-x-4 gap-y-1 text-second text-ink-2" aria-hidden="true">
        {steps.lines.map(({ name, tone }) => (
          <li key={name} className="flex items-center gap-1.5">
            <svg width="18" height="14">
              <path d="M0 7H18" {...stepLine[tone]} />
            </svg>
            {name}
          </li>
        ))}
      </ul>
      <LazyDrawing label={label} height={190}>
        <StepDrawing {...steps} />
      </LazyDrawing>
      <ChartTable {...{ label, x }} names={steps.lines.map(({ name }) => name)} rows={steps.rows} />
    </>
  );
}
