import { Form } from "@remix-run/react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ConfirmButton } from "~/components/confirm-button";
import { RowList } from "~/components/row-list";
import { Tag, type Tone } from "~/components/tag";
import { formatLongDay } from "~/lib/dates";
import type { SessionsPage } from "../sessions/queries.server";
import type { SessionSetting } from "../sessions/rules";

const tones: Record<SessionsPage["history"][number]["state"], Tone | undefined> = {
  ...{ now: "ok", later: "info", over: undefined },
};

/** 上午 07:30–12:00（早点、午餐）: a session in one line. */
const sessionLines = (t: TFunction, setting: SessionSetting): string[] => [
  ...(["morning", "afternoon"] as const).map((session) => {
    const { from, to, meals } = setting[session];
    const words = meals.map((meal) => t(`enums:meal.${meal}`)).join(t("common:listSeparator"));
    return t(meals.length > 0 ? "sessions.lineWithMeals" : "sessions.line", {
      ...{ session: t(`sessions.${session}`), from, to, meals: words },
    });
  }),
  t("sessions.line", { session: t("sessions.usual"), ...setting.usual }),
];

/** Every setting the centre has made, the newest first, and the usual one before them. */
export function SessionsHistory({ page }: { page: SessionsPage }) {
  const { t, i18n } = useTranslation(["centres", "enums", "common"]);
  const lines = (setting: SessionSetting) =>
    sessionLines(t, setting).map((line) => (
      <span key={line} className="block">
        {line}
      </span>
    ));
  const day = (value: string) => formatLongDay(value, i18n.language);
  const isFirst = !page.history.some(({ state }) => state !== "later");
  return (
    <Card title={t("sessions.history")}>
      <RowList
        rows={[
          ...page.history.map((each) => ({
            key: each.fromDay,
            title: t("sessions.from", { day: day(each.fromDay) }),
            detail: lines(each),
            act: (
              <span className="flex flex-wrap items-center justify-end gap-2">
                <Tag tone={tones[each.state]}>{t(`sessions.state.${each.state}`)}</Tag>
                {each.state === "later" ? <CancelSessions fromDay={each.fromDay} /> : null}
              </span>
            ),
          })),
          {
            key: "usual",
            title: t("sessions.before"),
            detail: lines(page.usual),
            act: (
              <Tag tone={isFirst ? "ok" : undefined}>
                {t(`sessions.state.${isFirst ? "now" : "over"}`)}
              </Tag>
            ),
          },
        ]}
      />
    </Card>
  );
}

function CancelSessions({ fromDay }: { fromDay: string }) {
  const { t, i18n } = useTranslation("centres");
  const day = formatLongDay(fromDay, i18n.language);
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="cancelSessions" />
      <input type="hidden" name="fromDay" value={fromDay} />
      <ConfirmButton
        kind="quiet"
        question={t("sessions.cancelQuestion", { day })}
        detail={t("sessions.cancelDetail")}
        confirmLabel={t("calendar.clear")}
      >
        {t("calendar.clear")}
      </ConfirmButton>
    </Form>
  );
}
