import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** The figures of a drawing in a table that opens below it and is printed open. */
export function ChartTable(props: {
  label: string;
  /** What the places along the axis are. */
  x: string;
  names: readonly string[];
  rows: readonly { at: string; values: readonly ReactNode[] }[];
}) {
  const { t } = useTranslation("common");
  const { names } = props;
  return (
    <details className="chart-table">
      <summary>{t("asTable")}</summary>
      <table className="data-table">
        <caption className="sr-only">{props.label}</caption>
        <thead>
          <tr>
            <th scope="col">{props.x}</th>
            {names.map((name) => (
              <th key={name} scope="col" className="end">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(({ at, values }) => (
            <tr key={at}>
              <th scope="row">{at}</th>
              {names.map((name, index) => (
                <td key={name} className="end">
                  {values[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
