import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import { instantOf } from "~/lib/clock";
import { formatDay, formatTime } from "~/lib/dates";
import type { DoubtfulHandOver } from "../handover/queries.server";
import { checkFace, CheckName } from "./check-rows";

/** Hand-overs that somebody has to look at: on no list, with nobody's PIN, or to nobody by name. */
export function DoubtfulHandOvers(props: {
  doubtful: readonly DoubtfulHandOver[];
  timeZone: string;
}) {
  const { t, i18n } = useTranslation(["attendance", "common"]);
  if (props.doubtful.length === 0) return null;
  return (
    <Card title={t("handOver.toCheck")}>
      <p className="mb-2 text-ink-2">{t("handOver.toCheckWhy")}</p>
      <RowList
        rows={props.doubtful.map((one) => {
          const time = formatTime(instantOf(one.leftAt), props.timeZone);
          const left = one.collector
            ? t("handOver.leftWith", { time, name: one.collector })
            : t("where.left", { time });
          return {
            key: one.entryId,
            mark: checkFace(one),
            title: <CheckName child={one} />,
            detail: [
              formatDay(one.day, i18n.language),
              left,
              one.reason ? t("handOver.vouched", { reason: one.reason }) : "",
            ]
              .filter(Boolean)
              .join(t("common:clauseSeparator")),
            act: (
              <Tag tone={one.why === "unverified" ? "stop" : "warn"}>
                {t(`handOver.${one.why}`)}
              </Tag>
            ),
          };
        })}
      />
    </Card>
  );
}
