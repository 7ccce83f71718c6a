import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "~/components/confirm-button";
import { formatDay } from "~/lib/dates";
import type { BookingRow } from "../bookings/queries.server";

/** Frees the place of a booking. */
export function CancelBooking({ row }: { row: BookingRow }) {
  const { t, i18n } = useTranslation("enrolment");
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="cancelBooking" />
      <input type="hidden" name="bookingId" value={row.id} />
      <ConfirmButton
        kind="quiet"
        question={t("booking.cancelQuestion", {
          ...{ name: row.name, day: formatDay(row.day, i18n.language) },
        })}
        detail={t("booking.cancelDetail")}
        confirmLabel={t("booking.cancel")}
      >
        {t("booking.cancel")}
      </ConfirmButton>
    </Form>
  );
}
