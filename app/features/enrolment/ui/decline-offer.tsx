import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { CheckboxField } from "~/components/checkbox-field";
import { ConfirmButton } from "~/components/confirm-button";

export function DeclineOffer() {
  const { t } = useTranslation("enrolment");
  return (
    <details>
      <summary className="min-h-(--tap) cursor-pointer py-3 font-strong text-brand-text">
        {t("own.declineTitle")}
      </summary>
      <Form method="post" className="grid justify-items-start gap-3">
        <input type="hidden" name="intent" value="decline" />
        <CheckboxField label={t("own.staysOnList")} name="staysOnList" defaultChecked />
        <ConfirmButton
          question={t("own.declineQuestion")}
          detail={t("own.declineDetail")}
          confirmLabel={t("own.decline")}
        >
          {t("own.decline")}
        </ConfirmButton>
      </Form>
    </details>
  );
}
