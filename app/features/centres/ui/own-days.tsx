import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ConfirmButton } from "~/components/confirm-button";
import { RowList } from "~/components/row-list";
import { formatDay } from "~/lib/dates";
import type { CalendarYear } from "../calendar/queries.server";
import { weekdayWord } from "./calendar-words";

type Run = CalendarYear["runs"][number];

/** What the centre itself has set in the year, days in a row as one; taken back, they are as published. */
export function OwnDays({ runs, mayChange }: { runs: readonly Run[]; mayChange: boolean }) {
  const { t, i18n } = useTranslation(["centres", "enums", "common"]);
  const inDays = ({ from, through }: Run) =>
    [from, ...(through === from ? [] : [through])]
      .map((day) => formatDay(day, i18n.language))
      .join(" – ");
  return (
    <Card title={t("calendar.own")}>
      {runs.length === 0 ? (
        <p className="text-ink-2">{t("calendar.noneOwn")}</p>
      ) : (
        <RowList
          rows={runs.map((run) => ({
            key: run.from,
            title: run.name,
            detail: [
              inDays(run),
              t(`enums:dayKind.${run.kind}`),
              ...(run.follows
                ? [t("calendar.follows", { day: weekdayWord(run.follows, i18n.language) })]
                : []),
            ].join(t("common:clauseSeparator")),
            act: mayChange ? (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="intent" value="clearDays" />
                <input type="hidden" name="fromDay" value={run.from} />
                <input type="hidden" name="toDay" value={run.through} />
                <ConfirmButton
                  kind="quiet"
                  question={t("calendar.clearQuestion", { name: run.name })}
                  detail={t("calendar.clearDetail", { days: inDays(run) })}
                  confirmLabel={t("calendar.clear")}
                >
                  {t("calendar.clear")}
                </ConfirmButton>
              </Form>
            ) : null,
          }))}
        />
      )}
    </Card>
  );
}
