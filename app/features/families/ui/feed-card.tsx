import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { Button } from "~/components/button";
import { ConfirmButton } from "~/components/confirm-button";
import { ShownLink } from "~/components/shown-link";
import { formatDate } from "~/lib/dates";

/** The secret address of the calendar: shown once when it is made, replaced or ended at any time. */
export function FeedCard(props: {
  feed: { since: string } | null;
  link: { url: string; qr: string } | null;
}) {
  const { t, i18n } = useTranslation("families");
  const { feed, link } = props;
  return (
    <Card className="grid gap-3">
      <p>{t("feed.what")}</p>
      <p className="text-ink-2">{t("feed.secret")}</p>
      {link ? (
        <ShownLink link={link} alt={t("feed.qr")} note={t("feed.once")} />
      ) : feed ? (
        <p>{t("feed.since", { day: formatDate(feed.since, i18n.language) })}</p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="make" />
          {feed ? (
            <ConfirmButton
              question={t("feed.againAsk")}
              detail={t("feed.againDetail")}
              confirmLabel={t("feed.again")}
              danger={false}
            >
              {t("feed.again")}
            </ConfirmButton>
          ) : (
            <Button type="submit" kind="main">
              {t("feed.make")}
            </Button>
          )}
        </Form>
        {feed ? (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="intent" value="revoke" />
            <ConfirmButton
              question={t("feed.revokeAsk")}
              detail={t("feed.revokeDetail")}
              confirmLabel={t("feed.revoke")}
            >
              {t("feed.revoke")}
            </ConfirmButton>
          </Form>
        ) : null}
      </div>
    </Card>
  );
}
