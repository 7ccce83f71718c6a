import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "~/components/empty-state";
import { FilterBar } from "~/components/filter-bar";
import { DataTable, type Column } from "~/components/table";
import { Tag } from "~/components/tag";
import { ChildInClass } from "~/features/children/ui/child-in-class";
import type { NoticePage } from "../notices/queries.server";
import { momentWords } from "./notice-words";

type Family = NoticePage["families"][number];

/** Child by child: who of the family has it, has read it, has confirmed, and who has not. */
export function NoticeFamilies({ notice }: { notice: NoticePage }) {
  const { t } = useTranslation("messages");
  const { search } = useLocation();
  const isOpenOnly = new URLSearchParams(search).get("show") === "open";
  const rows = notice.families.filter(({ isOutstanding }) => !isOpenOnly || isOutstanding);
  const columns: Column<Family>[] = [
    {
      key: "child",
      header: t("notice.child"),
      cell: (row) => <ChildInClass {...row} />,
    },
    {
      key: "people",
      header: t("notice.people"),
      phone: "show",
      cell: (row) => (
        <ul className="grid gap-0.5 py-1.5">
          {row.people.map((person) => (
            <li key={person.id}>
              <PersonLine person={person} />
            </li>
          ))}
        </ul>
      ),
    },
    {
      key: "result",
      header: t("notice.familyState"),
      phone: "show",
      cell: (row) => <Outcome row={row} mustConfirm={notice.mustConfirm} />,
    },
  ];
  return (
    <DataTable
      caption={t("notice.families")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.childId}
      exportHref={notice.isOwn ? `/notices/${notice.id}.xlsx` : undefined}
      filters={
        <FilterBar
          filters={[
            {
              ...{ name: "show", label: t("notice.show"), all: t("notice.everybody") },
              ...{ as: "segment", options: [{ value: "open", label: t("notice.openOnes") }] },
            },
          ]}
        />
      }
      empty={
        <EmptyState>
          {t(notice.families.length === 0 ? "notice.sentToNobody" : "notice.nobodyLeft")}
        </EmptyState>
      }
    />
  );
}

function Outcome({ row, mustConfirm }: { row: Family; mustConfirm: boolean }) {
  const { t } = useTranslation("messages");
  if (mustConfirm) {
    return row.isConfirmed ? (
      <Tag tone="ok">{t("notice.confirmed")}</Tag>
    ) : (
      <Tag tone="warn">{t("notice.notConfirmed")}</Tag>
    );
  }
  return row.people.some(({ readAt }) => readAt) ? (
    <Tag tone="ok">{t("notice.someRead")}</Tag>
  ) : (
    <Tag>{t("notice.notRead")}</Tag>
  );
}

function PersonLine({ person }: { person: Family["people"][number] }) {
  const { t, i18n } = useTranslation(["messages", "enums"]);
  const { confirmedAt, readAt, signedAs } = person;
  const name = person.relation
    ? t("notice.person", { name: person.name, relation: t(`enums:relation.${person.relation}`) })
    : person.name;
  const words = confirmedAt
    ? t("notice.confirmedAt", {
        ...{ when: momentWords(confirmedAt, i18n.language), name: signedAs ?? "" },
      })
    : readAt
      ? t("notice.readAt", { when: momentWords(readAt, i18n.language) })
      : t(person.hasAccount ? "notice.unreadYet" : "notice.noAccount");
  return (
    <>
      {name} <span className="text-ink-2">{words}</span>
      {person.sees ? null : <span className="text-ink-2"> · {t("notice.noAccess")}</span>}
    </>
  );
}
