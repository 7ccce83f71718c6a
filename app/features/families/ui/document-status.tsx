import { Form } from "@remix-run/react";
import { BellRing } from "lucide";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { Stat } from "~/components/stat";
import { DocumentText } from "~/features/centres/ui/document-text";
import { formatDay, formatLongDay } from "~/lib/dates";
import type { DocumentPage } from "../documents/queries.server";

/** How far the version in force has come, its words, and one tap that reminds those who have not agreed. */
export function DocumentStatus({ page }: { page: DocumentPage }) {
  const { t, i18n } = useTranslation(["families", "errors"]);
  const { version, publishedAt, remindedOn, isRemindedToday, open } = page;
  return (
    <Card className="grid gap-4">
      {page.isAsked ? (
        <div className="grid max-w-[480px] grid-cols-2 gap-4">
          <Stat
            label={t("document.progress")}
            value={page.accepted}
            plan={page.children}
            unit={t("document.children")}
          />
          <Stat label={t("document.openCount")} value={open} unit={t("document.children")} />
        </div>
      ) : (
        <Banner inset>{t("document.notAskedLead")}</Banner>
      )}
      {page.isAsked ? (
        <div className="no-print flex flex-wrap items-center gap-x-3 gap-y-1">
          <Form method="post" preventScrollReset>
            <input type="hidden" name="intent" value="remind" />
            <Button type="submit" icon={BellRing} disabled={open === 0 || isRemindedToday}>
              {t("document.remind")}
            </Button>
          </Form>
          <span className="text-ink-2">
            {isRemindedToday ? t("errors:document_reminded_today") : t("document.remindLead")}
            {remindedOn && !isRemindedToday
              ? ` ${t("document.reminded", { day: formatDay(remindedOn, i18n.language) })}`
              : null}
          </span>
        </div>
      ) : null}
      <details>
        <summary className="cursor-pointer py-2 font-semibold">
          {t("document.text")}
          <span className="font-normal text-ink-2">
            {" · "}
            {t("document.version", { version })}
            {publishedAt
              ? ` · ${t("document.since", { day: formatLongDay(publishedAt.day, i18n.language) })}`
              : null}
          </span>
        </summary>
        <div className="max-w-[70ch] pt-2">
          <h2 className="sr-only">{t("document.text")}</h2>
          <p className="mb-3 text-second text-ink-2">{t("document.blanks")}</p>
          <DocumentText text={page.text} />
        </div>
      </details>
    </Card>
  );
}
