import type { ReactNode } from "react";

/** Rows of a card: a mark, one bold fact with one plain sentence, and at most one act, below where it is narrow. */
export function RowList({
  rows,
}: {
  rows: readonly {
    key: string;
    mark?: ReactNode;
    title: ReactNode;
    detail?: ReactNode;
    act?: ReactNode;
  }[];
}) {
  return (
    <ul className="divide-y divide-line border-t border-line">
      {rows.map((row) => (
        <li key={row.key} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
          {row.mark}
          <div className="min-w-0 flex-[1_1_10rem]">
            <div className="font-semibold">{row.title}</div>
            {row.detail ? <div className="text-second text-ink-2">{row.detail}</div> : null}
          </div>
          {row.act ? <div className="ml-auto">{row.act}</div> : null}
        </li>
      ))}
    </ul>
  );
}
