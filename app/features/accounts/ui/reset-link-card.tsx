import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Card } from "~/components/card";
import { ConfirmButton } from "~/components/confirm-button";
import { ShownLink } from "~/components/shown-link";
import { instantOf } from "~/lib/clock";
import { formatMoment } from "~/lib/dates";

/** The office's one-time link: shown once, here, to be handed over in person. */
export function ResetLinkCard(props: {
  name: string;
  link: { url: string; expiresAt: string; qr: string } | null;
  refusal: string | null;
  timeZone: string;
}) {
  const { t, i18n } = useTranslation(["accounts", "common"]);
  const { link } = props;
  return (
    <Card title={t("reset.office")}>
      {props.refusal ? (
        <div className="mb-3">
          <Banner tone="stop" inset>
            {props.refusal}
          </Banner>
        </div>
      ) : null}
      {link ? (
        <div className="grid gap-3">
          <p className="text-ink-2">{t("reset.made")}</p>
          <ShownLink
            link={link}
            alt={t("reset.qr", { name: props.name })}
            note={t("reset.expires", {
              time: formatMoment(instantOf(link.expiresAt), props.timeZone, i18n.language),
            })}
          />
        </div>
      ) : (
        <Form method="post">
          <ConfirmButton
            kind="main"
            danger={false}
            question={t("reset.question", { name: props.name })}
            detail={t("reset.detail")}
            confirmLabel={t("reset.make")}
          >
            {t("reset.make")}
          </ConfirmButton>
        </Form>
      )}
    </Card>
  );
}
