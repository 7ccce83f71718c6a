import { useRevalidator } from "@remix-run/react";
import { Siren } from "lucide";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Card } from "~/components/card";
import { ChartTable } from "~/components/charts/chart-table";
import { StepChart } from "~/components/charts/step-chart";
import { Link } from "~/components/link";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { Segment } from "~/components/segment";
import { useLive } from "~/lib/use-live";
import type { LiveBoard as Board } from "../live/queries.server";
import type { RatioHistory } from "../ratio/queries.server";
import { LiveCard } from "./live-card";

/** What no event tells of: shifts that end, quarters that pass. */
const byTheClockMs = 60_000;

/** The answer of the board in one sentence: who is short now, who will be, or that nobody is. */
export function BoardHeader({ board, at }: { board: Board; at: string }) {
  const { t } = useTranslation(["attendance", "common"]);
  const short = board.rooms.filter(({ verdict }) => verdict.state !== "ok");
  const later = board.rooms.flatMap(({ name, breaks }) => (breaks ? { name, breaks } : []));
  const next = later.sort((a, b) => (a.breaks.from < b.breaks.from ? -1 : 1))[0];
  const answer =
    short.length > 0
      ? t("board.shortNow", {
          ...{ count: short.length },
          names: short.map(({ name }) => name).join(t("common:listSeparator")),
        })
      : next
        ? t("board.breaksLater", {
            ...{ time: next.breaks.from, name: next.name, n: next.breaks.verdict.missing },
          })
        : t(board.isOpen ? "board.allFine" : "board.closed");
  return (
    <PageHeader
      title={t("board.title")}
      subtitle={answer}
      actions={
        <>
          <LiveMark at={at} />
          <LinkButton to="/attendance/counts">{t("counts.title")}</LinkButton>
          <LinkButton to="/attendance/evacuation" icon={Siren}>
            {t("evacuation.go")}
          </LinkButton>
          <PrintButton />
        </>
      }
    />
  );
}

/** Keeps the page as new as what is written, and says how new that is. */
function LiveMark({ at }: { at: string }) {
  const { t } = useTranslation("attendance");
  const { revalidate } = useRevalidator();
  const renew = useCallback(() => void revalidate(), [revalidate]);
  const state = useLive("/live?topic=board", renew);
  useEffect(() => {
    const clock = setInterval(() => {
      if (!document.hidden) renew();
    }, byTheClockMs);
    return () => clearInterval(clock);
  }, [renew]);
  if (state === "off") {
    return (
      <span className="live-mark">
        {t("board.still", { time: at })}
        <Link to="/board" reloadDocument className="text-brand-text hover:underline">
          {t("board.refresh")}
        </Link>
      </span>
    );
  }
  return (
    <span className="live-mark" data-live={state}>
      {t(state === "live" ? "board.live" : "board.asking", { time: at })}
    </span>
  );
}

/** Every class now and for two hours, with the figures in a table, and one class's day as a curve. */
export function LiveBoard(props: { board: Board; history: RatioHistory | null; timeZone: string }) {
  const { t } = useTranslation("attendance");
  const { board, history, timeZone } = props;
  return (
    <div className="grid grid-cols-1 gap-4">
      {board.byRoster && board.isOpen ? <Banner inset>{t("board.byRoster")}</Banner> : null}
      <div className="live-cards">
        {board.rooms.map((room) => (
          <LiveCard
            key={room.id}
            {...{ room, timeZone, day: board.day }}
            chosen={room.id === history?.classId}
          />
        ))}
      </div>
      <Card title={t("board.table")}>
        <ChartTable
          label={t("board.table")}
          x={t("board.time")}
          names={board.rooms.map(({ name }) => name)}
          rows={board.slots.map(({ from }, at) => ({
            at: from,
            values: board.rooms.map(({ ahead }) => {
              const slot = ahead[at];
              if (!slot) return "";
              const { children, need, cover } = slot;
              return t("board.tableCell", { children, need: need.adults, have: cover.adults });
            }),
          }))}
        />
      </Card>
      {history ? <DayCurve rooms={board.rooms} history={history} /> : null}
    </div>
  );
}

function DayCurve({ rooms, history }: { rooms: Board["rooms"]; history: RatioHistory }) {
  const { t } = useTranslation("attendance");
  const title = t("board.curve", { name: history.name });
  return (
    <div id="curve">
      <Card title={title}>
        <div className="mb-3 overflow-x-auto">
          <Segment
            label={t("board.chooseClass")}
            current={history.classId}
            items={rooms.map(({ id, name }) => ({ key: id, label: name, href: `?class=${id}` }))}
          />
        </div>
        {history.points.length === 0 ? (
          <p className="text-ink-2">{t("board.curveNone")}</p>
        ) : (
          <StepChart
            label={title}
            x={t("board.time")}
            until={history.until}
            lines={[
              { name: t("board.children"), tone: "whole" },
              { name: t("board.adults"), tone: "brand" },
              { name: t("board.needed"), tone: "limit" },
            ]}
            rows={history.points.map(({ at, children, cover, need }) => ({
              at,
              values: [children, cover.adults, need.adults],
            }))}
          />
        )}
      </Card>
    </div>
  );
}
