import { useTranslation } from "react-i18next";
import { ClassChip } from "~/components/class-chip";
import { EmptyState } from "~/components/empty-state";
import { FilterBar } from "~/components/filter-bar";
import { DataTable, type Column } from "~/components/table";
import { Face } from "~/features/children/ui/face";
import { formatDay } from "~/lib/dates";
import type { BookingRow } from "../bookings/queries.server";
import { CancelBooking } from "./cancel-booking";

/** The hours booked from today on: when, who, in which class, and what may be taken back. */
export function BookingsTable(props: {
  rows: BookingRow[];
  total: number;
  page: number;
  size: number;
  classes: readonly { id: string; name: string }[];
  mayBook: boolean;
  exportHref: string;
  isFiltered: boolean;
}) {
  const { t, i18n } = useTranslation(["enrolment", "enums", "common"]);
  const columns: Column<BookingRow>[] = [
    { key: "day", header: t("booking.day"), cell: (row) => formatDay(row.day, i18n.language) },
    {
      key: "hours",
      header: t("booking.time"),
      cell: (row) => (
        <span className="whitespace-nowrap">
          {`${row.from}–${row.until}`}{" "}
          <span className="text-second text-ink-2">{t(`enums:schedule.${row.schedule}`)}</span>
        </span>
      ),
    },
    {
      key: "child",
      header: t("booking.child"),
      cell: (row) => (
        <a
          href={`/children/${row.childId}`}
          className="inline-flex items-center gap-2.5 font-semibold whitespace-nowrap"
        >
          <Face name={row.name} fileId={row.faceFileId} colour={row.colour} size={28} />
          {row.name}
        </a>
      ),
    },
    {
      key: "class",
      header: t("class"),
      cell: (row) => <ClassChip name={row.className} colour={row.colour} />,
    },
    ...(props.mayBook
      ? [
          {
            key: "cancel",
            header: t("booking.cancelHead"),
            phone: "show",
            align: "end",
            cell: (row) => <CancelBooking row={row} />,
          } satisfies Column<BookingRow>,
        ]
      : []),
  ];
  return (
    <DataTable
      caption={t("booking.title")}
      columns={columns}
      rows={props.rows}
      rowKey={(row) => row.id}
      {...{ total: props.total, page: props.page, size: props.size }}
      exportHref={props.exportHref}
      filters={
        <FilterBar
          filters={[
            {
              name: "class",
              label: t("class"),
              options: props.classes.map(({ id, name }) => ({ value: id, label: name })),
            },
          ]}
        />
      }
      empty={props.isFiltered ? undefined : <EmptyState>{t("booking.none")}</EmptyState>}
    />
  );
}
