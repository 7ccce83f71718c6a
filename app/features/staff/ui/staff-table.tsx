import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Avatar } from "~/components/avatar";
import { ClassChip } from "~/components/class-chip";
import { EmptyState } from "~/components/empty-state";
import { FilterBar } from "~/components/filter-bar";
import { LinkButton } from "~/components/link-button";
import { SearchField } from "~/components/search-field";
import { DataTable, type Column } from "~/components/table";
import { formatLongDay } from "~/lib/dates";
import { posts } from "~db/enums";
import type { StaffRow } from "../queries.server";
import { CertificateTag } from "./certificate-tag";
import { postsInWords } from "./staff-words";

function columnsOf(t: TFunction, locale: string): Column<StaffRow>[] {
  return [
    {
      key: "name",
      header: t("name"),
      sortable: true,
      cell: (row) => (
        <>
          <Avatar name={row.name} size={28} colour={row.classes[0]?.colour} />
          {row.name}
        </>
      ),
    },
    {
      key: "posts",
      header: t("posts"),
      cell: (row) => postsInWords(t, row.posts),
    },
    {
      key: "class",
      header: t("class"),
      sortable: true,
      cell: (row) =>
        row.classes.length === 0 ? (
          "–"
        ) : (
          <span className="inline-flex flex-wrap items-center gap-x-3">
            {row.classes.map((place) => (
              <span key={place.id} className="inline-flex items-center gap-1.5">
                <ClassChip name={place.name} colour={place.colour} />
                {place.lead ? <span className="text-ink-2">{t("lead")}</span> : null}
              </span>
            ))}
          </span>
        ),
    },
    { key: "phone", header: t("phone"), phone: "hide", cell: (row) => row.phone },
    {
      key: "hiredOn",
      header: t("hiredOn"),
      sortable: true,
      phone: "hide",
      cell: (row) => formatLongDay(row.hiredOn, locale),
    },
    {
      key: "expiresOn",
      header: t("certificates"),
      sortable: true,
      align: "end",
      phone: "show",
      cell: (row) => <CertificateTag gaps={row.gaps} />,
    },
  ];
}

export function StaffTable(props: {
  rows: StaffRow[];
  total: number;
  page: number;
  size: number;
  classes: { id: string; name: string }[];
  exportHref: string;
  isEmpty: boolean;
}) {
  const { t, i18n } = useTranslation(["staff", "enums", "common"]);
  const filters = [
    {
      name: "post",
      label: t("post"),
      all: t("allPosts"),
      options: posts.map((value) => ({ value, label: t(`enums:post.${value}`) })),
    },
    {
      name: "class",
      label: t("class"),
      all: t("allClasses"),
      options: props.classes.map((one) => ({ value: one.id, label: one.name })),
    },
    {
      name: "expiring",
      label: t("certificates"),
      all: t("common:all"),
      options: [{ value: "on", label: t("onlyGaps") }],
    },
    {
      name: "left",
      label: t("employment"),
      all: t("working"),
      options: [{ value: "on", label: t("left") }],
    },
  ];
  return (
    <DataTable
      caption={t("title")}
      columns={columnsOf(t, i18n.language)}
      rows={props.rows}
      rowKey={(row) => row.id}
      getRowHref={(row) => `/staff/${row.id}`}
      total={props.total}
      page={props.page}
      size={props.size}
      sizes={[50, 100]}
      exportHref={props.exportHref}
      filters={
        <>
          <SearchField name="q" label={t("search")} placeholder={t("search")} />
          <FilterBar filters={filters} />
        </>
      }
      empty={
        props.isEmpty ? (
          <EmptyState
            action={
              <LinkButton to="/staff/new" kind="main">
                {t("hire")}
              </LinkButton>
            }
          >
            {t("none")}
          </EmptyState>
        ) : undefined
      }
    />
  );
}
