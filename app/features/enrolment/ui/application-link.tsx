import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Card } from "~/components/card";
import { PrintButton } from "~/components/print-button";
import { ShownLink } from "~/components/shown-link";

/** The family's own link, shown once: to be looked at on a phone, copied or printed. */
export function ApplicationLink(props: { name: string; link: { url: string; qr: string } | null }) {
  const { t } = useTranslation(["enrolment", "common"]);
  const { link } = props;
  return (
    <Card title={t("application.link")}>
      {link ? (
        <div className="grid gap-3">
          <p className="text-ink-2">{t("application.linkMade")}</p>
          <ShownLink
            link={link}
            alt={t("application.qr", { name: props.name })}
            actions={<PrintButton />}
          />
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
