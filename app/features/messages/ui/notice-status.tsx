import { Form } from "@remix-run/react";
import { BellRing } from "lucide";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { Stat } from "~/components/stat";
import type { NoticePage } from "../notices/queries.server";
import { momentWords } from "./notice-words";

/** How far a published notice has come, and one tap that reminds those who have not done what it asks. */
export function NoticeStatus({ notice }: { notice: NoticePage }) {
  const { t, i18n } = useTranslation(["messages", "errors"]);
  const { counts, mustConfirm, whyNotRemind, remindedAt } = notice;
  const persons = { plan: counts.persons, unit: t("notice.personsUnit") };
  const isOut = notice.state === "published";
  return (
    <Card className="grid gap-4">
      <div className="grid grid-cols-3 gap-4">
        <Stat label={t("notice.delivered")} value={counts.delivered} {...persons} />
        <Stat label={t("notice.read")} value={counts.read} {...persons} />
        {mustConfirm ? (
          <Stat
            label={t("notice.confirmed")}
            value={counts.confirmed}
            plan={counts.children}
            unit={t("notice.childrenUnit")}
          />
        ) : null}
      </div>
      {isOut && notice.isOwn ? (
        <div className="no-print flex flex-wrap items-center gap-x-3 gap-y-1">
          <Form method="post" preventScrollReset>
            <input type="hidden" name="intent" value="remind" />
            <Button type="submit" icon={BellRing} disabled={whyNotRemind !== null}>
              {t("notice.remind")}
            </Button>
          </Form>
          <span className="text-ink-2">
            {whyNotRemind
              ? t(`errors:${whyNotRemind}`, { time: remindedAt?.time })
              : t("notice.remindCount", { count: notice.outstanding })}
          </span>
        </div>
      ) : null}
      {remindedAt ? (
        <p className="text-second text-ink-2">
          {t("notice.remindedAt", { when: momentWords(remindedAt, i18n.language) })}
        </p>
      ) : null}
    </Card>
  );
}
