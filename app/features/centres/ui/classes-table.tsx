import { useTranslation } from "react-i18next";
import { ClassChip } from "~/components/class-chip";
import { classColour } from "~/components/class-colour";
import { DataTable } from "~/components/table";
import { Tag } from "~/components/tag";
import type { ClassRow } from "../queries.server";
import { FreePlaces } from "./free-places";

/** Every class with what it has and who leads it. `leads` comes from the staff's records. */
export function ClassesTable(props: {
  rows: ClassRow[];
  leads: readonly { id: string; lead: string | null; adults: number }[];
}) {
  const { t } = useTranslation(["centres", "enums"]);
  const teamOf = (row: ClassRow) => props.leads.find(({ id }) => id === row.id);
  return (
    <DataTable
      caption={t("title")}
      rows={props.rows}
      rowKey={(row) => row.id}
      getRowHref={(row) => `/classes/${row.id}`}
      columns={[
        {
          key: "name",
          header: t("name"),
          cell: (row) => <ClassChip name={row.name} colour={row.colour} />,
        },
        {
          key: "type",
          header: t("type"),
          cell: (row) => <span className="wrap-normal">{t(`enums:classType.${row.type}`)}</span>,
        },
        {
          key: "taken",
          header: t("takenOfPlaces"),
          cell: (row) => <Taken row={row} />,
        },
        {
          key: "free",
          header: t("free"),
          cell: (row) => (row.closed ? <Tag>{t("closed")}</Tag> : <FreePlaces free={row.free} />),
        },
        {
          key: "children",
          header: t("children"),
          align: "end",
          phone: "label",
          cell: (row) => row.children,
        },
        {
          key: "adults",
          header: t("adults"),
          align: "end",
          phone: "label",
          cell: (row) => teamOf(row)?.adults ?? 0,
        },
        {
          key: "lead",
          header: t("lead"),
          align: "end",
          phone: "label",
          cell: (row) => <span className="whitespace-nowrap">{teamOf(row)?.lead ?? "–"}</span>,
        },
      ]}
    />
  );
}

function Taken({ row }: { row: ClassRow }) {
  const taken = Math.max(row.morning, row.afternoon);
  return (
    <span className={`flex items-center gap-3 ${classColour(row.colour)}`}>
      <span className="whitespace-nowrap sm:w-14">
        <b>{taken}</b> / {row.places}
      </span>
      <span className="bar hidden w-48 md:block" aria-hidden="true">
        <i style={{ width: `${Math.min(100, (taken / row.places) * 100)}%` }} />
      </span>
    </span>
  );
}
