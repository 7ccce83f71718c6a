import type { Highs, ModelData } from "highs";

type Terms = readonly (readonly [column: number, factor: number])[];

/** A mixed-integer model as rows and columns; `Infinity` where there is no bound. */
export class Milp {
  private readonly columns: { lower: number; upper: number; isWhole: boolean }[] = [];
  private readonly rows: { lower: number; upper: number; terms: Terms }[] = [];

  column(lower: number, upper: number, isWhole = false): number {
    return this.columns.push({ lower, upper, isWhole }) - 1;
  }

  row(lower: number, upper: number, terms: Terms): void {
    this.rows.push({ lower, upper, terms });
  }

  get size() {
    return { columns: this.columns.length, rows: this.rows.length };
  }

  /** With the costs of an objective that is minimised. */
  data(highs: Highs, objective: Terms): ModelData {
    const starts = [0];
    const indices: number[] = [];
    const values: number[] = [];
    for (const { terms } of this.rows) {
      for (const [column, factor] of merged(terms)) {
        indices.push(column);
        values.push(factor);
      }
      starts.push(indices.length);
    }
    const colCost = new Float64Array(this.columns.length);
    for (const [column, cost] of objective) colCost[column] = (colCost[column] ?? 0) + cost;
    const { integer, continuous } = highs.constants.variableType;
    return {
      numCols: this.columns.length,
      numRows: this.rows.length,
      colCost,
      colLower: this.columns.map(({ lower }) => lower),
      colUpper: this.columns.map(({ upper }) => upper),
      rowLower: this.rows.map(({ lower }) => lower),
      rowUpper: this.rows.map(({ upper }) => upper),
      integrality: this.columns.map(({ isWhole }) => (isWhole ? integer : continuous)),
      matrix: {
        format: "csr",
        numRows: this.rows.length,
        numCols: this.columns.length,
        starts,
        indices,
        values,
      },
    };
  }
}

function merged(terms: Terms): Map<number, number> {
  const sums = new Map<number, number>();
  for (const [column, factor] of terms) sums.set(column, (sums.get(column) ?? 0) + factor);
  return sums;
}

/** `bound` is proven: no solution is below it. Nothing found is either proof of none, or too little time. */
export type Solved = {
  isInfeasible: boolean;
  found: { values: readonly number[]; objective: number; bound: number } | null;
};

export type SolveOptions = {
  seconds: number;
  /** Relative; what lies within it counts as optimal. */
  gap?: number;
  start?: readonly number[];
};

/** Minimises; blocks its thread until it is over. */
export function solve(
  highs: Highs,
  model: Milp,
  objective: Terms,
  { seconds, gap = 0, start }: SolveOptions,
): Solved {
  const { modelStatus } = highs.constants;
  return highs.withModel(model.data(highs, objective), (held) => {
    held.options.set({
      ...{ output_flag: false, time_limit: Math.max(0.1, seconds), mip_rel_gap: gap },
      ...{ mip_abs_gap: 1e-6, random_seed: 7 },
    });
    if (start) held.setSolution({ colValue: Float64Array.from(start) });
    held.run();
    const status = held.getModelStatus();
    const isInfeasible =
      status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible;
    if (isInfeasible || !hasSolution(held)) return { isInfeasible, found: null };
    const bound = held.info.get("mip_dual_bound");
    const found = {
      values: [...held.getSolution().colValue],
      objective: held.getObjectiveValue(),
      bound: typeof bound === "number" && Number.isFinite(bound) ? bound : -Infinity,
    };
    return { isInfeasible, found };
  });
}

/** 2 is HiGHS's word for a feasible point. */
const hasSolution = (held: { info: { get: (name: "primal_solution_status") => unknown } }) =>
  Number(held.info.get("primal_solution_status")) === 2;
