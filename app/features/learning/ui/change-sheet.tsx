import { useTranslation } from "react-i18next";
import { AddSheet } from "~/components/add-sheet";
import type { MilestoneRow, ObservationRow } from "../queries.server";
import { ChangeObservation } from "./observation-form";

/** The sheet of the observation that `?change=` names; works before hydration. */
export function ChangeSheet(props: {
  row: ObservationRow | undefined;
  milestones: readonly MilestoneRow[];
  today: string;
  actionData: unknown;
}) {
  const { t } = useTranslation("learning");
  const { row, ...rest } = props;
  if (!row) return null;
  return (
    <AddSheet title={t("changeTitle")}>
      <ChangeObservation row={row} cancelTo="." {...rest} />
    </AddSheet>
  );
}
