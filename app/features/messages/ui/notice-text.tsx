import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Card } from "~/components/card";
import type { NoticePage } from "../notices/queries.server";
import { momentWords, targetWords } from "./notice-words";

/** What families were sent, and by whom it was taken back. */
export function NoticeText({ notice }: { notice: NoticePage }) {
  const { t, i18n } = useTranslation(["messages", "common"]);
  const { classes, children, withdrawnAt, withdrawnName, publishedAt } = notice;
  const names = [...classes, ...children].map(({ name }) => name);
  return (
    <>
      {withdrawnAt ? (
        <Banner tone="warn" inset>
          {t("notice.withdrawnBy", {
            ...{ name: withdrawnName, when: momentWords(withdrawnAt, i18n.language) },
          })}
        </Banner>
      ) : null}
      {notice.isOwn ? null : <Banner inset>{t("notice.readOnly")}</Banner>}
      <Card>
        <p className="mb-3 text-ink-2">
          {targetWords(notice.level, names, t)}
          {publishedAt ? (
            <>
              {" · "}
              {t("notice.by", {
                ...{ name: notice.author, when: momentWords(publishedAt, i18n.language) },
              })}
            </>
          ) : null}
        </p>
        <p className="max-w-[70ch] break-words whitespace-pre-line">{notice.body}</p>
      </Card>
    </>
  );
}
