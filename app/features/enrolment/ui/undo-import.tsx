import { Form, useNavigation } from "@remix-run/react";
import { Undo2 } from "lucide";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "~/components/confirm-button";

/** Takes back a whole import, after a question. */
export function UndoImport({ importId }: { importId: string }) {
  const { t } = useTranslation("enrolment");
  const action = `/children/import/${importId}`;
  const busy = useNavigation().formAction === action;
  return (
    <Form method="post" action={action}>
      <input type="hidden" name="intent" value="undo" />
      <ConfirmButton
        kind="quiet"
        icon={Undo2}
        busy={busy}
        question={t("roster.undoQuestion")}
        detail={t("roster.undoDetail")}
        confirmLabel={t("roster.undo")}
      >
        {t("roster.undo")}
      </ConfirmButton>
    </Form>
  );
}
