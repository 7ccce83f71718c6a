import type { LoaderFunctionArgs } from "@remix-run/node";
import { classroomRoles } from "~/access/policy";
import { listOwnClassIds, requireAccess } from "~/access/require.server";
import { listCounts } from "~/features/attendance/headcount/queries.server";
import { registerInput } from "~/features/attendance/register/schema";
import { countsSheet } from "~/features/attendance/ui/counts-sheet";
import { todayOf } from "~/features/children/queries.server";
import { wordsOf } from "~/i18n/words.server";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

/** A day's counts as the page shows them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const asked = registerInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const target = asked.class ? { classId: asked.class } : undefined;
  const ctx = await requireAccess(request, "attendance.headcount.read", target);
  const isInClass = classroomRoles.some((role) => role === ctx.actor.role);
  const own = isInClass ? await listOwnClassIds(ctx) : undefined;
  const day = asked.day ?? todayOf(ctx);
  const counts = await listCounts(ctx, { day, classIds: asked.class ? [asked.class] : own });
  const { t } = wordsOf(ctx.locale);
  const name = t("attendance:counts.title");
  const sheet = countsSheet(t, counts, ctx.timeZone);
  return xlsxResponse(`${name} ${day}`, await makeXlsx({ sheet: name, ...sheet }));
}
