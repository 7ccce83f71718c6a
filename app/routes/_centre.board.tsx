import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LayoutGrid } from "lucide";
import { useTranslation } from "react-i18next";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { EmptyState } from "~/components/empty-state";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { listMissing } from "~/features/attendance/headcount/queries.server";
import { getLiveBoard } from "~/features/attendance/live/queries.server";
import { getRatioHistory } from "~/features/attendance/ratio/queries.server";
import { BoardHeader, LiveBoard } from "~/features/attendance/ui/live-board";
import { MissingOnBoard } from "~/features/attendance/ui/missing-on-board";
import { titleIn } from "~/i18n/words.server";
import { formatTime } from "~/lib/dates";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "attendance.board.read");
  const asked = new URL(request.url).searchParams.get("class");
  return ctx.tx(async () => {
    const board = await getLiveBoard(ctx);
    const { rooms, day } = board;
    // the class that was asked for, else the one that will be short, else the first
    const chosen =
      rooms.find(({ id }) => id === asked) ?? rooms.find(({ breaks }) => breaks) ?? rooms[0];
    return {
      title: titleIn(ctx.locale, "attendance:board.title"),
      ...{ board, timeZone: ctx.timeZone, at: formatTime(ctx.now, ctx.timeZone) },
      history: chosen ? await getRatioHistory(ctx, { classId: chosen.id, day }) : null,
      missing: await listMissing(ctx),
      mayOpenClass: may({ role: ctx.actor.role }, "centres.class.change"),
    };
  });
}

export default function BoardPage() {
  const { board, history, timeZone, at, missing, mayOpenClass } = useLoaderData<typeof loader>();
  const { t } = useTranslation("attendance");
  if (board.rooms.length === 0) {
    return (
      <>
        <PageHeader title={t("board.title")} />
        <EmptyState
          icon={LayoutGrid}
          action={
            mayOpenClass ? (
              <LinkButton to="/classes" kind="main">
                {t("board.toClasses")}
              </LinkButton>
            ) : undefined
          }
        >
          {t("board.noRooms")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <BoardHeader board={board} at={at} />
      <MissingOnBoard {...{ missing, timeZone }} />
      <LiveBoard {...{ board, history, timeZone }} />
    </>
  );
}
