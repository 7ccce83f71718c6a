import { CalendarDays } from "lucide";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { EmptyState } from "~/components/empty-state";
import { LinkButton } from "~/components/link-button";
import type { RosterWeek } from "../weeks/queries.server";
import { CopyWeek } from "./copy-week";

/** A week without shifts: copy the one before; a centre without staff begins there. */
export function RosterEmpty({ roster, mayPlan }: { roster: RosterWeek; mayPlan: boolean }) {
  const { t } = useTranslation("rosters");
  const nobody = roster.everyone.length === 0;
  const words = nobody ? "noStaff" : mayPlan ? "emptyWeek" : "emptyWeekRead";
  return (
    <Card className="mb-4">
      <EmptyState
        icon={CalendarDays}
        action={
          !mayPlan ? undefined : nobody ? (
            <LinkButton to="/staff/new" kind="main">
              {t("toStaff")}
            </LinkButton>
          ) : (
            <CopyWeek monday={roster.monday} isMain />
          )
        }
      >
        {t(words)}
      </EmptyState>
    </Card>
  );
}
