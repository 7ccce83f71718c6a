import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  XAxis,
  YAxis,
  type LabelProps,
} from "recharts";
import type { BandChartProps, BandRow } from "./chart-data";

const words = { fill: "var(--ink-2)", fontSize: 12 } as const;
/** Words over lines keep a rim of paper. */
const overBands = {
  fill: "var(--ink)",
  stroke: "var(--surface)",
  strokeWidth: 4,
  strokeLinejoin: "round",
  paintOrder: "stroke",
} as const;
const margin = { top: 16, right: 52, bottom: 0, left: -16 };

/** Pairs of limits from the outermost in: [0, 6], [1, 5], [2, 4]. */
const bandsOf = (names: readonly string[]): [number, number][] =>
  names
    .slice(0, Math.floor(names.length / 2))
    .map((_name, index) => [index, names.length - 1 - index]);

const round = (step: number) => (value: number) => Math.round(value / step) * step;

function scaleOf(rows: readonly BandRow[]): { domain: [number, number]; ticks: number[] } {
  const all = rows.flatMap(({ limits, value }) => (value === null ? limits : [...limits, value]));
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const step = [1, 2, 5, 10, 20].find((size) => (high - low) / size <= 7) ?? 50;
  const [from, to] = [Math.floor(low / step) * step, Math.ceil(high / step) * step];
  const ticks = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) =>
    round(step)(from + i * step),
  );
  return { domain: [from, to], ticks };
}

export default function BandDrawing({ rows, limitNames, ticks, unit }: BandChartProps) {
  const data = [...rows];
  const middle = Math.floor(limitNames.length / 2);
  const last = rows.findLastIndex(({ value }) => value !== null);
  const end = rows.length - 1;
  const scale = scaleOf(rows);
  const lastLabel = ({ index, x, y, value }: LabelProps) =>
    index === last ? (
      <text x={Number(x) - 8} y={Number(y) - 12} textAnchor="end" {...overBands}>
        <tspan fontSize={14} fontWeight={600}>
          {value} {unit}
        </tspan>
      </text>
    ) : null;
  const endLabel =
    (name: string) =>
    ({ index, x, y }: LabelProps) =>
      index === end ? (
        <text x={Number(x) + 6} y={Number(y) + 4} {...words}>
          {name}
        </text>
      ) : null;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={data} margin={margin} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="at"
          type="number"
          domain={["dataMin", "dataMax"]}
          ticks={ticks.map(({ at }) => at)}
          tickFormatter={(at: number) => ticks.find((tick) => tick.at === at)?.label ?? ""}
          tick={words}
          tickLine={false}
          axisLine={false}
        />
        <YAxis {...scale} tick={words} tickLine={false} axisLine={false} />
        {bandsOf(limitNames).map(([low, high], index) => (
          <Area
            key={low}
            type="linear"
            dataKey={({ limits }: BandRow) => [limits[low], limits[high]]}
            fill="var(--brand)"
            fillOpacity={0.07 + index * 0.015}
            stroke="none"
            activeDot={false}
            isAnimationActive={false}
          />
        ))}
        {limitNames.map((name, at) => (
          <Line
            key={name}
            type="linear"
            dataKey={({ limits }: BandRow) => limits[at]}
            stroke={at === middle ? "var(--brand)" : "none"}
            strokeWidth={1.5}
            strokeDasharray="5 4"
            dot={false}
            activeDot={false}
            label={endLabel(name)}
            isAnimationActive={false}
          />
        ))}
        <Line
          type="linear"
          dataKey="value"
          connectNulls
          stroke="var(--ink)"
          strokeWidth={2}
          dot={{ r: 4, fill: "var(--surface)", stroke: "var(--ink)", strokeWidth: 2 }}
          activeDot={false}
          label={lastLabel}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
