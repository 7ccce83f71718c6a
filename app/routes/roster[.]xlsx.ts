import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { todayOf } from "~/features/children/queries.server";
import { rosterParams } from "~/features/rosters/schema";
import { cellInWords } from "~/features/rosters/ui/roster-words";
import { exportRosterWeek } from "~/features/rosters/weeks/queries.server";
import { wordsOf } from "~/i18n/words.server";
import { formatDay } from "~/lib/dates";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "rosters.week.read");
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const { week, day, group } = rosterParams.parse(asked);
  const roster = await exportRosterWeek(ctx, { week: week ?? day ?? todayOf(ctx), group });
  const { t } = wordsOf(ctx.locale);
  const columns = [
    { header: t("rosters:xlsx.class"), width: 12 },
    { header: t("rosters:person"), width: 14 },
    { header: t("rosters:xlsx.post"), width: 12 },
    ...roster.days.map((each) => ({ header: formatDay(each.day, ctx.locale), width: 26 })),
    { header: t("rosters:hours"), width: 10 },
  ];
  const rows = roster.people.map(({ mainClass, name, post, days, hours }) => [
    mainClass?.name ?? "",
    name,
    post ? t(`enums:post.${post}`) : "",
    ...days.map((cell) => cellInWords(t, cell, mainClass?.id)),
    hours,
  ]);
  const name = t("rosters:title");
  const workbook = await makeXlsx({ sheet: name, columns, rows });
  return xlsxResponse(`${name} ${roster.monday}`, workbook);
}
