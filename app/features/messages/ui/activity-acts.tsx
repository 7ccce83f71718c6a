import { Form } from "@remix-run/react";
import { CircleSlash, LockKeyhole, LockKeyholeOpen, PenLine, Trash2 } from "lucide";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { ConfirmButton } from "~/components/confirm-button";
import { LinkButton } from "~/components/link-button";
import { PrintButton } from "~/components/print-button";
import type { ActivityPage } from "../activities/queries.server";
import { activityActs } from "../activities/rules";

/** What can be done with an activity as a whole: each act stands where its state allows it. */
export function ActivityActs({ activity }: { activity: ActivityPage }) {
  const { t } = useTranslation("messages");
  const { state, isOwn } = activity;
  const acts: readonly string[] = isOwn ? activityActs[state] : [];
  return (
    <>
      {state === "draft" ? null : <PrintButton />}
      {acts.includes("close") || acts.includes("cancel") ? (
        <LinkButton to="?change" icon={PenLine}>
          {t("activity.change")}
        </LinkButton>
      ) : null}
      {acts.includes("close") ? (
        <Form method="post" preventScrollReset>
          <Button type="submit" name="intent" value="close" icon={LockKeyhole}>
            {t("activity.close")}
          </Button>
        </Form>
      ) : null}
      {state === "closed" && acts.includes("open") ? (
        <Form method="post" preventScrollReset>
          <Button type="submit" name="intent" value="open" icon={LockKeyholeOpen}>
            {t("activity.reopen")}
          </Button>
        </Form>
      ) : null}
      {acts.includes("cancel") ? (
        <Form method="post">
          <input type="hidden" name="intent" value="cancel" />
          <ConfirmButton
            icon={CircleSlash}
            question={t("activity.cancelAsk")}
            detail={t("activity.cancelDetail")}
            confirmLabel={t("activity.cancel")}
            cancelLabel={t("activity.leaveIt")}
          >
            {t("activity.cancel")}
          </ConfirmButton>
        </Form>
      ) : null}
      {acts.includes("discard") ? (
        <Form method="post">
          <input type="hidden" name="intent" value="discard" />
          <ConfirmButton
            icon={Trash2}
            question={t("activity.discardAsk")}
            detail={t("activity.discardDetail")}
            confirmLabel={t("activity.discard")}
          >
            {t("activity.discard")}
          </ConfirmButton>
        </Form>
      ) : null}
    </>
  );
}
