import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ClassChip } from "~/components/class-chip";
import { EmptyState } from "~/components/empty-state";
import { FilterBar } from "~/components/filter-bar";
import { LinkButton } from "~/components/link-button";
import { DataTable, type Column } from "~/components/table";
import { Tag } from "~/components/tag";
import { Face } from "~/features/children/ui/face";
import { momentWords } from "~/features/messages/ui/notice-words";
import type { DocumentPage } from "../documents/queries.server";

type Row = DocumentPage["rows"][number];

/** Child by child: who has agreed to the version in force and when, or who could. */
export function DocumentFamilies(props: {
  page: DocumentPage;
  classes: readonly { id: string; name: string }[];
}) {
  const { t } = useTranslation("families");
  const { search } = useLocation();
  const { page } = props;
  const columns: Column<Row>[] = [
    {
      key: "child",
      header: t("document.child"),
      cell: (row) => (
        <span className="flex items-center gap-2.5">
          <Face name={row.name} fileId={row.faceFileId} colour={row.colour} size={28} />
          <b>{row.name}</b>
        </span>
      ),
    },
    {
      key: "class",
      header: t("document.class"),
      phone: "show",
      cell: (row) => <ClassChip name={row.className} colour={row.colour} />,
    },
    {
      key: "state",
      header: t("document.state"),
      phone: "show",
      cell: (row) => <State row={row} />,
    },
    {
      key: "signers",
      header: t("document.signers"),
      phone: "show",
      cell: (row) => <Signers row={row} />,
    },
    {
      key: "paper",
      header: t("document.onPaper"),
      phone: "show",
      cell: (row) =>
        row.isOpen && row.signers.length > 0 ? (
          <LinkButton
            to={paperHref(page.kind, search, row.id)}
            kind="quiet"
            label={t("document.onPaperOf", { name: row.name })}
          >
            {t("document.onPaper")}
          </LinkButton>
        ) : null,
    },
  ];
  return (
    <DataTable
      caption={t("document.state")}
      columns={page.isAsked ? columns : columns.slice(0, 3)}
      rows={page.rows}
      rowKey={(row) => row.id}
      exportHref={`/documents/${page.kind}.xlsx${search}`}
      filters={
        <FilterBar
          filters={[
            {
              ...{ name: "class", label: t("document.class"), all: t("document.allClasses") },
              options: props.classes.map(({ id, name }) => ({ value: id, label: name })),
            },
            {
              ...{ name: "show", label: t("document.show"), all: t("document.everybody") },
              ...{ as: "segment", options: [{ value: "open", label: t("document.openOnes") }] },
            },
          ]}
        />
      }
      empty={
        <EmptyState>
          {t(page.children === 0 ? "document.noChildren" : "document.nobodyLeft")}
        </EmptyState>
      }
    />
  );
}

function paperHref(kind: string, search: string, childId: string): string {
  const params = new URLSearchParams(search);
  params.set("paper", childId);
  return `/documents/${kind}?${params.toString()}`;
}

function State({ row }: { row: Row }) {
  const { t, i18n } = useTranslation("families");
  const earlier = row.earlier ? (
    <span className="text-second text-ink-2">
      {t("document.earlier", { version: row.earlier })}
    </span>
  ) : null;
  if (row.accepted.length === 0) {
    return row.isOpen ? (
      <span className="grid justify-items-start gap-0.5">
        <Tag tone="warn">{t("document.notAccepted")}</Tag>
        {earlier}
      </span>
    ) : (
      (earlier ?? "–")
    );
  }
  return (
    <ul className="grid gap-0.5 py-1.5">
      {row.accepted.map((one) => (
        <li key={`${one.name} ${one.at.day} ${one.at.time}`}>
          {t("document.acceptedBy", {
            ...{ name: one.name, when: momentWords(one.at, i18n.language) },
          })}
          {one.isPaper ? t("document.paper") : null}
        </li>
      ))}
    </ul>
  );
}

function Signers({ row }: { row: Row }) {
  const { t } = useTranslation(["families", "enums", "common"]);
  return (
    <ul className="grid gap-0.5 py-1.5">
      {row.signers.map(({ guardianId, name, relation, hasAccount }) => (
        <li key={guardianId}>
          {t("document.person", { name, relation: t(`enums:relation.${relation}`) })}
          {hasAccount ? null : <span className="text-ink-2"> {t("document.noAccount")}</span>}
        </li>
      ))}
    </ul>
  );
}
