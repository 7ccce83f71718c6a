import { lazy } from "react";
import type { StackProps } from "./chart-data";
import { ChartTable } from "./chart-table";
import { LazyDrawing } from "./lazy-drawing";
import { stackFill } from "./stack-fill";

const StackDrawing = lazy(() => import("./stack-drawing"));

/** Bars of parts, under a limit where there is one, their names above, and the same in a table that opens below and is printed open. */
export function StackChart({
  label,
  x,
  ...stack
}: StackProps & {
  label: string;
  /** What the places along the axis are. */
  x: string;
}) {
  const { parts, rows, limit } = stack;
  return (
    <>
      <ul className="mb-1 flex flex-wrap gap-x-4 gap-y-1 text-second text-ink-2" aria-hidden="true">
        {parts.map(({ name, tone }) => (
          <li key={name} className="flex items-center gap-1.5">
            <svg width="14" height="14">
              <rect width="14" height="14" rx="3" {...stackFill[tone]} />
            </svg>
            {name}
          </li>
        ))}
        {limit ? (
          <li className="flex items-center gap-1.5">
            <svg width="18" height="14">
              <path d="M0 7H18" stroke="var(--ink)" strokeWidth="1.5" strokeDasharray="4 3" />
            </svg>
            {limit.name} {limit.value}
          </li>
        ) : null}
      </ul>
      <LazyDrawing label={label} height={190}>
        <StackDrawing {...stack} />
      </LazyDrawing>
      <ChartTable
        {...{ label, x }}
        names={[...parts.map(({ name }) => name), ...(limit ? [limit.name] : [])]}
        rows={rows.map((row) => ({
          at: row.at,
          values: [...row.parts, ...(limit ? [limit.value] : [])],
        }))}
      />
    </>
  );
}
