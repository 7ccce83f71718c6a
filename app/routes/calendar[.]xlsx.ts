import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { getCalendarYear } from "~/features/centres/calendar/queries.server";
import { calendarPageInput } from "~/features/centres/calendar/schema";
import { dayNameIn, weekdayWord } from "~/features/centres/ui/calendar-words";
import { wordsOf } from "~/i18n/words.server";
import { weekdayOf } from "~/lib/dates";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

/** Every day of the year that has a name: holidays, make-up days, and what the centre has set itself. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "centres.calendar.read");
  const { t } = wordsOf(ctx.locale);
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const { year, months } = await getCalendarYear(ctx, calendarPageInput.parse(asked));
  const heads = ["day", "weekday", "kind", "name", "followsLabel", "setBy"] as const;
  const rows = months
    .flat()
    .filter(({ mark }) => mark !== null)
    .map(({ day, isOpen, isOwn, name, follows }) => [
      ...[day, weekdayWord(weekdayOf(day), ctx.locale)],
      t(`enums:dayKind.${isOpen ? "open" : "closed"}`),
      dayNameIn(ctx.locale, name),
      follows ? weekdayWord(follows, ctx.locale) : null,
      t(isOwn ? "centres:calendar.byCentre" : "centres:calendar.byState"),
    ]);
  const columns = heads.map((head) => ({ header: t(`centres:calendar.${head}`), width: 18 }));
  const sheet = `${t("nav:calendar")} ${year}`;
  return xlsxResponse(sheet, await makeXlsx({ sheet, columns, rows }));
}
