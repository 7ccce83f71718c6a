import { useNavigate } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Sheet } from "~/components/sheet";
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
  const navigate = useNavigate();
  const { row, ...rest } = props;
  if (!row) return null;
  return (
    <Sheet
      open
      title={t("changeTitle")}
      onClose={() => navigate(".", { preventScrollReset: true, replace: true })}
    >
      <ChangeObservation row={row} cancelTo="." {...rest} />
    </Sheet>
  );
}
