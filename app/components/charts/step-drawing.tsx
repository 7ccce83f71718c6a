import { CartesianGrid, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from "recharts";
import type { StepProps } from "./chart-data";
import { stepLine } from "./step-line";

const words = { fill: "var(--ink-2)", fontSize: 12 } as const;
const margin = { top: 12, right: 12, bottom: 0, left: -20 };

const minutesOf = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const hourOf = (minutes: number): string => `${Math.floor(minutes / 60)}:00`;

type Point = { minute: number; values: readonly number[] };

export default function StepDrawing({ rows, lines, until }: StepProps) {
  const points: Point[] = rows.map(({ at, values }) => ({ minute: minutesOf(at), values }));
  const last = points.at(-1);
  const end = minutesOf(until);
  if (last && last.minute < end) points.push({ minute: end, values: last.values });
  const first = Math.floor((points[0]?.minute ?? end) / 60);
  const ticks = Array.from(
    { length: Math.ceil(end / 60) - first + 1 },
    (_, at) => (first + at) * 60,
  );
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={points} margin={margin} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          type="number"
          dataKey="minute"
          domain={[first * 60, ticks.at(-1) ?? end]}
          ticks={ticks}
          tickFormatter={hourOf}
          tick={words}
          tickLine={false}
          axisLine={false}
        />
        <YAxis allowDecimals={false} tick={words} tickLine={false} axisLine={false} />
        {lines.map(({ name, tone }, index) => (
          <Line
            key={name}
            type="stepAfter"
            dataKey={(point: Point) => point.values[index] ?? 0}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
            {...stepLine[tone]}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
