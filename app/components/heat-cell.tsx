import type { ReactNode } from "react";

export type HeatTone = "none" | "some" | "plenty" | "short" | "closed";

/** A figure on a ground that says how much it is: nothing to spare, some, plenty, missing, closed. */
export function HeatCell({ tone, children }: { tone: HeatTone; children: ReactNode }) {
  return <span className={`heat heat-${tone}`}>{children}</span>;
}

/** What a number to spare looks like: 0, 1–2, 3 and more; below nought somebody is missing. */
export function heatOf(spare: number): HeatTone {
  if (spare < 0) return "short";
  return spare === 0 ? "none" : spare < 3 ? "some" : "plenty";
}
