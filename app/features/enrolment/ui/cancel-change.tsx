import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "~/components/confirm-button";
import { formatLongDay } from "~/lib/dates";
import type { EnrolmentRow } from "../queries.server";

/** Takes a change back that has not begun. */
export function CancelChange({ stay }: { stay: EnrolmentRow }) {
  const { t, i18n } = useTranslation("enrolment");
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="cancelChange" />
      <input type="hidden" name="enrolmentId" value={stay.id} />
      <ConfirmButton
        kind="quiet"
        question={t("cancelChangeQuestion", { day: formatLongDay(stay.startsOn, i18n.language) })}
        detail={t("cancelChangeDetail")}
        confirmLabel={t("cancelChange")}
      >
        {t("cancelChange")}
      </ConfirmButton>
    </Form>
  );
}
