import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { getAttendanceRegister } from "~/features/attendance/register/queries.server";
import { registerInput } from "~/features/attendance/register/schema";
import { attendanceSheet } from "~/features/attendance/ui/register-sheets";
import { todayOf } from "~/features/children/queries.server";
import { wordsOf } from "~/i18n/words.server";
import { notFound } from "~/lib/errors";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

/** One class's month, as the page shows it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const asked = registerInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { class: classId } = asked;
  if (!classId) throw notFound("class");
  const ctx = await requireAccess(request, "attendance.register.read", { classId });
  const month = asked.month ?? todayOf(ctx).slice(0, 7);
  const register = await getAttendanceRegister(ctx, { classId, month });
  const { t } = wordsOf(ctx.locale);
  const name = t("attendance:register.titleOf", { name: register.room.name });
  const workbook = await makeXlsx({ sheet: name, ...attendanceSheet(t, register, ctx.locale) });
  return xlsxResponse(`${name} ${month}`, workbook);
}
