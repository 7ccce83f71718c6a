import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { listBookings } from "~/features/enrolment/bookings/queries.server";
import { bookingsPageInput } from "~/features/enrolment/bookings/schema";
import { wordsOf } from "~/i18n/words.server";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

/** Every booking to come, of one class where the list is filtered. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.board.read");
  const { t } = wordsOf(ctx.locale);
  const asked = bookingsPageInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { rows } = await listBookings(ctx, { classId: asked.class });
  const heads = ["booking.day", "booking.from", "booking.until", "booking.child", "class"] as const;
  const columns = [...heads, "schedule"].map((head) => ({
    header: t(`enrolment:${head}`),
    width: 16,
  }));
  const sheet = t("nav:bookings");
  const workbook = await makeXlsx({
    ...{ sheet, columns },
    rows: rows.map((row) => [
      ...[row.day, row.from, row.until, row.name, row.className],
      t(`enums:schedule.${row.schedule}`),
    ]),
  });
  return xlsxResponse(sheet, workbook);
}
