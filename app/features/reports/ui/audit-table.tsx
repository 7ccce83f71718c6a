import { useLocation } from "@remix-run/react";
import { X } from "lucide";
import { useTranslation } from "react-i18next";
import { FilterBar } from "~/components/filter-bar";
import { Link } from "~/components/link";
import { LinkButton } from "~/components/link-button";
import { SearchField } from "~/components/search-field";
import { DataTable } from "~/components/table";
import { withParams } from "~/components/table-params";
import { instantOf } from "~/lib/clock";
import { formatMoment } from "~/lib/dates";
import type { AuditRow } from "../audit/queries.server";
import { capabilityInWords } from "./audit-words";

/** Who did or read what and when, with the child it was about. */
export function AuditTable(props: {
  rows: AuditRow[];
  total: number;
  page: number;
  size: number;
  people: readonly { id: string; name: string }[];
  /** The child the list is narrowed to, if any. */
  childName: string | null;
  timeZone: string;
}) {
  const { t, i18n } = useTranslation(["reports", "enums", "common"]);
  const { search } = useLocation();
  return (
    <DataTable
      caption={t("audit")}
      rows={props.rows}
      rowKey={(row) => row.id}
      total={props.total}
      page={props.page}
      size={props.size}
      columns={[
        {
          key: "at",
          header: t("at"),
          cell: (row) => (
            <span className="whitespace-nowrap">
              {formatMoment(instantOf(row.at), props.timeZone, i18n.language)}
            </span>
          ),
        },
        {
          key: "actor",
          header: t("actor"),
          cell: (row) =>
            row.actorKind === "user" ? (
              <>
                {row.actorName ?? t("unknownPerson")}{" "}
                {row.role ? (
                  <span className="text-ink-3">{t(`enums:role.${row.role}`)}</span>
                ) : null}
              </>
            ) : (
              <span className="text-ink-2">
                {row.actorKind === "device"
                  ? (row.deviceName ?? t("byDevice"))
                  : t(row.actorKind === "visitor" ? "byVisitor" : "bySystem")}
              </span>
            ),
        },
        { key: "what", header: t("what"), cell: (row) => capabilityInWords(i18n, row.capability) },
        {
          key: "child",
          header: t("child"),
          cell: (row) =>
            row.childId && row.childName ? (
              <span className="inline-flex flex-wrap items-center gap-x-3">
                <Link to={`/children/${row.childId}`} className="text-link">
                  {row.childName}
                </Link>
                <Link
                  to={withParams(search, { child: row.childId, page: null })}
                  preventScrollReset
                  className="text-ink-2 hover:underline"
                  aria-label={t("onlyChild", { name: row.childName })}
                >
                  {t("only")}
                </Link>
              </span>
            ) : (
              "–"
            ),
        },
      ]}
      filters={
        <>
          <SearchField name="q" label={t("searchChild")} placeholder={t("searchChild")} />
          <FilterBar
            filters={[
              {
                name: "person",
                label: t("actor"),
                all: t("everyone"),
                options: props.people.map(({ id, name }) => ({ value: id, label: name })),
              },
            ]}
          />
          {props.childName ? (
            <LinkButton to={withParams(search, { child: null, page: null })} icon={X}>
              {t("onlyChild", { name: props.childName })}
            </LinkButton>
          ) : null}
        </>
      }
    />
  );
}
