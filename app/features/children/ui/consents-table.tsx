import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ClassChip } from "~/components/class-chip";
import { EmptyState } from "~/components/empty-state";
import { FilterBar } from "~/components/filter-bar";
import { DataTable } from "~/components/table";
import { Tag } from "~/components/tag";
import { consentKinds } from "~db/enums";
import { consentStandings, type ConsentStanding } from "../consents/rules";
import type { ConsentStandingRow } from "../ledger/queries.server";
import { standingTones } from "./consent-ledger";
import { Face } from "./face";

const columns = [
  "unanswered",
  "outdated",
  "declined",
] as const satisfies readonly ConsentStanding[];

/** Whose family still has to answer what; a row leads to the child's ledger. */
export function ConsentsTable(props: {
  rows: ConsentStandingRow[];
  classes: readonly { id: string; name: string }[];
}) {
  const { t } = useTranslation(["children", "enums"]);
  const { search } = useLocation();
  const kindsOf = (row: ConsentStandingRow, standing: ConsentStanding) =>
    consentKinds.filter((kind) => row.standings[kind] === standing);
  return (
    <DataTable
      caption={t("ledger.title")}
      rows={props.rows}
      rowKey={(row) => row.id}
      getRowHref={(row) => `/children/${row.id}/consents`}
      exportHref={`/consents.xlsx${search}`}
      columns={[
        {
          ...{ key: "name", header: t("name") },
          cell: (row) => (
            <>
              <Face name={row.name} fileId={row.faceFileId} colour={row.colour} size={28} />
              {row.name}
            </>
          ),
        },
        {
          ...{ key: "class", header: t("class") },
          cell: (row) => <ClassChip name={row.className} colour={row.colour} />,
        },
        ...columns.map((standing) => ({
          ...{ key: standing, header: t(`ledger.standing.${standing}`), phone: "label" as const },
          cell: (row: ConsentStandingRow) => {
            const kinds = kindsOf(row, standing);
            return kinds.length > 0 ? (
              <span className="flex flex-wrap gap-1">
                {kinds.map((kind) => (
                  <Tag key={kind} tone={standingTones[standing]}>
                    {t(`enums:consentKind.${kind}`)}
                  </Tag>
                ))}
              </span>
            ) : (
              "–"
            );
          },
        })),
      ]}
      filters={
        <FilterBar
          filters={[
            {
              ...{ name: "class", label: t("class"), all: t("allClasses") },
              options: props.classes.map(({ id, name }) => ({ value: id, label: name })),
            },
            {
              ...{ name: "kind", label: t("consentKind"), all: t("ledger.anyKind") },
              options: consentKinds.map((value) => ({
                ...{ value, label: t(`enums:consentKind.${value}`) },
              })),
            },
            {
              ...{ name: "standing", label: t("answer"), all: t("ledger.gaps") },
              options: consentStandings.map((value) => ({
                ...{ value, label: t(`ledger.standing.${value}`) },
              })),
            },
          ]}
        />
      }
      empty={search ? undefined : <EmptyState>{t("ledger.none")}</EmptyState>}
    />
  );
}
