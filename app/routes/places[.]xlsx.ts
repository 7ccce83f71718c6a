import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { getPlacesBoard } from "~/features/enrolment/places/queries.server";
import { placesPageInput } from "~/features/enrolment/places/schema";
import { wordsOf } from "~/i18n/words.server";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

/** The board as a sheet: a row a week, three figures a class. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.board.read");
  const { t } = wordsOf(ctx.locale);
  const asked = placesPageInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const board = await getPlacesBoard(ctx, { weeks: Number(asked.weeks) });
  const parts = ["full", "morning", "afternoon"] as const;
  const columns = [
    { header: t("enrolment:board.week"), width: 14 },
    ...board.classes.flatMap(({ name }) =>
      parts.map((part) => ({ header: `${name} ${t(`enums:schedule.${part}`)}`, width: 14 })),
    ),
    { header: t("enrolment:board.whole"), width: 12 },
  ];
  const rows = board.weeks.map(({ monday }, at) => [
    monday,
    ...board.classes.flatMap(({ weeks }) => parts.map((part) => weeks[at]?.[part] ?? 0)),
    board.whole[at]?.full ?? 0,
  ]);
  const sheet = t("nav:places");
  const workbook = await makeXlsx({ sheet, columns, rows });
  return xlsxResponse(`${sheet} ${board.weeks[0]?.monday ?? ""}`, workbook);
}
