import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ClassChip } from "~/components/class-chip";
import { RowList } from "~/components/row-list";
import { AddLink } from "~/features/children/ui/add-link";
import { formatDay } from "~/lib/dates";
import type { BookingRow } from "../bookings/queries.server";
import { CancelBooking } from "./cancel-booking";

/** The child's hours to come beyond its place, the next first. */
export function ChildBookings(props: { rows: readonly BookingRow[]; mayBook: boolean }) {
  const { t, i18n } = useTranslation("enrolment");
  return (
    <Card
      title={t("booking.title")}
      aside={props.mayBook ? <AddLink what="booking" label={t("booking.act")} /> : null}
    >
      {props.rows.length === 0 ? (
        <p className="text-ink-2">{t("booking.noneOfChild")}</p>
      ) : (
        <RowList
          rows={props.rows.map((row) => ({
            key: row.id,
            title: `${formatDay(row.day, i18n.language)} ${row.from}–${row.until}`,
            detail: <ClassChip name={row.className} colour={row.colour} />,
            act: props.mayBook ? <CancelBooking row={row} /> : null,
          }))}
        />
      )}
    </Card>
  );
}
