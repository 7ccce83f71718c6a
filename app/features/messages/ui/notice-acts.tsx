import { Form } from "@remix-run/react";
import { Trash2, Undo2 } from "lucide";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "~/components/confirm-button";
import { PrintButton } from "~/components/print-button";
import type { NoticePage } from "../notices/queries.server";

/** What can still be done with a notice as a whole: thrown away before it is out, withdrawn after. */
export function NoticeActs({ notice }: { notice: NoticePage }) {
  const { t } = useTranslation("messages");
  const { state, isOwn } = notice;
  const isWaiting = state === "draft" || state === "scheduled";
  return (
    <>
      {isWaiting ? null : <PrintButton />}
      {isOwn && isWaiting ? (
        <Form method="post">
          <input type="hidden" name="intent" value="discard" />
          <ConfirmButton
            icon={Trash2}
            question={t("notice.discardAsk")}
            detail={t("notice.discardDetail")}
            confirmLabel={t("notice.discard")}
          >
            {t("notice.discard")}
          </ConfirmButton>
        </Form>
      ) : null}
      {isOwn && state === "published" ? (
        <Form method="post">
          <input type="hidden" name="intent" value="withdraw" />
          <ConfirmButton
            icon={Undo2}
            question={t("notice.withdrawAsk")}
            detail={t("notice.withdrawDetail")}
            confirmLabel={t("notice.withdraw")}
          >
            {t("notice.withdraw")}
          </ConfirmButton>
        </Form>
      ) : null}
    </>
  );
}
