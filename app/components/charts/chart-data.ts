/** One abscissa: the limits of the norm there, from the lowest up, and what was measured, if anything was. */
export type BandRow = { at: number; limits: readonly number[]; value: number | null };

export type BandChartProps = {
  rows: readonly BandRow[];
  /** One name a limit; the middle one is drawn as a dashed line. */
  limitNames: readonly string[];
  ticks: readonly { at: number; label: string }[];
  unit: string;
};

/** A value at a place along the axis; null where there is none, which is not nought. */
export type TrendPoint = { at: string; value: number | null };

export type TrendProps = {
  series: readonly TrendPoint[];
  unit: string;
  as?: "bars" | "line";
  /** The end of the axis; without it the largest value is. */
  most?: number;
};

/** Parts of a whole at places along the axis, one upon the other. */
export type StackProps = {
  rows: readonly { at: string; parts: readonly number[] }[];
  parts: readonly { name: string; tone: "brand" | "info" | "warn" }[];
  /** A level that the whole may not pass, drawn across. */
  limit?: { name: string; value: number };
};

export type LevelTone = "ok" | "low" | "high" | "plain";

/** Bars across, each in percent of what it should be; null where nothing is asked. */
export type LevelProps = {
  rows: readonly { name: string; percent: number | null; tone: LevelTone }[];
  /** The two lines that a bar should end between. */
  from: number;
  to: number;
};

export type StepTone = "whole" | "brand" | "limit";

/** Counts that stand from a time of the day (`HH:MM`) until the next row; the last until `until`. */
export type StepProps = {
  rows: readonly { at: string; values: readonly number[] }[];
  lines: readonly { name: string; tone: StepTone }[];
  until: string;
};
