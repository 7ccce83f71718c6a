import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { PrintButton } from "~/components/print-button";
import { useToast } from "~/components/toast";

/** The family's own link, shown once: to be looked at on a phone, copied or printed. */
export function ApplicationLink(props: { name: string; link: { url: string; qr: string } | null }) {
  const { t } = useTranslation(["enrolment", "common"]);
  const toast = useToast();
  const { link } = props;
  const copy = async (url: string) => {
    await navigator.clipboard.writeText(url);
    toast({ text: t("common:copied") });
  };
  return (
    <Card title={t("application.link")}>
      {link ? (
        <div className="grid gap-3">
          <p className="text-ink-2">{t("application.linkMade")}</p>
          <img
            src={link.qr}
            width={168}
            height={168}
            alt={t("application.qr", { name: props.name })}
            className="rounded-field bg-white p-2"
          />
          <p className="rounded-field bg-sunk p-3 font-semibold break-all">{link.url}</p>
          <div className="flex flex-wrap gap-2">
            <Button kind="main" onClick={() => void copy(link.url)}>
              {t("application.copy")}
            </Button>
            <PrintButton />
          </div>
        </div>
      ) : (
        <Form method="post" className="grid justify-items-start gap-3">
          <p className="text-ink-2">{t("application.linkLead")}</p>
          <input type="hidden" name="intent" value="link" />
          <Button type="submit">{t("application.makeLink")}</Button>
        </Form>
      )}
    </Card>
  );
}
