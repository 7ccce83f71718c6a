import { TriangleAlert } from "lucide";
import { useTranslation } from "react-i18next";
import { Avatar } from "~/components/avatar";
import { Card } from "~/components/card";
import { TrendChart } from "~/components/charts/trend-chart";
import { LinkButton } from "~/components/link-button";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import { formatDate } from "~/lib/dates";
import type { Home } from "../home/queries.server";
import type { Overdue } from "../home/rules";

/** Where somebody will be missing next: the rule that makes it so, and who could step in. */
export function ShortageCard({ home }: { home: Home }) {
  const { t } = useTranslation(["reports", "rosters"]);
  const next = home.shortage;
  const edit = `/roster?day=${home.day}`;
  if (!next) {
    return (
      <Card title={t("home.noShortage")} aside={<Tag tone="ok">{t("home.enough")}</Tag>}>
        <p className="text-ink-2">{t("home.noShortageLine")}</p>
      </Card>
    );
  }
  return (
    <Card
      title={t("home.shortageAt", { time: next.from, name: next.className, n: next.missing })}
      aside={
        <Tag tone="stop" icon={TriangleAlert}>
          {next.from}–{next.to}
        </Tag>
      }
    >
      <RowList
        rows={[
          {
            key: "rule",
            title: t("home.shortageLine", {
              ...{ children: next.children, need: next.need, have: next.have },
            }),
            detail: t("home.ruleLine", { ...next.source }),
            act: <LinkButton to={edit}>{t("home.toRoster")}</LinkButton>,
          },
          ...next.helpers.map((helper) => ({
            key: helper.id,
            mark: <Avatar name={helper.name} size={32} />,
            title: helper.name,
            detail: t("home.helperLine", { from: next.from, to: next.to }),
          })),
        ]}
      />
    </Card>
  );
}

const ways: Record<Overdue["kind"], string> = {
  missing: "/room",
  departures: "/attendance/departures",
  certificates: "/staff?expiring=on",
  offers: "/applications",
  messages: "/messages",
  questions: "/applications/enquiries",
  samplesLate: "/kitchen/samples",
  samplesOverdue: "/kitchen/samples",
  outgrowing: "/places",
  files: "/children/gaps",
};

/** What should have been done by now, each with the place that mends it. */
export function OverdueCard({ overdue }: { overdue: readonly Overdue[] }) {
  const { t } = useTranslation(["reports", "common"]);
  return (
    <Card
      title={t("home.overdue")}
      aside={
        <span className="text-second text-ink-3">
          {t("home.things", { count: overdue.length })}
        </span>
      }
    >
      {overdue.length === 0 ? (
        <p className="text-ink-2">{t("home.nothingOverdue")}</p>
      ) : (
        <RowList
          rows={overdue.map((one) => ({
            key: one.kind,
            title: t(`home.overdueLine.${one.kind}`, { count: one.count }),
            detail:
              "names" in one
                ? `${one.names.slice(0, 4).join(t("common:listSeparator"))}${one.names.length > 4 ? "…" : ""}`
                : t(`home.overdueWhy.${one.kind}`),
            act: (
              <LinkButton to={ways[one.kind]} kind="quiet">
                {t(`home.overdueAct.${one.kind}`)}
              </LinkButton>
            ),
          }))}
        />
      )}
    </Card>
  );
}

/** Who is off today, until when, and who stands in. */
export function LeaveCard({ home }: { home: Home }) {
  const { t, i18n } = useTranslation(["reports", "enums", "common"]);
  return (
    <Card
      title={t("home.onLeave")}
      aside={
        <span className="text-second text-ink-3">
          {t("home.onLeaveOf", { off: home.onLeave.length, total: home.staffTotal })}
        </span>
      }
    >
      {home.onLeave.length === 0 ? (
        <p className="text-ink-2">{t("home.nobodyOff")}</p>
      ) : (
        <RowList
          rows={home.onLeave.map((leave) => ({
            key: leave.leaveId,
            mark: <Avatar name={leave.name} size={32} colour={leave.classes[0]?.colour} />,
            title: `${leave.name}${t("common:clauseSeparator")}${t(`enums:leaveKind.${leave.kind}`)}`,
            detail: [
              leave.classes.map(({ name }) => name).join(t("common:listSeparator")),
              leave.toDay === home.day
                ? t("home.todayOnly")
                : t("home.through", { day: formatDate(leave.toDay, i18n.language) }),
            ]
              .filter(Boolean)
              .join(t("common:clauseSeparator")),
            act: leave.coveredBy ? (
              <Tag tone="ok">{t("home.coveredBy", { name: leave.coveredBy.name })}</Tag>
            ) : (
              <Tag tone="warn">{t("home.notCovered")}</Tag>
            ),
          }))}
        />
      )}
    </Card>
  );
}

/** Present child-days of enrolled ones, day by day. */
export function AttendanceCard({ trend }: { trend: Home["trend"] }) {
  const { t, i18n } = useTranslation("reports");
  const average = trend.reduce((sum, { rate }) => sum + rate, 0) / Math.max(1, trend.length);
  return (
    <Card
      title={t("home.attendance")}
      aside={
        trend.length > 0 ? (
          <span className="text-second text-ink-2">
            {t("home.attendanceMean", { rate: average.toFixed(1) })}
          </span>
        ) : null
      }
    >
      {trend.length === 0 ? (
        <p className="text-ink-2">{t("home.noAttendance")}</p>
      ) : (
        <TrendChart
          label={t("home.attendance")}
          x={t("home.day")}
          unit="%"
          most={100}
          series={trend.map(({ day, rate }) => ({
            at: formatDate(day, i18n.language),
            value: rate,
          }))}
        />
      )}
    </Card>
  );
}
