import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { ConfirmButton } from "~/components/confirm-button";
import { useToast } from "~/components/toast";
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
  const toast = useToast();
  const { link } = props;
  const copy = async (url: string) => {
    await navigator.clipboard.writeText(url);
    toast({ text: t("common:copied") });
  };
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
          <img
            src={link.qr}
            width={168}
            height={168}
            alt={t("reset.qr", { name: props.name })}
            className="rounded-field bg-white p-2"
          />
          <p className="rounded-field bg-sunk p-3 font-semibold break-all">{link.url}</p>
          <p className="text-ink-2">
            {t("reset.expires", {
              time: formatMoment(instantOf(link.expiresAt), props.timeZone, i18n.language),
            })}
          </p>
          <div>
            <Button kind="main" onClick={() => void copy(link.url)}>
              {t("reset.copy")}
            </Button>
          </div>
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
