import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ConfirmButton } from "~/components/confirm-button";
import { instantOf } from "~/lib/clock";
import { formatMoment } from "~/lib/dates";

/** Whether a member of the staff has a PIN for the tablets; the office takes away one that was forgotten or seen. */
export function PinCard(props: {
  name: string;
  pinSetAt: string | null;
  timeZone: string;
  mayChange: boolean;
}) {
  const { t, i18n } = useTranslation("accounts");
  const { name, pinSetAt } = props;
  return (
    <Card title={t("pin.title")}>
      <p className="text-ink-2">
        {pinSetAt
          ? t("pin.since", {
              time: formatMoment(instantOf(pinSetAt), props.timeZone, i18n.language),
            })
          : t("pin.noneYet")}
      </p>
      {pinSetAt && props.mayChange ? (
        <Form method="post" preventScrollReset className="mt-3 flex justify-end">
          <input type="hidden" name="intent" value="removePin" />
          <ConfirmButton
            question={t("pin.removeQuestion", { name })}
            detail={t("pin.removeDetail")}
            confirmLabel={t("pin.remove")}
          >
            {t("pin.remove")}
          </ConfirmButton>
        </Form>
      ) : null}
    </Card>
  );
}
