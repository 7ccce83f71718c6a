import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { Facts } from "~/components/facts";
import { Tag } from "~/components/tag";
import type { House } from "../house/queries.server";

/** What runs here, and whether the database is as new as the product. */
export function HouseCard({ house }: { house: House }) {
  const { t } = useTranslation(["reports", "common"]);
  const current = house.applied === house.expected;
  return (
    <Card title={t("house")}>
      <Facts
        items={[
          { label: t("version"), value: house.version },
          { label: t("database"), value: `PostgreSQL ${house.database}` },
          {
            label: t("migrations"),
            value: (
              <span className="inline-flex items-center gap-2">
                {t("common:ofTotal", { value: house.applied, total: house.expected })}
                <Tag tone={current ? "ok" : "stop"}>
                  {t(current ? "migrationsDone" : "migrationsBehind")}
                </Tag>
              </span>
            ),
          },
          { label: t("waiting"), value: t("jobs", { count: house.waiting }) },
        ]}
      />
    </Card>
  );
}
