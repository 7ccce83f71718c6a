import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  XAxis,
  YAxis,
  type LabelProps,
} from "recharts";
import type { TrendProps } from "./chart-data";

const words = { fill: "var(--ink-2)", fontSize: 12 } as const;
const margin = { top: 20, right: 12, bottom: 0, left: -20 };

export default function TrendDrawing({ series, unit, as = "bars", most }: TrendProps) {
  const last = series.findLastIndex(({ value }) => value !== null);
  const lastLabel = ({ index, x, y, width, value }: LabelProps) =>
    index === last ? (
      <text
        x={Number(x) + Number(width ?? 0) / 2}
        y={Number(y) - 8}
        textAnchor="middle"
        fill="var(--ink)"
        fontSize={14}
        fontWeight={600}
      >
        {value} {unit}
      </text>
    ) : null;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={[...series]} margin={margin} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="at" tick={words} tickLine={false} axisLine={false} />
        <YAxis
          domain={[0, most ?? "auto"]}
          allowDecimals={false}
          tick={words}
          tickLine={false}
          axisLine={false}
        />
        {as === "bars" ? (
          <Bar
            dataKey="value"
            fill="var(--brand)"
            maxBarSize={32}
            radius={[4, 4, 0, 0]}
            label={lastLabel}
            isAnimationActive={false}
          />
        ) : (
          <Line
            type="linear"
            dataKey="value"
            stroke="var(--brand)"
            strokeWidth={2}
            dot={{ r: 3, fill: "var(--brand)" }}
            activeDot={false}
            label={lastLabel}
            isAnimationActive={false}
          />
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
