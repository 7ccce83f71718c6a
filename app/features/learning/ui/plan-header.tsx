import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { BackLink } from "~/components/back-link";
import { Button } from "~/components/button";
import { ClassChip } from "~/components/class-chip";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { WeekSwitch } from "~/components/week-switch";
import type { PlanWeek } from "../plans/queries.server";

/** Whose plan, which week, and the week before as a beginning. */
export function PlanHeader({ plan, mayPlan }: { plan: PlanWeek; mayPlan: boolean }) {
  const { t } = useTranslation("learning");
  const { room, week, thisWeek } = plan;
  return (
    <PageHeader
      title={t("plan.title")}
      back={<BackLink to={`/room/${room.id}`}>{t("plan.backToRoom")}</BackLink>}
      subtitle={
        <>
          <ClassChip name={room.name} colour={room.colour} /> · {t("plan.subtitle")}
        </>
      }
      actions={
        <>
          <WeekSwitch monday={week} current={thisWeek} />
          {mayPlan && plan.weekBefore && week >= thisWeek ? (
            <Form method="post">
              <input type="hidden" name="intent" value="copy" />
              <input type="hidden" name="week" value={week} />
              <Button type="submit">{t("plan.copy")}</Button>
            </Form>
          ) : null}
          <PrintButton />
        </>
      }
    />
  );
}
