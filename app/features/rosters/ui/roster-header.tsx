import { useLocation } from "@remix-run/react";
import { Download } from "lucide";
import { useTranslation } from "react-i18next";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { Segment } from "~/components/segment";
import { withParams } from "~/components/table-params";
import { WeekSwitch } from "~/components/week-switch";
import { formatDate } from "~/lib/dates";
import { closedSheet, rosterGroups } from "../schema";
import type { RosterWeek } from "../weeks/queries.server";
import { CopyWeek } from "./copy-week";

type Props = {
  roster: RosterWeek;
  /** This week's Monday. */
  current: string;
  /** Shortages of each day. */
  short: readonly number[];
  mayPlan: boolean;
};

/** The answer first: which week, and whether the rules are met all through it. */
export function RosterHeader({ roster, current, short, mayPlan }: Props) {
  const { t, i18n } = useTranslation(["rosters", "common"]);
  const { search } = useLocation();
  const { monday, days, group, counts } = roster;
  const [from, to] = [monday, days.at(-1)?.day ?? monday].map((day) => formatDate(day, i18n.language)); // prettier-ignore
  const count = short.reduce((sum, each) => sum + each, 0);
  const verdict = count > 0 ? t("weekShort", { count }) : t("weekFine");
  const parts = [t("subtitle", { from, to }), ...(roster.isPlanned ? [verdict] : [])];
  return (
    <PageHeader
      title={t("title")}
      subtitle={parts.join(t("common:clauseSeparator"))}
      actions={
        <>
          <Segment
            label={t("group.label")}
            current={group}
            items={rosterGroups.map((key) => ({
              key,
              label: t(`group.${key}`, { n: counts[key] ?? 0 }),
              href: withParams(search, { ...closedSheet, group: key === "all" ? null : key }),
            }))}
          />
          <WeekSwitch monday={monday} current={current} />
          {mayPlan && roster.isPlanned ? <CopyWeek monday={monday} /> : null}
          <PrintButton />
          <LinkButton
            to={`/roster.xlsx${withParams(search, closedSheet)}`}
            download
            icon={Download}
          >
            {t("common:exportExcel")}
          </LinkButton>
        </>
      }
    />
  );
}
