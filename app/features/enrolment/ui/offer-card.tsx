import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ConfirmButton } from "~/components/confirm-button";
import { formatLongDay } from "~/lib/dates";
import type { OpenOffer } from "../offers/queries.server";

/** The offer that waits for its answer. */
export function OfferCard({ offer }: { offer: OpenOffer }) {
  const { t, i18n } = useTranslation(["enrolment", "enums"]);
  return (
    <Card title={t("offer.open")}>
      <p className="font-semibold">
        {t("offer.openLine", {
          ...{ className: offer.className, startsOn: offer.startsOn },
          schedule: t(`enums:schedule.${offer.schedule}`),
        })}
      </p>
      <p className="mb-3 text-ink-2">
        {t("offer.until", { day: formatLongDay(offer.answerBy, i18n.language) })}
        {offer.offersNext ? ` · ${t("offer.offersNext")}` : ""}
      </p>
      <Form method="post">
        <input type="hidden" name="intent" value="takeBack" />
        <ConfirmButton
          question={t("offer.takeBackQuestion")}
          detail={t("offer.takeBackDetail")}
          confirmLabel={t("offer.takeBack")}
        >
          {t("offer.takeBack")}
        </ConfirmButton>
      </Form>
    </Card>
  );
}
