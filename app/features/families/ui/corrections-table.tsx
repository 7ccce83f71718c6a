import { useLocation } from "@remix-run/react";
import { FilePenLine } from "lucide";
import { useTranslation } from "react-i18next";
import { EmptyState } from "~/components/empty-state";
import { FilterBar } from "~/components/filter-bar";
import { DataTable, type Column } from "~/components/table";
import { Tag } from "~/components/tag";
import { ChildInClass } from "~/features/children/ui/child-in-class";
import { momentWords } from "~/features/messages/ui/notice-words";
import type { CorrectionRow } from "../corrections/queries.server";
import { correctionsOfPage } from "../corrections/rules";
import { correctionTones } from "./own-corrections";

/** What families ask to have corrected: about whom, what, by whom and since when. */
export function CorrectionsTable(props: { rows: CorrectionRow[]; total: number; page: number }) {
  const { t, i18n } = useTranslation(["families", "enums"]);
  const { search } = useLocation();
  const isSettled = new URLSearchParams(search).get("show") === "settled";
  const columns: Column<CorrectionRow>[] = [
    {
      key: "child",
      header: t("correction.child"),
      cell: (row) => <ChildInClass {...row} name={row.childName} />,
    },
    {
      key: "fact",
      header: t("correction.fact"),
      phone: "show",
      cell: (row) => t(`enums:correctionFact.${row.fact}`),
    },
    {
      key: "words",
      header: t("correction.words"),
      phone: "show",
      cell: (row) => <span className="line-clamp-2 max-w-[40ch] break-words">{row.words}</span>,
    },
    {
      key: "asked",
      header: t("correction.asked"),
      phone: "show",
      cell: (row) => (
        <span className="grid">
          {row.askedBy}
          <span className="text-second text-ink-2">{momentWords(row.askedAt, i18n.language)}</span>
        </span>
      ),
    },
    {
      key: "state",
      header: t("correction.state"),
      phone: "show",
      cell: (row) => (
        <Tag tone={correctionTones[row.state]}>{t(`enums:correctionState.${row.state}`)}</Tag>
      ),
    },
  ];
  return (
    <DataTable
      caption={t("correction.staffTitle")}
      columns={columns}
      rows={props.rows}
      rowKey={(row) => row.id}
      getRowHref={(row) => `/corrections/${row.id}`}
      exportHref={`/corrections.xlsx${search}`}
      total={props.total}
      page={props.page}
      size={correctionsOfPage}
      filters={
        <FilterBar
          filters={[
            {
              ...{ name: "show", label: t("correction.show"), all: t("correction.openOnes") },
              as: "segment",
              options: [{ value: "settled", label: t("correction.settledOnes") }],
            },
          ]}
        />
      }
      empty={
        <EmptyState icon={FilePenLine}>
          {t(isSettled ? "correction.noneSettled" : "correction.noneOpen")}
        </EmptyState>
      }
    />
  );
}
