import type { ReactNode } from "react";

type Row = { name: string; cells: readonly ReactNode[] };

/**
 * A small table of figures: what each row is of, then a cell for every further column, which says its column's
 * name on a phone. Columns are set to the right unless they stand in `words`.
 */
export function ReportTable(props: {
  title: string;
  head: readonly string[];
  rows: readonly Row[];
  words?: readonly number[];
}) {
  const sideOf = (at: number) => (at === 0 || props.words?.includes(at) ? undefined : "end");
  return (
    <table className="data-table">
      <caption className="sr-only">{props.title}</caption>
      <thead>
        <tr>
          {props.head.map((name, at) => (
            <th key={name} scope="col" className={sideOf(at)}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map(({ name, cells }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {props.head.slice(1).map((column, at) => (
              <td key={column} data-label={column} className={sideOf(at + 1)}>
                {cells[at]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
