import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { RowList } from "~/components/row-list";
import type { listOwnAbsences } from "~/features/attendance/absences/queries.server";
import { absenceDays } from "~/features/attendance/ui/absence-words";
import { joined } from "./family-words";

type Told = Awaited<ReturnType<typeof listOwnAbsences>>[number];

/** What was told already, and the way to take it back while it has not begun. */
export function ToldAbsences(props: { told: readonly Told[]; childId: string; today: string }) {
  const { t, i18n } = useTranslation(["families", "enums", "common"]);
  if (props.told.length === 0) return null;
  return (
    <Card title={t("absence.told")}>
      <RowList
        rows={props.told.map((one) => {
          const days = absenceDays(one, t, i18n.language);
          const reason = t(`enums:absenceReason.${one.reason}`);
          const isBegun = one.fromDay < props.today;
          const known = t(one.byFamily ? "absence.known" : "absence.byCentre");
          return {
            key: one.id,
            title: t("absence.line", { days, reason }),
            detail: joined([one.symptoms, one.note, isBegun ? t("absence.begun") : known], t),
            act: isBegun ? null : (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="intent" value="takeBack" />
                <input type="hidden" name="childId" value={props.childId} />
                <input type="hidden" name="absenceId" value={one.id} />
                <Button type="submit" kind="quiet" aria-label={t("absence.takeBackOf", { days })}>
                  {t("absence.takeBack")}
                </Button>
              </Form>
            ),
          };
        })}
      />
    </Card>
  );
}
