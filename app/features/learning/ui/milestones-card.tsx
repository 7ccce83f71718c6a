import { useTranslation } from "react-i18next";
import { developmentAreas } from "~db/enums";
import { Card } from "~/components/card";
import { Tag } from "~/components/tag";
import type { MilestoneRow } from "../queries.server";

/** What children of this age are often busy with, area by area, and what was seen of it. No figures, no ranks. */
export function MilestonesCard({ rows }: { rows: readonly MilestoneRow[] }) {
  const { t } = useTranslation(["learning", "enums"]);
  const shown = rows.filter(({ timing }) => timing !== "past");
  return (
    <Card title={t("milestones")}>
      <p className="mb-2 text-second text-ink-2">{t("milestonesLead")}</p>
      {shown.length === 0 ? <p className="text-ink-2">{t("noMilestones")}</p> : null}
      {developmentAreas
        .map((area) => ({ area, own: shown.filter((row) => row.area === area) }))
        .filter(({ own }) => own.length > 0)
        .map(({ area, own }) => (
          <section key={area} className="border-t border-line py-2.5">
            <h3 className="text-second text-ink-2">{t(`enums:area.${area}`)}</h3>
            <ul>
              {own.map((row) => (
                <li key={row.code} className="flex items-center justify-between gap-3 py-1">
                  <span>{row.text}</span>
                  {row.progress ? (
                    <Tag tone={row.progress === "often" ? "ok" : "brand"}>
                      {t(`enums:progress.${row.progress}`)}
                    </Tag>
                  ) : (
                    <span className="shrink-0 text-second text-ink-3">
                      {row.timing === "near" ? t("soon") : t("notSeen")}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
    </Card>
  );
}
