import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ClassChip } from "~/components/class-chip";
import type { CheckMonth } from "../check-register/queries.server";
import { cellText, lookOf, markText } from "../check-register/rules";
import type { CheckTotals } from "../check-register/rules";
import type { CheckCounts } from "../checks/rules";
import { RegisterTable } from "./register-table";
import { rateInWords } from "./register-words";

/** A month of one check: each class, or each child of one class, day by day. */
export function CheckMonthSheet({ month, ofClass }: { month: CheckMonth; ofClass: boolean }) {
  const { t } = useTranslation("attendance");
  const sumsOf = ({ present, checked, abnormal, rate }: CheckTotals) => [
    ...[present, checked, abnormal],
    rateInWords(rate),
  ];
  const words = (cell: CheckCounts) => {
    if (lookOf(cell) === "nobody") return "";
    if (!ofClass) return t("checks.classLine", { ...cell, due: cell.present });
    if (cell.abnormal > 0) return t("checkRegister.unwellCell");
    return t(cell.checked > 0 ? "checkRegister.wellCell" : "checkRegister.uncheckedCell");
  };
  const look = (cell: CheckCounts) =>
    cell.abnormal > 0 ? "warn" : lookOf(cell) === "some" ? "stop" : undefined;
  return (
    <Card flush>
      <RegisterTable
        caption={t("checkRegister.title")}
        first={t(ofClass ? "checkRegister.child" : "checkRegister.class")}
        days={month.days}
        today={month.today}
        sums={[
          ...[t("checkRegister.present"), t("checkRegister.checked")],
          ...[t("checkRegister.abnormal"), t("checkRegister.rate")],
        ]}
        rows={month.rows.map((row) => ({
          key: row.id,
          name: row.colour ? <ClassChip name={row.name} colour={row.colour} /> : row.name,
          cells: row.cells.map((cell) => ({
            text: ofClass ? markText(cell) : cellText(cell),
            ...{ words: words(cell), look: look(cell) },
          })),
          sums: sumsOf(row.totals),
        }))}
        foot={{
          name: t("checkRegister.total"),
          cells: month.days.map(({ totals }) =>
            totals.present > 0 ? (
              <>
                <b>{totals.checked}</b>
                {totals.checked < totals.present ? <small>{totals.present}</small> : null}
              </>
            ) : null,
          ),
          sums: sumsOf(month.totals),
        }}
      />
      <p className="px-(--pad) py-3 text-second text-ink-2">
        {t(ofClass ? "checkRegister.legendChild" : "checkRegister.legendClass")}
      </p>
    </Card>
  );
}
