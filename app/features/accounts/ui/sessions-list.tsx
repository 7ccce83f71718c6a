import { Form } from "@remix-run/react";
import { Laptop, Smartphone } from "lucide";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "~/components/confirm-button";
import { Icon } from "~/components/icon";
import { RowList } from "~/components/row-list";
import { Tag } from "~/components/tag";
import { instantOf } from "~/lib/clock";
import { formatMoment } from "~/lib/dates";

type SessionRow = {
  id: string;
  device: string;
  createdAt: string;
  lastSeenAt: string;
  current: boolean;
};

/** Where the person is signed in; any of it can be ended from here. */
export function SessionsList(props: { sessions: SessionRow[]; timeZone: string }) {
  const { t, i18n } = useTranslation(["accounts", "common"]);
  const at = (iso: string) => formatMoment(instantOf(iso), props.timeZone, i18n.language);
  return (
    <>
      <RowList
        rows={props.sessions.map((session) => ({
          key: session.id,
          mark: (
            <Icon of={/iPhone|iPad|Android/.test(session.device) ? Smartphone : Laptop} size={24} />
          ),
          title: session.device || t("own.unknownDevice"),
          detail: (
            <>
              <span className="block">{t("own.lastSeen", { time: at(session.lastSeenAt) })}</span>
              <span className="block">{t("own.since", { time: at(session.createdAt) })}</span>
            </>
          ),
          act: session.current ? (
            <Tag tone="ok">{t("own.thisDevice")}</Tag>
          ) : (
            <Form method="post">
              <input type="hidden" name="intent" value="endSession" />
              <input type="hidden" name="sessionId" value={session.id} />
              <ConfirmButton
                kind="quiet"
                question={t("own.endQuestion")}
                detail={t("own.endDetail")}
                confirmLabel={t("own.end")}
              >
                {t("own.end")}
              </ConfirmButton>
            </Form>
          ),
        }))}
      />
      {props.sessions.length > 1 ? (
        <Form method="post" className="mt-3">
          <input type="hidden" name="intent" value="endOthers" />
          <ConfirmButton
            question={t("own.endOthersQuestion")}
            detail={t("own.endDetail")}
            confirmLabel={t("own.endOthers")}
          >
            {t("own.endOthers")}
          </ConfirmButton>
        </Form>
      ) : null}
    </>
  );
}
