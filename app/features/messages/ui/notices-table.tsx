import { Megaphone } from "lucide";
import { useTranslation } from "react-i18next";
import { noticeLevels, noticeStates } from "~db/enums";
import { EmptyState } from "~/components/empty-state";
import { FilterBar } from "~/components/filter-bar";
import { LinkButton } from "~/components/link-button";
import { SearchField } from "~/components/search-field";
import { DataTable, type Column } from "~/components/table";
import { Tag } from "~/components/tag";
import type { NoticeOnList } from "../notices/queries.server";
import { noticesOfPage } from "../notices/rules";
import { momentWords, stateTones, targetWords } from "./notice-words";

/** Notices: what, to whom, whether it is out, and how many have read and confirmed it. */
export function NoticesTable(props: {
  rows: NoticeOnList[];
  total: number;
  page: number;
  classes: readonly { id: string; name: string }[];
  isFiltered: boolean;
}) {
  const { t, i18n } = useTranslation(["messages", "enums", "common"]);
  const columns: Column<NoticeOnList>[] = [
    {
      key: "title",
      header: t("notice.name"),
      cell: (row) => <span className="font-semibold">{row.title}</span>,
    },
    {
      key: "to",
      header: t("notice.to"),
      phone: "show",
      cell: (row) => targetWords(row.level, row.targets, t),
    },
    {
      key: "state",
      header: t("notice.state"),
      phone: "show",
      cell: (row) => <Tag tone={stateTones[row.state]}>{t(`enums:noticeState.${row.state}`)}</Tag>,
    },
    {
      key: "when",
      header: t("notice.when"),
      phone: "show",
      cell: (row) => row.at && momentWords(row.at, i18n.language),
    },
    {
      key: "reached",
      header: t("notice.reached"),
      phone: "hide",
      cell: (row) => <Reached row={row} />,
    },
    { key: "author", header: t("notice.author"), phone: "hide", cell: (row) => row.author },
  ];
  const filters = [
    {
      ...{ name: "state", label: t("notice.state"), all: t("notice.allStates") },
      options: noticeStates.map((value) => ({ value, label: t(`enums:noticeState.${value}`) })),
    },
    {
      ...{ name: "level", label: t("notice.to"), all: t("notice.allLevels") },
      options: noticeLevels.map((value) => ({ value, label: t(`enums:noticeLevel.${value}`) })),
    },
    {
      ...{ name: "class", label: t("notice.class"), all: t("notice.allClasses") },
      options: props.classes.map((one) => ({ value: one.id, label: one.name })),
    },
  ];
  return (
    <DataTable
      caption={t("notice.title")}
      columns={columns}
      rows={props.rows}
      rowKey={(row) => row.id}
      getRowHref={(row) => `/notices/${row.id}`}
      total={props.total}
      page={props.page}
      size={noticesOfPage}
      filters={
        <>
          <SearchField label={t("notice.search")} />
          <FilterBar filters={filters.filter(({ options }) => options.length > 1)} />
        </>
      }
      empty={
        props.isFiltered ? undefined : (
          <EmptyState
            icon={Megaphone}
            action={
              <LinkButton to="/notices/new" kind="main">
                {t("notice.write")}
              </LinkButton>
            }
          >
            {t("notice.none")}
          </EmptyState>
        )
      }
    />
  );
}

function Reached({ row }: { row: NoticeOnList }) {
  const { t } = useTranslation("messages");
  if (row.state === "draft" || row.state === "scheduled") return <>–</>;
  return (
    <span className="grid">
      {t("notice.readOf", { read: row.counts.read, persons: row.counts.persons })}
      {row.mustConfirm ? (
        <span className="text-second text-ink-2">
          {t("notice.confirmedOf", {
            ...{ confirmed: row.counts.confirmed, children: row.counts.children },
          })}
        </span>
      ) : null}
    </span>
  );
}
