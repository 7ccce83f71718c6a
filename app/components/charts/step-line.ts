import type { StepTone } from "./chart-data";

/** How a count is drawn, by what it is: apart even without colour. */
export const stepLine: Record<
  StepTone,
  { stroke: string; strokeWidth: number; strokeDasharray?: string }
> = {
  // prettier-ignore
  whole: { stroke: "var(--ink)", strokeWidth: 2 },
  brand: { stroke: "var(--brand)", strokeWidth: 2.5 },
  limit: { stroke: "var(--stop)", strokeWidth: 1.5, strokeDasharray: "4 3" },
};
