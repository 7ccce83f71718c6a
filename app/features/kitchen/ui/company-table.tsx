import type { TFunction } from "i18next";
import { useLocation } from "@remix-run/react";
import { Utensils } from "lucide";
import { EmptyState } from "~/components/empty-state";
import { DataTable } from "~/components/table";
import { withParams } from "~/components/table-params";
import { formatDay } from "~/lib/dates";
import type { Company, CompanyRow } from "../company/queries.server";
import { useKitchenWords } from "./kitchen-words";

/** Who ate with the children in a month; a row opens for those who may correct it. */
export function CompanyTable({ company, mayWrite }: { company: Company; mayWrite: boolean }) {
  const { t, locale } = useKitchenWords();
  const { search } = useLocation();
  const column = (key: string) => ({ key, header: t(`company.${key}`) });
  return (
    <DataTable
      caption={t("company.title")}
      rows={company.rows}
      rowKey={({ id }) => id}
      getRowHref={mayWrite ? ({ id }) => withParams(search, { correct: id }) : undefined}
      empty={<EmptyState icon={Utensils}>{t("company.empty")}</EmptyState>}
      columns={[
        { ...column("day"), cell: ({ day }) => formatDay(day, locale) },
        { ...column("meal"), cell: ({ meal }) => t(`enums:meal.${meal}`) },
        { ...column("eater"), cell: ({ eater }) => eater },
        { ...column("class"), cell: ({ className }) => className ?? t("company.anyClass") },
        { ...column("remark"), phone: "label", width: "40%", cell: ({ remark }) => remark },
      ]}
    />
  );
}

/** The same as a table of a workbook. */
export function companySheet(t: TFunction, rows: readonly CompanyRow[]) {
  const column = (key: string, width: number) => ({ header: t(`kitchen:company.${key}`), width });
  return {
    columns: [
      ...[column("day", 12), column("meal", 10), column("eater", 14), column("class", 14)],
      column("remark", 40),
    ],
    rows: rows.map(({ day, meal, eater, className, remark }) => [
      ...[day, t(`enums:meal.${meal}`), eater, className ?? t("kitchen:company.anyClass"), remark],
    ]),
  };
}
