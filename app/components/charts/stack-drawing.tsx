import {
  Bar,
  CartesianGrid,
  ComposedChart,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from "recharts";
import type { StackProps } from "./chart-data";
import { stackFill } from "./stack-fill";

const words = { fill: "var(--ink-2)", fontSize: 12 } as const;
const margin = { top: 12, right: 8, bottom: 0, left: -20 };

type Row = StackProps["rows"][number];

/** Round figures from nought up past the most, five or six of them. */
function ticksTo(most: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100].find((size) => most / size <= 5) ?? 500;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, at) => at * step);
}

export default function StackDrawing({ rows, parts, limit }: StackProps) {
  const most = Math.max(
    limit?.value ?? 0,
    ...rows.map((row) => row.parts.reduce((sum, part) => sum + part, 0)),
  );
  const ticks = ticksTo(most);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={[...rows]} margin={margin} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="at"
          tick={words}
          tickLine={false}
          axisLine={false}
          interval="equidistantPreserveStart"
        />
        <YAxis
          domain={[0, ticks.at(-1) ?? most]}
          ticks={ticks}
          tick={words}
          tickLine={false}
          axisLine={false}
        />
        {parts.map(({ name, tone }, index) => (
          <Bar
            key={name}
            stackId="whole"
            dataKey={(row: Row) => row.parts[index] ?? 0}
            maxBarSize={28}
            isAnimationActive={false}
            {...stackFill[tone]}
          />
        ))}
        {limit ? (
          <ReferenceLine
            y={limit.value}
            stroke="var(--ink)"
            strokeWidth={1.5}
            strokeDasharray="4 3"
            ifOverflow="extendDomain"
          />
        ) : null}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
