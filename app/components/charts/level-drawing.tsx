import {
  Bar,
  CartesianGrid,
  Cell,
  ComposedChart,
  LabelList,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
  type LabelProps,
} from "recharts";
import type { LevelProps, LevelTone } from "./chart-data";
import { stackFill } from "./stack-fill";

const words = { fill: "var(--ink-2)", fontSize: 12 } as const;
/** Words over lines keep a rim of paper. */
const overLines = {
  fill: "var(--ink)",
  stroke: "var(--surface)",
  strokeWidth: 4,
  strokeLinejoin: "round",
  paintOrder: "stroke",
} as const;
const margin = { top: 4, right: 44, bottom: 0, left: 0 };
/** A bar that is longer ends here, and its figure says what it is. */
const end = 200;

const fills: Record<LevelTone, (typeof stackFill)[keyof typeof stackFill]> = {
  ...{ ok: stackFill.brand, plain: stackFill.info },
  ...{ low: stackFill.warn, high: stackFill.info },
};

type Row = LevelProps["rows"][number];

/** The figure at the end of a bar; a bar without one is left out by the chart, so it counts no rows itself. */
const figure = ({ x, y, width, height, value }: LabelProps) =>
  value === null || value === undefined ? null : (
    <text
      x={Number(x) + Number(width ?? 0) + 6}
      y={Number(y) + Number(height ?? 0) / 2}
      dominantBaseline="central"
      fontSize={12}
      {...overLines}
    >
      {value}%
    </text>
  );

export default function LevelDrawing({ rows, from, to }: LevelProps) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={[...rows]} layout="vertical" margin={margin} accessibilityLayer={false}>
        <CartesianGrid horizontal={false} stroke="var(--line)" />
        <XAxis
          type="number"
          domain={[0, end]}
          ticks={[0, from, to, end]}
          tick={words}
          tickLine={false}
          axisLine={false}
          unit="%"
        />
        <YAxis
          type="category"
          dataKey="name"
          width={84}
          tick={words}
          tickLine={false}
          axisLine={false}
          interval={0}
        />
        {[from, to].map((line) => (
          <ReferenceLine
            key={line}
            x={line}
            stroke="var(--ink)"
            strokeWidth={1.5}
            strokeDasharray="4 3"
          />
        ))}
        <Bar
          dataKey={(row: Row) => Math.min(end, row.percent ?? 0)}
          maxBarSize={16}
          isAnimationActive={false}
        >
          {rows.map(({ name, tone }) => (
            <Cell key={name} {...fills[tone]} />
          ))}
          <LabelList dataKey="percent" content={figure} />
        </Bar>
      </ComposedChart>
    </ResponsiveContainer>
  );
}
