import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { getCheckDay, getCheckMonth } from "~/features/attendance/check-register/queries.server";
import { registerInput } from "~/features/attendance/register/schema";
import { checkDaySheet, checkMonthSheet } from "~/features/attendance/ui/register-sheets";
import { todayOf } from "~/features/children/queries.server";
import { wordsOf } from "~/i18n/words.server";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

/** The register as it stands on the page: of a day, or of a month of one check. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "attendance.checks.read");
  const asked = registerInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { month, part, class: classId } = asked;
  const { t } = wordsOf(ctx.locale);
  const day = asked.day ?? todayOf(ctx);
  const sheet = month
    ? checkMonthSheet(t, await getCheckMonth(ctx, { month, part, classId }), classId !== undefined)
    : checkDaySheet(t, await getCheckDay(ctx, { day, classId }), ctx.timeZone);
  const name = t("attendance:checkRegister.title");
  return xlsxResponse(`${name} ${month ?? day}`, await makeXlsx({ sheet: name, ...sheet }));
}
