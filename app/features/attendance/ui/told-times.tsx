import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { RowList } from "~/components/row-list";
import { formatDay } from "~/lib/dates";
import type { TimeChange } from "../times/queries.server";

/** Days on which the child comes or goes at another hour, and the way back to the usual one. */
export function ToldTimes({ told, childId }: { told: readonly TimeChange[]; childId: string }) {
  const { t, i18n } = useTranslation(["attendance", "common"]);
  if (told.length === 0) return null;
  return (
    <Card title={t("times.told")}>
      <RowList
        rows={told.map(({ day, arrivesAt, leavesAt, note }) => {
          const date = formatDay(day, i18n.language);
          const parts = [
            arrivesAt && t("times.comes", { time: arrivesAt }),
            leavesAt && t("times.goes", { time: leavesAt }),
          ];
          return {
            key: day,
            title: `${date} ${parts.filter(Boolean).join(t("common:clauseSeparator"))}`,
            detail: note,
            act: (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="intent" value="asUsual" />
                <input type="hidden" name="childId" value={childId} />
                <input type="hidden" name="day" value={day} />
                <Button type="submit" kind="quiet" aria-label={t("times.asUsualOf", { day: date })}>
                  {t("times.asUsual")}
                </Button>
              </Form>
            ),
          };
        })}
      />
    </Card>
  );
}
