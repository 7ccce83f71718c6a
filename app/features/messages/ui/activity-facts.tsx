import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Card } from "~/components/card";
import { Facts } from "~/components/facts";
import { Stat } from "~/components/stat";
import type { ActivityPage } from "../activities/queries.server";
import { hoursWords } from "./activity-words";
import { momentWords, targetWords } from "./notice-words";

/** What an activity is, and how full it is. */
export function ActivityFacts({ activity }: { activity: ActivityPage }) {
  const { t, i18n } = useTranslation(["messages", "common"]);
  const { cancelled, classes } = activity;
  return (
    <>
      {cancelled ? (
        <Banner tone="warn" inset>
          {t("activity.cancelledBy", {
            ...{ name: cancelled.name, when: momentWords(cancelled.at, i18n.language) },
          })}
        </Banner>
      ) : null}
      {activity.isOwn ? null : <Banner inset>{t("activity.readOnly")}</Banner>}
      <Card className="grid gap-4 md:grid-cols-[1fr_22rem]">
        <p className="max-w-[70ch] break-words whitespace-pre-line">{activity.body}</p>
        <Facts
          items={[
            { label: t("activity.when"), value: hoursWords(activity, t, i18n.language) },
            { label: t("activity.venue"), value: activity.venue },
            {
              label: t("activity.to"),
              value: targetWords(
                activity.level,
                classes.map(({ name }) => name),
                t,
              ),
            },
            {
              label: t("activity.until"),
              value: momentWords(activity.signUpUntil, i18n.language),
            },
          ]}
        />
      </Card>
      <Card className="grid grid-cols-3 gap-4">
        <Stat label={t("activity.coming")} value={activity.taken} plan={activity.places} />
        <Stat label={t("activity.comingAdults")} value={activity.adults} />
        <Stat label={t("activity.waiting")} value={activity.waiting} />
      </Card>
    </>
  );
}
