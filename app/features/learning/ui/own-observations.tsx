import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import type { ObservationRow } from "../queries.server";
import { ObservationList } from "./observation-list";

/** What the teachers shared with this family. */
export function OwnObservations({ rows }: { rows: readonly ObservationRow[] }) {
  const { t } = useTranslation("learning");
  return (
    <Card title={t("ownTitle")}>
      <ObservationList rows={rows} />
      <p className="mt-2 text-second text-ink-2">{t("ownNote")}</p>
    </Card>
  );
}
