import { clsx } from "clsx";
import type { ReactNode } from "react";

/** Named facts: `across` parts them with hairlines in one line, `rows` puts one on each line. */
export function Facts({
  items,
  layout = "rows",
}: {
  items: readonly { label: string; value: ReactNode }[];
  layout?: "rows" | "across";
}) {
  const across = layout === "across";
  return (
    <dl className={across ? "grid grid-cols-2 gap-3 md:flex md:gap-0" : "divide-y divide-line"}>
      {items.map((item) => (
        <div
          key={item.label}
          className={clsx(
            across
              ? "md:border-l md:border-line md:px-5"
              : "flex items-baseline justify-between gap-4 py-2.5",
          )}
        >
          <dt className={clsx("shrink-0", across ? "text-second text-ink-3" : "text-ink-2")}>
            {item.label}
          </dt>
          <dd className={clsx("font-semibold", !across && "text-right")}>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
